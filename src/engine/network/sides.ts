/**
 * Who is on the far side of a partition that cuts off a share of the weight: the first producers who make it up, as large a part of those
 * who only pass blocks on, and never the receiver, who comes right after the producers.
 */
export class Sides {
  #nodes: number;
  /** By producer: weight of those before it, and then that of all. */
  #before: readonly number[];

  constructor(weights: readonly number[], nodes: number) {
    this.#nodes = nodes;
    const before = [0];
    for (const [producer, weight] of weights.entries()) before.push((before[producer] as number) + weight);
    this.#before = before;
  }

  isFar(node: number, share: number): boolean {
    const producers = this.#before.length - 1;
    if (node > producers) return node - producers <= share * (this.#nodes - producers - 1);
    if (node === producers) return false;
    const total = this.#before[producers] as number;
    return (this.#before[node] as number) < share * total - 1e-9 * total;
  }
}
