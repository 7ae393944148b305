import type { Stream } from "../kernel/random.ts";
import type { CompactRules } from "./regions.ts";

/** Compact blocks: short names of transactions, which most peers have already. */
export class CompactRelay {
  #rules: CompactRules;
  #chance: Stream;
  /** By node: 1 if it knows compact blocks, 1 if it comes and goes. */
  #known: Uint8Array;
  #churning: Uint8Array;

  constructor(rules: CompactRules, nodes: number, chance: Stream) {
    this.#rules = rules;
    this.#chance = chance;
    const drawn = (share: number) =>
      Uint8Array.from({ length: nodes }, () => (chance.uniform() < share ? 1 : 0));
    this.#known = drawn(rules.knownBy);
    this.#churning = drawn(rules.churning);
  }

  isUsed(from: number, to: number): boolean {
    return this.#known[from] === 1 && this.#known[to] === 1;
  }

  sizeOf(bytes: number): number {
    return bytes * this.#rules.size;
  }

  /** Whether a node has all transactions of a block. */
  succeeds(node: number): boolean {
    const { staying, churning } = this.#rules.fails;
    return this.#chance.uniform() >= (this.#churning[node] === 1 ? churning : staying);
  }

  /** Part of a block that a node lacks. */
  missing(node: number): number {
    const { staying, churning } = this.#rules.missing;
    if (this.#churning[node] === 0) return staying;
    let left = this.#chance.uniform();
    for (const { part, share } of churning) {
      left -= share;
      if (left < 0) return part;
    }
    return staying;
  }
}
