import type { BlockTree } from "../../ledger/tree.ts";
import { ethashDifficulty } from "../../rules/ethash-difficulty.ts";
import type { BlockId } from "../../trace.ts";
import { type Difficulty, secondOf } from "./difficulty.ts";

/** Difficulty that the run starts from. Only ratios to it matter, so any with many digits would do. */
const start = 1n << 50n;

/**
 * Ethereum's rule: each block's difficulty follows from how long it took. Who mines meets that of the last block, since nine seconds more or
 * less change it by a two-thousandth.
 */
export class Byzantium implements Difficulty {
  #tree: BlockTree;
  /** By block: its difficulty, the same as a multiple of the first, and whether it has uncles. */
  #exact: bigint[] = [];
  #relative: number[] = [];
  #hasUncles: boolean[] = [];

  constructor(tree: BlockTree) {
    this.#tree = tree;
  }

  begin(head: BlockId): void {
    this.#put(head, start, false);
  }

  after(parent: BlockId): number {
    return this.#relative[parent] as number;
  }

  of(block: BlockId): number {
    return this.#relative[block] as number;
  }

  mined(block: BlockId, parent: BlockId, hasUncles: boolean): void {
    const taken = Math.max(1, secondOf(block, this.#tree) - secondOf(parent, this.#tree));
    const difficulty = ethashDifficulty(
      this.#exact[parent] as bigint,
      taken,
      this.#hasUncles[parent] === true,
    );
    this.#put(block, difficulty, hasUncles);
  }

  #put(block: BlockId, difficulty: bigint, hasUncles: boolean): void {
    this.#exact[block] = difficulty;
    this.#relative[block] = Number(difficulty) / Number(start);
    this.#hasUncles[block] = hasUncles;
  }
}
