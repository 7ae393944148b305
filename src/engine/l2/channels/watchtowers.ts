import { exponential } from "../../kernel/distributions.ts";
import type { Draws } from "../../kernel/random.ts";
import type { Site } from "../../site.ts";
import type { Nodes } from "./nodes.ts";
import type { Channels } from "./parameters.ts";

/** Who sees that an end is cheated: a hub itself, for a user his watchtower, which is away for whole times and not for moments (A93). */
export class Watchtowers {
  #p: Channels;
  #site: Site;
  #nodes: Nodes;
  #outages: Draws;
  /** By end: when somebody looks, microseconds, from the moment on at which there was something to see. */
  #from = new Map<number, number>();

  constructor(p: Channels, site: Site, nodes: Nodes) {
    this.#p = p;
    this.#site = site;
    this.#nodes = nodes;
    this.#outages = site.draw("watchtowers");
  }

  /** Whether somebody sees now what was done to an end of a node. */
  sees(end: number, node: number): boolean {
    if (this.#nodes.partyOf(node) === "hubs") return !this.#nodes.isAway(node);
    const { agenda, incidents } = this.#site;
    const from = this.#from.get(end) ?? agenda.now + this.#outage(end);
    this.#from.set(end, from);
    return agenda.now >= from && !incidents.isDown("watchtowers", agenda.now);
  }

  /** What is left of the time in which an end's watchtower is away, microseconds; 0 where it is there. */
  #outage(end: number): number {
    if (this.#outages(end, 0) < this.#p.watchtowerUptime) return 0;
    return this.#p.watchtowerOutage * exponential(this.#outages(end, 1)) * 1e6;
  }
}
