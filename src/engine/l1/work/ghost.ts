import type { BlockTree } from "../../ledger/tree.ts";
import type { BlockId } from "../../trace.ts";
import type { KnownBlocks } from "./known-blocks.ts";

/**
 * The greedy heaviest observed subtree: at every fork follow the branch with the most work in all blocks on it, those that lost
 * included, as far as a node has heard of them. Source: Sompolinsky & Zohar 2015, section 4.
 */
export class Ghost {
  #tree: BlockTree;
  #known: KnownBlocks;
  #workOf: (block: BlockId) => number;

  constructor(tree: BlockTree, known: KnownBlocks, workOf: (block: BlockId) => number) {
    this.#tree = tree;
    this.#known = known;
    this.#workOf = workOf;
  }

  /** The head of a node that has heard of a block beside its old one; the old one among equals. */
  head(old: BlockId, block: BlockId, node: number): BlockId {
    const fork = this.#tree.commonAncestor(old, block);
    if (fork === block) return old;
    if (fork === old) return this.#descend(old, node, old);
    return this.#descend(fork, node, old);
  }

  /** From a block up, always to the heavier side; that of the old head among equals. */
  #descend(from: BlockId, node: number, old: BlockId): BlockId {
    let at = from;
    for (;;) {
      let best: BlockId | undefined;
      let most = 0;
      for (const child of this.#known.children(at)) {
        if (!this.#known.knows(child, node)) continue;
        const weight = this.#weight(child, node);
        const isOld = this.#tree.height(old) >= this.#tree.height(child) && this.#isBelow(child, old);
        if (weight < most || (weight === most && !isOld)) continue;
        best = child;
        most = weight;
      }
      if (best === undefined) return at;
      at = best;
    }
  }

  #weight(block: BlockId, node: number): number {
    let sum = this.#workOf(block);
    for (const child of this.#known.children(block))
      if (this.#known.knows(child, node)) sum += this.#weight(child, node);
    return sum;
  }

  #isBelow(block: BlockId, head: BlockId): boolean {
    return this.#tree.ancestor(head, this.#tree.height(block)) === block;
  }
}
