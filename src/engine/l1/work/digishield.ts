import type { BlockTree } from "../../ledger/tree.ts";
import { nextBitsByDigiShield } from "../../rules/digishield.ts";
import { bitcoinRetarget, difficultyOf } from "../../rules/retarget.ts";
import type { BlockId } from "../../trace.ts";
import type { Difficulty } from "./difficulty.ts";
import { startBits } from "./period.ts";

/** DigiShield: every block sets the difficulty of the next. */
export class DigiShield implements Difficulty {
  #tree: BlockTree;
  #timespan: number;
  /** By block: compact target, and difficulty, of the block after it. */
  #bits: number[] = [];
  #difficulty: number[] = [];

  constructor(blockInterval: number, tree: BlockTree) {
    this.#tree = tree;
    this.#timespan = Math.max(4, Math.round(blockInterval));
  }

  begin(head: BlockId): void {
    this.#put(head, startBits);
  }

  after(parent: BlockId): number {
    return this.#difficulty[parent] as number;
  }

  of(block: BlockId): number {
    return this.after(this.#tree.parent(block));
  }

  mined(block: BlockId, parent: BlockId): void {
    const second = (at: BlockId) => Math.floor(this.#tree.block(at).found / 1e6);
    const taken = second(block) - second(parent);
    const bits = this.#bits[parent] as number;
    this.#put(block, nextBitsByDigiShield(taken, bits, this.#timespan, bitcoinRetarget.limit));
  }

  #put(block: BlockId, bits: number): void {
    this.#bits[block] = bits;
    this.#difficulty[block] = difficultyOf(bits) / difficultyOf(startBits);
  }
}
