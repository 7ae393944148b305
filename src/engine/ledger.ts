import type { Mempool } from "./fees/mempool.ts";
import { noTakes, type Takes } from "./fees/takes.ts";
import { type BlockId, noParts, type Parts } from "./trace.ts";

/** Settled blocks above one that bury it: deeper than anybody who may win tries to dig, and all that is under it costs nothing more. */
const burial = 24;

/** What every block of a ledger is measured by. */
export interface BlockTerms {
  /** Room of a block and of one transaction in it, weight units. */
  readonly room: number;
  readonly size: number;
  /** Bytes of one transaction on the wire and of a block without any. */
  readonly bytes: number;
  readonly headerBytes: number;
  /** Every block is full, of transactions that nobody follows: for probes that ask what full blocks do to the network. */
  readonly alwaysFull: boolean;
}

/** What extending the tree yields beside a number. */
export interface Block {
  readonly parent: BlockId;
  readonly height: number;
  readonly by: number;
  /** Found at, microseconds. */
  readonly found: number;
  readonly space: number;
  readonly bytes: number;
  /** All fees in it, smallest coin. */
  readonly fees: number;
  readonly takes: Takes;
  /** Whom it served when it was settled. */
  readonly parts: Parts;
}

/**
 * The tree of blocks and the queue that feeds it: what is common to all chains. It extends any block, knows no fork
 * choice, and always builds on what the chosen parent leaves waiting.
 */
export class Ledger {
  readonly blocks: Block[];
  #mempool: Mempool;
  #terms: BlockTerms;
  /** The block from which the queue is seen. */
  #view: BlockId = 0;
  /** Settled blocks that may yet be undone, lowest first. */
  #settled: BlockId[] = [];

  constructor(mempool: Mempool, terms: BlockTerms) {
    this.#mempool = mempool;
    this.#terms = terms;
    const start = { parent: -1, height: 0, by: -1, found: 0, space: 0, bytes: 0, fees: 0 };
    this.blocks = [{ ...start, takes: noTakes, parts: noParts }];
  }

  /** Room of a block, weight units. */
  get space(): number {
    return this.#terms.room;
  }

  /** Room of a block, in transactions. */
  get room(): number {
    return Math.floor(this.#terms.room / this.#terms.size);
  }

  parent(block: BlockId): BlockId {
    return this.#block(block).parent;
  }

  height(block: BlockId): number {
    return this.#block(block).height;
  }

  block(block: BlockId): Block {
    return this.#block(block);
  }

  /** A new block on `parent`, filled with the best-paying of what waits there. */
  extend(parent: BlockId, by: number, found: number): BlockId {
    this.#look(parent);
    const takes = this.#terms.alwaysFull ? noTakes : this.#mempool.select(this.room);
    let [count, fees] = [this.#terms.alwaysFull ? this.room : 0, 0];
    for (let index = 0; index < takes.counts.length; index++) {
      const taken = takes.counts[index] as number;
      count += taken;
      fees += taken * (this.#mempool.bids.fees[takes.bands[index] as number] as number);
    }
    const { size, bytes, headerBytes } = this.#terms;
    const height = this.height(parent) + 1;
    const block = {
      parent,
      height,
      by,
      found,
      space: count * size,
      bytes: headerBytes + count * bytes,
      fees,
      takes,
      parts: noParts,
    };
    const id = this.blocks.push(block) - 1;
    this.#look(id);
    return id;
  }

  /** The next block of the chain that ends in `head` is settled. Returns whom it serves. */
  settle(block: BlockId, head: BlockId): Parts {
    this.#look(head);
    const parts = this.#mempool.settle(this.#block(block).takes);
    this.blocks[block] = { ...this.#block(block), parts };
    this.#settled.push(block);
    if (this.#settled.length > burial) this.#bury(this.#settled.shift() as BlockId);
    return parts;
  }

  /** The last settled block was undone after all. One that was buried stays what it was. */
  unsettle(block: BlockId): void {
    if (this.#settled.at(-1) !== block) return;
    this.#settled.pop();
    const { takes, parts } = this.#block(block);
    this.#mempool.unsettle(takes, parts);
    this.blocks[block] = { ...this.#block(block), parts: noParts };
  }

  /** The last block that two blocks have in common. */
  commonAncestor(a: BlockId, b: BlockId): BlockId {
    while (a !== b) {
      if (this.height(a) >= this.height(b)) a = this.parent(a);
      else b = this.parent(b);
    }
    return a;
  }

  /** The ancestor of a block at a height. */
  ancestor(block: BlockId, height: number): BlockId {
    let at = block;
    while (this.height(at) > height) at = this.parent(at);
    return at;
  }

  /** What is wrong with the tree: each block must stand one above a block found no later, and fit its room. */
  audit(): readonly string[] {
    return this.blocks.flatMap((block, id) => {
      if (id === 0) return [];
      const parent = this.blocks[block.parent];
      if (parent === undefined || block.height !== parent.height + 1)
        return [`block ${id} stands on no parent`];
      if (block.found < parent.found) return [`block ${id} was found before its parent`];
      return block.space > this.#terms.room ? [`block ${id} is larger than its room`] : [];
    });
  }

  /** What a block of the present view holds leaves the queue for good. */
  #bury(block: BlockId): void {
    this.#mempool.bury(this.#block(block).takes);
    this.blocks[block] = { ...this.#block(block), takes: noTakes, parts: noParts };
  }

  /** Moves the queue's view as a node does in a reorganization: back to the fork, then up the other branch. */
  #look(target: BlockId): void {
    if (target === this.#view) return;
    const fork = this.commonAncestor(this.#view, target);
    for (let at = this.#view; at !== fork; at = this.parent(at))
      this.#mempool.disconnect(this.#block(at).takes);
    const upward: BlockId[] = [];
    for (let at = target; at !== fork; at = this.parent(at)) upward.push(at);
    for (const at of upward.reverse()) this.#mempool.connect(this.#block(at).takes);
    this.#view = target;
  }

  #block(block: BlockId): Block {
    return this.blocks[block] as Block;
  }
}
