import type { BlockId } from "../trace.ts";

/** Brings blocks from node to node. */
export interface Relay {
  /** Producers first, then the receiver, then those who only pass on. */
  readonly nodes: number;
  /** A node shows blocks to its peers, each on the one before: whoever asks for the last gets all that it lacks with it. */
  readonly show: (from: number, branch: readonly Shown[]) => void;
  /** A payment of so many bytes is told from a node on: `seen` is called when the receiver has heard of it, so many microseconds later. */
  readonly tell: (from: number, bytes: number, seen: (delay: number) => void) => void;
  /** Whether a partition that cuts off `share` of the weight has a node on the far side. */
  readonly isCutOff: (node: number, share: number) => boolean;
}

/** A block and its size. */
export interface Shown {
  readonly block: BlockId;
  readonly bytes: number;
}

/** What a law does with the blocks that its nodes hear of. */
export interface Listener {
  /** A block reaches nodes, all at once, that have not had it; `isTold` where `spread` will say so again. */
  readonly hear: (block: BlockId, nodes: readonly number[], isTold?: boolean) => void;
  /** Whether a node passes a block on. */
  readonly passesOn: (block: BlockId, node: number) => boolean;
  readonly parent: (block: BlockId) => BlockId;
  /**
   * On a network of nodes who pass on: a block has spread as far as it will. When each node got it, microseconds after it was first shown;
   * Infinity where it did not. The array is used again.
   */
  readonly spread: (block: BlockId, delays: Float64Array) => void;
}
