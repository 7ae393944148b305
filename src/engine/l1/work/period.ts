import type { BlockTree } from "../../ledger/tree.ts";
import { bitcoinRetarget, difficultyOf, nextBits, type RetargetRule } from "../../rules/retarget.ts";
import type { BlockId } from "../../trace.ts";
import type { Difficulty } from "./difficulty.ts";

/** Compact target the run starts from. Only ratios to it matter, so any with many digits would do. */
export const startBits = 0x1702_3f1d;

/**
 * The difficulty on each block, by Bitcoin's rule: every so many blocks the target is set anew from the time that
 * the last ones took. 1 is the difficulty the run starts with.
 */
export class Period implements Difficulty {
  #tree: BlockTree;
  #blocks: number;
  #rule: RetargetRule;
  /** By block: compact target, and difficulty, of the block after it. */
  #bits: number[] = [];
  #difficulty: number[] = [];

  constructor(blocks: number, blockInterval: number, tree: BlockTree) {
    this.#tree = tree;
    this.#blocks = blocks;
    this.#rule = { ...bitcoinRetarget, timespan: Math.round(blocks * blockInterval) };
  }

  /** The law begins at a block. */
  begin(head: BlockId): void {
    this.#bits[head] = startBits;
    this.#difficulty[head] = 1;
  }

  /** Difficulty of a block on `parent`. */
  after(parent: BlockId): number {
    return this.#difficulty[parent] as number;
  }

  of(block: BlockId): number {
    return this.after(this.#tree.parent(block));
  }

  /** A block was mined on `parent`: what must the next one meet? */
  mined(block: BlockId, parent: BlockId): void {
    const endsPeriod = (this.#tree.height(block) + 1) % this.#blocks === 0;
    this.#bits[block] = endsPeriod ? this.#renewed(block, parent) : (this.#bits[parent] as number);
    this.#difficulty[block] = endsPeriod
      ? difficultyOf(this.#bits[block] as number) / difficultyOf(startBits)
      : (this.#difficulty[parent] as number);
  }

  #renewed(last: BlockId, parent: BlockId): number {
    const first = this.#tree.ancestor(last, this.#tree.height(last) + 1 - this.#blocks);
    return nextBits(this.#seconds(first), this.#seconds(last), this.#bits[parent] as number, this.#rule);
  }

  #seconds(block: BlockId): number {
    return Math.floor(this.#tree.block(block).found / 1e6);
  }
}
