import type { BlockTree } from "../../ledger/tree.ts";
import type { BlockId } from "../../trace.ts";

/** Heights below the highest block for which it is remembered who has heard of what: a fork that is deeper is no fork of chance. */
const depth = 64;

/** Which nodes have heard of recent blocks, and what was built on what. */
export class KnownBlocks {
  #tree: BlockTree;
  #nodes: number;
  #knows = new Map<BlockId, Uint8Array>();
  #children = new Map<BlockId, BlockId[]>();
  #highest = 0;

  constructor(tree: BlockTree, nodes: number) {
    this.#tree = tree;
    this.#nodes = nodes;
  }

  /** A block was made, of which nobody but its maker knows. */
  add(block: BlockId, by: number): void {
    const parent = this.#tree.parent(block);
    this.#knows.set(block, new Uint8Array(this.#nodes));
    this.#children.set(parent, [...(this.#children.get(parent) ?? []), block]);
    this.hear(block, by);
    this.#highest = Math.max(this.#highest, this.#tree.height(block));
    this.#forget();
  }

  hear(block: BlockId, node: number): void {
    const knows = this.#knows.get(block);
    if (knows !== undefined) knows[node] = 1;
  }

  /** Whether a node has heard of a block; of what is long past everybody has. */
  knows(block: BlockId, node: number): boolean {
    return (this.#knows.get(block)?.[node] ?? 1) === 1;
  }

  children(block: BlockId): readonly BlockId[] {
    return this.#children.get(block) ?? [];
  }

  #forget(): void {
    for (const block of this.#knows.keys()) {
      if (this.#tree.height(block) > this.#highest - depth) break;
      this.#knows.delete(block);
      this.#children.delete(this.#tree.parent(block));
    }
  }
}
