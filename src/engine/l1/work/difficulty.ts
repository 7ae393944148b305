import type { BlockTree } from "../../ledger/tree.ts";
import type { BlockId } from "../../trace.ts";

/** The difficulty on each branch; 1 is the one that a run starts with. */
export interface Difficulty {
  /** The law begins at a block. */
  readonly begin: (head: BlockId) => void;
  /** What somebody meets who mines on `parent` now. */
  readonly after: (parent: BlockId) => number;
  /** A block was mined on `parent`. */
  readonly mined: (block: BlockId, parent: BlockId, hasUncles: boolean) => void;
  /** What a block has met: its work. */
  readonly of: (block: BlockId) => number;
}

/** The time in a block's header, by which difficulty is reckoned: whole seconds. */
export function secondOf(block: BlockId, tree: BlockTree): number {
  return Math.floor(tree.block(block).found / 1e6);
}
