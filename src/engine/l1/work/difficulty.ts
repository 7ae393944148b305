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
