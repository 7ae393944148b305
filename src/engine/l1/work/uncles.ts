import type { BlockTree } from "../../ledger/tree.ts";
import { nephewReward, uncleReward } from "../../rules/ethash-difficulty.ts";
import type { BlockId } from "../../trace.ts";
import type { KnownBlocks } from "./known-blocks.ts";

/** Generations within which a block that lost may still be included. Source: Yellow Paper, section 11.1. */
const generations = 6;

/** Blocks that lost and are included by later ones, for a part of the reward. */
export class Uncles {
  #tree: BlockTree;
  #known: KnownBlocks;
  #most: number;
  /** By block that includes some. */
  #included = new Map<BlockId, readonly BlockId[]>();

  constructor(most: number, tree: BlockTree, known: KnownBlocks) {
    this.#most = most;
    this.#tree = tree;
    this.#known = known;
  }

  /** Who makes a block on `parent` includes what lost beside its ancestors, as far as he has heard of it and nobody else did; the latest first. */
  include(block: BlockId, parent: BlockId, by: number): readonly BlockId[] {
    const ancestors = this.#ancestors(parent);
    const taken = new Set([...ancestors, ...ancestors.flatMap((each) => this.#included.get(each) ?? [])]);
    const candidates = ancestors
      .slice(1)
      .flatMap((each) => this.#known.children(each))
      .filter((each) => !taken.has(each) && each !== block && this.#known.knows(each, by));
    const uncles = candidates.slice(0, this.#most);
    if (uncles.length > 0) this.#included.set(block, uncles);
    return uncles;
  }

  /** New coins for those who found the uncles of a block, and for him who included them, of its reward. */
  reward(block: BlockId, uncles: readonly BlockId[], reward: number): number {
    const height = this.#tree.height(block);
    return uncles.reduce(
      (sum, uncle) => sum + uncleReward(reward, height - this.#tree.height(uncle)) + nephewReward(reward),
      0,
    );
  }

  /** A block and those below it, nearest first, whose children may be uncles of a block on it. */
  #ancestors(parent: BlockId): readonly BlockId[] {
    const ancestors: BlockId[] = [];
    for (let at = parent; at > 0 && ancestors.length <= generations; at = this.#tree.parent(at))
      ancestors.push(at);
    return ancestors;
  }
}
