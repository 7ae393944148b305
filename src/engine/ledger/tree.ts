import { noTakes, type Takes } from "../fees/takes.ts";
import { type BlockId, blocksIn, noParts, type Parts, type Span } from "../trace.ts";

/** Transactions of the protocol's own, such as votes: how many, the room that they take, in payments, and their bytes. */
export interface Own {
  readonly count: number;
  readonly worth: number;
  readonly bytes: number;
}

/** What is known of a block. */
export interface Block {
  readonly parent: BlockId;
  /** Of the last, where it stands for several. */
  readonly height: number;
  /** Left out: it is one block. */
  readonly span?: Span | undefined;
  /** Its producer, by number. */
  readonly by: number;
  /** Found at, microseconds. */
  readonly found: number;
  /** Room used and offered, in the chain's unit of space. */
  readonly space: number;
  readonly room: number;
  readonly bytes: number;
  /** What each user's transaction in it pays for the layer's own costs, smallest coin; and its base fee, per unit of fee rates. */
  readonly surcharge: number;
  readonly baseFee: number;
  /** Blobs that come with it, and blob gas that blocks before it used beyond their target. */
  readonly blobs: number;
  readonly excessBlobGas: number;
  /** Left out: none. */
  readonly own?: Own;
  readonly takes: Takes;
  /** Whom it served when it was settled. */
  readonly parts: Parts;
}

/** Because copies of blocks would be most of what a run leaves behind, what is known of whom one serves is changed in place. */
type Amendable = { -readonly [Fact in keyof Block]: Block[Fact] };

const genesis: Block = {
  parent: -1,
  height: 0,
  by: -1,
  found: 0,
  space: 0,
  room: 0,
  bytes: 0,
  surcharge: 0,
  baseFee: 0,
  blobs: 0,
  excessBlobGas: 0,
  takes: noTakes,
  parts: noParts,
};

/**
 * All blocks that anybody found; any of them may be built on. Block 0 is where the run starts. Two branches may be weeks long, so
 * that each block knows an ancestor far below, by which the way down takes as many steps as the height has digits (Myers 1983).
 */
export class BlockTree {
  #blocks: Block[] = [{ ...genesis }];
  /** By block: how many stand below it, which is its height unless some stand for several. */
  #depth: number[] = [0];
  /** By block: an ancestor far below, as far for all blocks of a depth; and the last of its chain that holds transactions. */
  #jump: BlockId[] = [0];
  #laden: BlockId[] = [0];
  /** By block: the last of its chain that holds calls. */
  #calling: BlockId[] = [0];
  /** Blocks that were found to be in order: what is looked at does not change any more. */
  #audited = 1;

  /** Blocks, the first included. */
  get size(): number {
    return this.#blocks.length;
  }

  block(block: BlockId): Block {
    return this.#blocks[block] as Block;
  }

  parent(block: BlockId): BlockId {
    return this.block(block).parent;
  }

  height(block: BlockId): number {
    return this.block(block).height;
  }

  /** Bytes of a block as it goes over the network; of each on average, where it stands for several. */
  wireBytes(block: BlockId): number {
    const { bytes, span } = this.block(block);
    return bytes / blocksIn(span);
  }

  add(block: Block): BlockId {
    const id = this.#blocks.push(block) - 1;
    const { parent, takes } = block;
    const jump = this.#jump[parent] as BlockId;
    const below = this.#jump[jump] as BlockId;
    const depth = this.#depth[parent] as number;
    const middle = this.#depth[jump] as number;
    const isEven = depth - middle === middle - (this.#depth[below] as number);
    this.#depth.push(depth + 1);
    this.#jump.push(isEven ? below : parent);
    const isEmpty = takes.counts.length === 0 && takes.calls.length === 0 && takes.sent.counts.length === 0;
    this.#laden.push(isEmpty ? (this.#laden[parent] as BlockId) : id);
    this.#calling.push(takes.calls.length === 0 ? (this.#calling[parent] as BlockId) : id);
    return id;
  }

  /** Of a block, something else is known from now on of whom it serves. */
  amend(block: BlockId, news: Partial<Pick<Block, "takes" | "parts">>): void {
    const known = this.#blocks[block] as Amendable;
    if (news.takes !== undefined) known.takes = news.takes;
    if (news.parts !== undefined) known.parts = news.parts;
  }

  /** The last block that two blocks have in common. */
  commonAncestor(a: BlockId, b: BlockId): BlockId {
    const depth = Math.min(this.#depth[a] as number, this.#depth[b] as number);
    let [one, other] = [this.#ancestorAt(a, depth), this.#ancestorAt(b, depth)];
    while (one !== other) {
      const jumps = [this.#jump[one] as BlockId, this.#jump[other] as BlockId] as const;
      [one, other] = jumps[0] === jumps[1] ? [this.parent(one), this.parent(other)] : jumps;
    }
    return one;
  }

  /** The ancestor of a block at a height, or which stands for that one too. */
  ancestor(block: BlockId, height: number): BlockId {
    let at = block;
    while (at !== 0 && this.height(this.parent(at)) >= height) {
      const jump = this.#jump[at] as BlockId;
      at = this.height(jump) < height ? this.parent(at) : jump;
    }
    return at;
  }

  #ancestorAt(block: BlockId, depth: number): BlockId {
    let at = block;
    while ((this.#depth[at] as number) > depth) {
      const jump = this.#jump[at] as BlockId;
      at = (this.#depth[jump] as number) < depth ? this.parent(at) : jump;
    }
    return at;
  }

  /** Blocks above `from` up to and with `to`, lowest first; `from` is an ancestor of `to`. */
  path(from: BlockId, to: BlockId): readonly BlockId[] {
    return this.descent(from, to).reverse();
  }

  /** The same, highest first. */
  descent(from: BlockId, to: BlockId): BlockId[] {
    const blocks: BlockId[] = [];
    for (let at = to; at !== from; at = this.parent(at)) blocks.push(at);
    return blocks;
  }

  /** Those of a path that hold transactions. */
  ladenPath(from: BlockId, to: BlockId): readonly BlockId[] {
    return this.ladenDescent(from, to).reverse();
  }

  /** The same, highest first. */
  ladenDescent(from: BlockId, to: BlockId): BlockId[] {
    const blocks: BlockId[] = [];
    const floor = this.height(from);
    for (
      let at = this.#laden[to] as BlockId;
      this.height(at) > floor;
      at = this.#laden[this.parent(at)] as BlockId
    )
      blocks.push(at);
    return blocks;
  }

  /** The block itself or the last one below it that held contract calls when it was found; 0 where none did. */
  lastCalling(block: BlockId): BlockId {
    return this.#calling[block] as BlockId;
  }

  /** What is wrong: each block must stand one above a block found no later, and fit its room. */
  audit(): readonly string[] {
    for (; this.#audited < this.size; this.#audited++) {
      const fault = this.#fault(this.#audited);
      if (fault !== null) return [fault];
    }
    return [];
  }

  #fault(id: BlockId): string | null {
    const block = this.block(id);
    const parent = this.#blocks[block.parent];
    if (parent === undefined || block.height !== parent.height + blocksIn(block.span))
      return `block ${id} stands on no parent`;
    if (block.found < parent.found) return `block ${id} was found before its parent`;
    return block.space > block.room ? `block ${id} is larger than its room` : null;
  }
}
