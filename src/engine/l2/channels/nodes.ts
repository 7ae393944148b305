import type { Site } from "../../site.ts";
import type { Graph } from "./graph.ts";

/** Parties of a network: those with the most channels, all others, and who watches over these. */
export const parties = ["hubs", "users", "watchtowers"] as const;

/** A node by name, as incidents and scores call it: the one with the most channels is the first. */
export const nodeName = (node: number): string => `node ${node + 1}`;

/** Who of the nodes answers now. A node is away on its own account, with its party, or with the whole layer. */
export class Nodes {
  #graph: Graph;
  #hubs: number;
  #site: Site;
  #isAway: Uint8Array;
  /** Nodes that are away now. */
  away: readonly number[] = [];

  constructor(graph: Graph, hubs: number, site: Site) {
    this.#graph = graph;
    this.#hubs = hubs;
    this.#site = site;
    this.#isAway = new Uint8Array(graph.nodes);
    const turn = site.agenda.action(() => this.#turn());
    // Because a failure may last from before the run begins.
    for (const edge of [0, ...site.incidents.edges]) site.agenda.at(edge, turn);
  }

  isAway(node: number): boolean {
    return this.#isAway[node] === 1;
  }

  partyOf(node: number): "hubs" | "users" {
    return node < this.#hubs ? "hubs" : "users";
  }

  #turn(): void {
    const { incidents, agenda } = this.#site;
    const isDown = (party: string) => incidents.isDown(party, agenda.now);
    const isPartyDown = { hubs: isDown("hubs"), users: isDown("users") };
    for (let node = 0; node < this.#graph.nodes; node++)
      this.#isAway[node] = isPartyDown[this.partyOf(node)] || isDown(nodeName(node)) ? 1 : 0;
    this.away = Array.from(this.#isAway.keys()).filter((node) => this.isAway(node));
  }
}
