import { enlarged } from "../kernel/columns.ts";
import type { BlockId } from "../trace.ts";

/** What a node knows of a block: nothing, it has asked a peer for it, it waits for the block's parent, it has it. */
export const [unknown, asked, waits, has] = [0, 1, 2, 3];

/** Blocks of which somebody may yet have to be told again, beside those on their way. */
const remembered = 64;

/**
 * Blocks on their way, each in a slot that is used again when it has spread as far as it will: by slot and node, who has announced it
 * first and when, and what the node knows of it. A block that not all nodes have is remembered for a while, because a child of it may
 * still win.
 */
export class LiveBlocks {
  readonly nodes: number;
  /** A place has the slot before and the node within so many binary digits, whose bits these are. */
  readonly digits: number;
  readonly mask: number;
  /** By place, which is a slot and a node: when the best announcement arrives, microseconds, who sends it, and what the node knows. */
  best: Float64Array;
  announcer: Int32Array;
  status: Uint8Array;
  /** By place: what it waits for. */
  awaits: Uint8Array;
  /** By the same: when the node got it, microseconds; Infinity: not yet. */
  arrived: Float64Array;
  /** By slot: the block, its size, when it was first shown, nodes that have not asked for it, nodes that have it and messages under way. */
  readonly block: BlockId[] = [];
  readonly bytes: number[] = [];
  readonly shown: number[] = [];
  readonly unaware: number[] = [];
  readonly reached: number[] = [];
  readonly pending: number[] = [];
  /** By slot: whether no node needs to ask for the block's parent any more. */
  readonly isRooted: boolean[] = [];
  #slots = new Map<BlockId, number>();
  #free: number[] = [];
  #partial = new Map<BlockId, { readonly bytes: number; readonly status: Uint8Array }>();

  constructor(nodes: number) {
    this.nodes = nodes;
    this.digits = 32 - Math.clz32(nodes - 1);
    this.mask = (1 << this.digits) - 1;
    this.best = new Float64Array(0);
    this.announcer = new Int32Array(0);
    this.status = new Uint8Array(0);
    this.awaits = new Uint8Array(0);
    this.arrived = new Float64Array(0);
  }

  /** The slot of a block that is on its way, or was not long ago; -1: all nodes have it, or it is long gone. */
  find(block: BlockId): number {
    const slot = this.#slots.get(block);
    if (slot !== undefined) return slot;
    const partial = this.#partial.get(block);
    if (partial === undefined) return -1;
    const again = this.open(block, partial.bytes, Number.NaN);
    for (const [node, status] of partial.status.entries())
      if (status !== unknown)
        this.know(again, (again << this.digits) + node, status, Number.NEGATIVE_INFINITY);
    return again;
  }

  /** A node comes to know something of a block: what, and when. */
  know(slot: number, place: number, what: number, now: number): void {
    if (this.status[place] === unknown) this.unaware[slot] = (this.unaware[slot] as number) - 1;
    if (what === has) this.reached[slot] = (this.reached[slot] as number) + 1;
    this.status[place] = what;
    this.best[place] = Math.min(this.best[place] as number, now);
  }

  /** A slot for a block of which nobody knows. */
  open(block: BlockId, bytes: number, shown: number): number {
    const slot = this.#free.pop() ?? this.#newSlot();
    const first = slot << this.digits;
    this.best.fill(Number.POSITIVE_INFINITY, first, first + this.nodes);
    this.arrived.fill(Number.POSITIVE_INFINITY, first, first + this.nodes);
    this.status.fill(unknown, first, first + this.nodes);
    this.block[slot] = block;
    this.bytes[slot] = bytes;
    this.shown[slot] = shown;
    this.unaware[slot] = this.nodes;
    this.reached[slot] = 0;
    this.pending[slot] = 0;
    this.isRooted[slot] = false;
    this.#slots.set(block, slot);
    return slot;
  }

  /** The block has spread as far as it will: its slot is free. */
  close(slot: number): void {
    const block = this.block[slot] as BlockId;
    const first = slot << this.digits;
    this.#slots.delete(block);
    this.#partial.delete(block);
    this.#free.push(slot);
    if (this.reached[slot] === this.nodes) return;
    this.#partial.set(block, {
      bytes: this.bytes[slot] as number,
      status: this.status.slice(first, first + this.nodes),
    });
    if (this.#partial.size > remembered)
      for (const oldest of this.#partial.keys()) {
        this.#partial.delete(oldest);
        break;
      }
  }

  #newSlot(): number {
    const slot = this.block.length;
    const length = (slot + 1) << this.digits;
    if (length > this.best.length) this.#grow(2 * length);
    return slot;
  }

  #grow(length: number): void {
    this.best = enlarged(this.best, new Float64Array(length));
    this.announcer = enlarged(this.announcer, new Int32Array(length));
    this.status = enlarged(this.status, new Uint8Array(length));
    this.awaits = enlarged(this.awaits, new Uint8Array(length));
    this.arrived = enlarged(this.arrived, new Float64Array(length));
  }
}
