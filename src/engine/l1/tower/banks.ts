import { enlarged } from "../../kernel/columns.ts";
import type { BlockId } from "../../trace.ts";

/** More than this of the stake confirms a block, and roots it. Source: anza-xyz/agave, VOTE_THRESHOLD_SIZE. */
export const supermajority = 2 / 3 + 1e-9;

/**
 * The state of the chain at each block, which Solana calls its bank, as far as votes go: of every voter the last vote that a block of that
 * chain holds, and the root that came with it.
 */
export class Banks {
  #stakes: Float64Array;
  #voters: number;
  #slots = new Int32Array(1_024);
  #votes: Int32Array;
  #roots: Int32Array;

  /** `stakes` by voter, in shares of all. */
  constructor(stakes: Float64Array) {
    this.#stakes = stakes;
    this.#voters = stakes.length;
    this.#votes = new Int32Array(1_024 * this.#voters);
    this.#roots = new Int32Array(1_024 * this.#voters);
  }

  /** The block to start from, which everybody has voted for and rooted. */
  begin(anchor: BlockId, slot: number): void {
    this.#makeRoomFor(anchor);
    const first = anchor * this.#voters;
    this.#slots[anchor] = slot;
    this.#votes.fill(anchor, first, first + this.#voters);
    this.#roots.fill(anchor, first, first + this.#voters);
  }

  /** A block on another: so far its votes are those of its parent. */
  add(block: BlockId, parent: BlockId, slot: number): void {
    this.#makeRoomFor(block);
    const [from, to] = [parent * this.#voters, block * this.#voters];
    this.#slots[block] = slot;
    this.#votes.copyWithin(to, from, from + this.#voters);
    this.#roots.copyWithin(to, from, from + this.#voters);
  }

  /** A block holds a vote of a voter, whose root is so. */
  land(block: BlockId, voter: number, vote: BlockId, root: BlockId): void {
    this.#votes[block * this.#voters + voter] = vote;
    this.#roots[block * this.#voters + voter] = root;
  }

  slot(block: BlockId): number {
    return this.#slots[block] as number;
  }

  /** The last vote of a voter that a block's chain holds. */
  vote(block: BlockId, voter: number): BlockId {
    return this.#votes[block * this.#voters + voter] as BlockId;
  }

  /** Stake that has voted for a slot or a later one, by the votes in a block's chain. */
  votedSince(block: BlockId, slot: number): number {
    return this.#stakeFrom(this.#votes, block, slot);
  }

  /** The highest block that a supermajority has rooted, by the votes in a block's chain. */
  rooted(block: BlockId): BlockId {
    const first = block * this.#voters;
    let best = -1;
    for (let voter = 0; voter < this.#voters; voter++) {
      const root = this.#roots[first + voter] as BlockId;
      if (best >= 0 && this.slot(root) <= this.slot(best)) continue;
      if (this.#stakeFrom(this.#roots, block, this.slot(root)) > supermajority) best = root;
    }
    return best;
  }

  #stakeFrom(blocks: Int32Array, block: BlockId, slot: number): number {
    const first = block * this.#voters;
    let stake = 0;
    for (let voter = 0; voter < this.#voters; voter++)
      if (this.slot(blocks[first + voter] as BlockId) >= slot) stake += this.#stakes[voter] as number;
    return stake;
  }

  #makeRoomFor(block: BlockId): void {
    if (block < this.#slots.length) return;
    const length = 2 * Math.max(block, this.#slots.length);
    this.#slots = enlarged(this.#slots, new Int32Array(length));
    this.#votes = enlarged(this.#votes, new Int32Array(length * this.#voters));
    this.#roots = enlarged(this.#roots, new Int32Array(length * this.#voters));
  }
}
