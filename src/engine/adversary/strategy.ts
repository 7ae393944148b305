import type { BlockId } from "../trace.ts";

/** What a block producer decides. */
export interface Strategy {
  /** The block to extend. */
  readonly parent: () => BlockId;
  /** It found a block; returns the blocks to publish now. */
  readonly found: (block: BlockId) => readonly BlockId[];
  /** Its node heard of a block; returns the blocks to publish now. */
  readonly heard: (block: BlockId) => readonly BlockId[];
}

/** Extends the best head it has heard of and publishes at once. */
export function honest(head: () => BlockId): Strategy {
  return { parent: head, found: (block) => [block], heard: () => nothing };
}

const nothing: readonly BlockId[] = [];
