import type { BlockId } from "../trace.ts";

/** What a block producer decides. The honest one extends the heaviest chain and publishes at once. */
export interface Strategy {
  /** The block to extend. */
  readonly parent: () => BlockId;
  /** It found a block; returns the blocks to publish now. */
  readonly found: (block: BlockId) => readonly BlockId[];
  /** Its node heard of a block; returns the blocks to publish now. */
  readonly heard: (block: BlockId) => readonly BlockId[];
}
