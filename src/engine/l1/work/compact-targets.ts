import type { BlockTree } from "../../ledger/tree.ts";
import { difficultyOf } from "../../rules/retarget.ts";
import type { BlockId } from "../../trace.ts";
import type { Difficulty } from "./difficulty.ts";

/** Compact target the run starts from. Only ratios to it matter, so any with many digits would do. */
const startBits = 0x1702_3f1d;

/** The compact target of the block after `block`, whose parent asked for `bits`. */
export type NextBits = (block: BlockId, parent: BlockId, bits: number) => number;

/** A difficulty that every block carries as a compact target for the next one, as in Bitcoin and what came from it. */
export class CompactTargets implements Difficulty {
  #tree: BlockTree;
  #next: NextBits;
  /** By block: compact target, and difficulty, of the block after it. */
  #bits: number[] = [];
  #difficulty: number[] = [];

  constructor(tree: BlockTree, next: NextBits) {
    this.#tree = tree;
    this.#next = next;
  }

  begin(head: BlockId): void {
    this.#bits[head] = startBits;
    this.#difficulty[head] = 1;
  }

  after(parent: BlockId): number {
    return this.#difficulty[parent] as number;
  }

  of(block: BlockId): number {
    return this.after(this.#tree.parent(block));
  }

  mined(block: BlockId, parent: BlockId): void {
    const old = this.#bits[parent] as number;
    const bits = this.#next(block, parent, old);
    this.#bits[block] = bits;
    this.#difficulty[block] =
      bits === old ? this.after(parent) : difficultyOf(bits) / difficultyOf(startBits);
  }
}
