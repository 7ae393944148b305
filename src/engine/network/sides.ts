import type { Cut } from "../incidents.ts";

/**
 * Who is on the far side of a partition that cuts off a share of the weight: the first producers who make it up, as large a part of those
 * who only pass blocks on, and never the receiver, who comes right after the producers. In an eclipse he is, and who cuts him off is on both.
 */
export class Sides {
  #nodes: number;
  /** By producer: weight of those before it, and then that of all. */
  #before: readonly number[];
  /** Producers of an adversary. */
  #bridges: ReadonlySet<number>;

  constructor(weights: readonly number[], nodes: number, bridges: readonly number[] = []) {
    this.#nodes = nodes;
    this.#bridges = new Set(bridges);
    const before = [0];
    for (const [producer, weight] of weights.entries()) before.push((before[producer] as number) + weight);
    this.#before = before;
  }

  /** Whether what a node tells another does not get through while a cut lasts. In an eclipse its adversary hears all and tells the receiver alone. */
  separates(cut: Cut, from: number, to: number): boolean {
    if (cut.isEclipse !== true) return this.isFar(from, cut.share) !== this.isFar(to, cut.share);
    if (this.isBridge(to)) return false;
    return this.isBridge(from) ? to !== this.receiver : from === this.receiver || to === this.receiver;
  }

  /** Whether a node is an adversary's. */
  isBridge(node: number): boolean {
    return this.#bridges.has(node);
  }

  get receiver(): number {
    return this.#before.length - 1;
  }

  isFar(node: number, share: number): boolean {
    const producers = this.#before.length - 1;
    if (node > producers) return node - producers <= share * (this.#nodes - producers - 1);
    if (node === producers) return false;
    const total = this.#before[producers] as number;
    return (this.#before[node] as number) < share * total - 1e-9 * total;
  }
}
