import type { Cut } from "../incidents.ts";

/** Who is cut off in an eclipse, and whose nodes hear all meanwhile and tell them alone: nodes by number, the receiver's right after the producers'. */
export interface Siege {
  readonly victims: readonly number[];
  readonly by: readonly number[];
}

const nobody: readonly number[] = [];
const peace: Siege = { victims: nobody, by: nobody };

/**
 * Who is on the far side of a partition that cuts off a share of the weight: the first producers who make it up, as large a part of those
 * who only pass blocks on, and never the receiver, who comes right after the producers. In an eclipse its victims are, whoever they be.
 */
export class Sides {
  #nodes: number;
  /** By producer: weight of those before it, and then that of all. */
  #before: readonly number[];
  #victims: ReadonlySet<number>;
  #besiegers: ReadonlySet<number>;

  constructor(weights: readonly number[], nodes: number, { victims, by } = peace) {
    this.#nodes = nodes;
    this.#victims = new Set(victims);
    this.#besiegers = new Set(by);
    const before = [0];
    for (const [producer, weight] of weights.entries()) before.push((before[producer] as number) + weight);
    this.#before = before;
  }

  /** Whether what a node tells another does not get through while a cut lasts. */
  separates(cut: Cut, from: number, to: number): boolean {
    if (cut.isEclipse !== true) return this.isFar(from, cut.share) !== this.isFar(to, cut.share);
    if (this.#besiegers.has(to)) return false;
    const isInside = this.#victims.has(from) || this.#besiegers.has(from);
    return isInside !== this.#victims.has(to);
  }

  /** Whether a node cuts others off now, and hears them. */
  besieges(cut: Cut, node: number): boolean {
    return cut.isEclipse === true && this.#besiegers.has(node);
  }

  /** Whom an adversary lets know at once what a node tells in an eclipse, past their peers: it brings its victims together. */
  inTouch(cut: Cut, from: number): readonly number[] {
    if (cut.isEclipse !== true) return nobody;
    if (this.besieges(cut, from)) return [...this.#victims];
    return this.#victims.has(from) ? [...this.#victims, ...this.#besiegers] : nobody;
  }

  isFar(node: number, share: number): boolean {
    const producers = this.#before.length - 1;
    if (node > producers) return node - producers <= share * (this.#nodes - producers - 1);
    if (node === producers) return false;
    const total = this.#before[producers] as number;
    return (this.#before[node] as number) < share * total - 1e-9 * total;
  }
}
