import type { Ledger } from "../../ledger.ts";
import { bitcoinRetarget, difficultyOf, nextBits } from "../../rules/retarget.ts";
import type { BlockId } from "../../trace.ts";
import type { Nakamoto } from "./parameters.ts";

/** Compact target the run starts from. Only ratios to it matter, so any with many digits would do. */
const startBits = 0x1702_3f1d;

/**
 * The difficulty on each block, by Bitcoin's rule: every `retargetBlocks` blocks the target is set anew from the time that
 * the last ones took. 1 is the difficulty the run starts with.
 */
export class Difficulty {
  #ledger: Ledger;
  #blocks: number;
  #timespan: number;
  /** Compact target that a block was mined at. */
  #bits: number[] = [startBits];
  /** Compact target and difficulty of the block after one that ends a period. */
  #renewed = new Map<BlockId, number>();
  #ratios = new Map<number, number>([[startBits, 1]]);

  constructor(p: Nakamoto, ledger: Ledger) {
    this.#ledger = ledger;
    this.#blocks = p.retargetBlocks;
    this.#timespan = Math.round(p.retargetBlocks * p.blockInterval);
  }

  /** Difficulty of a block on `parent`. */
  after(parent: BlockId): number {
    const bits = this.#bitsAfter(parent);
    const known = this.#ratios.get(bits);
    if (known !== undefined) return known;
    const ratio = difficultyOf(bits) / difficultyOf(startBits);
    this.#ratios.set(bits, ratio);
    return ratio;
  }

  /** A block was mined on `parent`. */
  mined(block: BlockId, parent: BlockId): void {
    this.#bits[block] = this.#bitsAfter(parent);
  }

  #bitsAfter(parent: BlockId): number {
    if ((this.#ledger.height(parent) + 1) % this.#blocks !== 0) return this.#bits[parent] as number;
    const known = this.#renewed.get(parent);
    if (known !== undefined) return known;
    const first = this.#ledger.ancestor(parent, this.#ledger.height(parent) + 1 - this.#blocks);
    const rule = { ...bitcoinRetarget, timespan: this.#timespan };
    const bits = nextBits(this.#seconds(first), this.#seconds(parent), this.#bits[parent] as number, rule);
    this.#renewed.set(parent, bits);
    return bits;
  }

  #seconds(block: BlockId): number {
    return Math.floor(this.#ledger.block(block).found / 1e6);
  }
}
