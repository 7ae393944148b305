import type { Incidents } from "../incidents.ts";
import type { Agenda } from "../kernel/agenda.ts";
import type { Circle, Network } from "./network.ts";
import type { Relay, Shown } from "./relay.ts";
import { Sides, type Siege } from "./sides.ts";

/** Nodes that hear together. */
type Group = readonly number[];

/**
 * Brings what a node sends to all others, circle by circle. While a partition lasts, what crosses it waits for its end.
 * Nodes are the producers, by number, and then whoever only listens; those stay with the smaller part.
 */
export class Broadcast implements Relay {
  readonly nodes: number;
  #agenda: Agenda;
  #incidents: Incidents;
  #receiver: number;
  #sides: Sides;
  #circles: readonly (readonly Circle[])[];
  #groups: Group[] = [];
  #numbers = new Map<Group, number>();
  #hear: number;

  /** `weights` are the producers', `hear` is called when a message reaches a group. */
  constructor(
    { agenda, incidents }: { readonly agenda: Agenda; readonly incidents: Incidents },
    network: Network,
    weights: readonly number[],
    hear: (message: number, nodes: Group) => void,
    siege?: Siege,
  ) {
    this.nodes = network.nodes;
    this.#agenda = agenda;
    this.#incidents = incidents;
    this.#receiver = weights.length;
    this.#sides = new Sides(weights, network.nodes, siege);
    this.#circles = Array.from({ length: network.nodes }, (_, node) => network.circles(node));
    this.#hear = agenda.action((message, group) => hear(message, this.#groups[group] as Group));
  }

  send(from: number, message: number, bytes: number): void {
    const { now } = this.#agenda;
    const partition = this.#incidents.partition(now);
    for (const circle of this.#circles[from] as readonly Circle[]) {
      const arrives = now + circle.delay(bytes);
      if (partition === undefined) this.#arrive(arrives, message, circle.nodes);
      else {
        const isHere = (node: number) => !this.#sides.separates(partition, from, node);
        this.#arrive(arrives, message, circle.nodes.filter(isHere));
        const away = circle.nodes.filter((node) => !isHere(node));
        this.#arrive(Math.max(arrives, partition.end), message, away);
      }
    }
  }

  show(from: number, branch: readonly Shown[]): void {
    for (const { block, bytes } of branch) this.send(from, block, bytes);
  }

  tell(from: number, bytes: number, seen: (delay: number) => void): void {
    const circle = (this.#circles[from] as readonly Circle[]).find(({ nodes }) =>
      nodes.includes(this.#receiver),
    );
    const partition = this.#incidents.partition(this.#agenda.now);
    const isApart = partition !== undefined && this.#sides.separates(partition, from, this.#receiver);
    const late = isApart ? partition.end - this.#agenda.now : 0;
    const delay = Math.max(circle?.delay(bytes) ?? 0, late);
    if (Number.isFinite(delay))
      this.#agenda.after(
        delay,
        this.#agenda.action(() => seen(delay)),
      );
  }

  isCutOff(node: number, share: number): boolean {
    return this.#sides.isFar(node, share);
  }

  #arrive(time: number, message: number, nodes: Group): void {
    if (nodes.length > 0) this.#agenda.at(time, this.#hear, message, this.#numberOf(nodes));
  }

  #numberOf(nodes: Group): number {
    const known = this.#numbers.get(nodes);
    if (known !== undefined) return known;
    const number = this.#groups.push(nodes) - 1;
    this.#numbers.set(nodes, number);
    return number;
  }
}
