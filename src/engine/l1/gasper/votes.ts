import type { BlockId } from "../../trace.ts";

/** The block that an epoch begins with, the last at or before its first slot; epochs count from 0. */
export interface Checkpoint {
  readonly epoch: number;
  readonly block: BlockId;
}

/** Share of the stake behind blocks, each of which may stand in it again. */
interface Tally {
  readonly blocks: BlockId[];
  readonly shares: number[];
}

/**
 * What is known of votes to those who can hear each other: the last vote of every validator's share in every committee, and what they
 * have justified and finalized. In an epoch each committee votes once, in its own slot, with its part of all stake (A19).
 */
export class Votes {
  justified: Checkpoint = { epoch: 0, block: 0 };
  finalized: Checkpoint = { epoch: -1, block: 0 };
  #shares: Float64Array;
  #committees: number;
  /** By committee and validator: the block voted for, and the slot of the vote, -1 where there is none. */
  #blocks: Int32Array;
  #slots: Int32Array;
  /** By committee, kept because most committees have not voted since the last look. */
  #tallies: Tally[] = [];

  /** `shares` are the validators', of all stake. */
  constructor(shares: Float64Array, committees: number) {
    this.#shares = shares;
    this.#committees = committees;
    this.#blocks = new Int32Array(shares.length * committees);
    this.#slots = new Int32Array(shares.length * committees);
  }

  /** Nobody has voted yet, nothing is final by votes, and everything begins with a block that counts as justified. */
  begin(anchor: BlockId): void {
    this.#slots.fill(-1);
    this.#tallies = Array.from({ length: this.#committees }, (_, committee) => this.#tally(committee, 0));
    this.justified = { epoch: 0, block: anchor };
    this.finalized = { epoch: -1, block: anchor };
  }

  /** The committee of a slot has voted: by validator the block, or -1. */
  count(slot: number, cast: Int32Array): void {
    const committee = slot % this.#committees;
    const first = committee * cast.length;
    for (let validator = 0; validator < cast.length; validator++) {
      const block = cast[validator] as number;
      if (block < 0) continue;
      this.#blocks[first + validator] = block;
      this.#slots[first + validator] = slot;
    }
    this.#tallies[committee] = this.#tally(committee, 0);
  }

  /** Becomes the same as another's. */
  copy(other: Votes): void {
    this.#blocks.set(other.#blocks);
    this.#slots.set(other.#slots);
    this.#tallies = [...other.#tallies];
    this.justified = other.justified;
    this.finalized = other.finalized;
  }

  /** Those who could not hear each other compare what they know: later votes count, and what got further. */
  merge(other: Votes): void {
    for (let vote = 0; vote < this.#slots.length; vote++) {
      if ((other.#slots[vote] as number) <= (this.#slots[vote] as number)) continue;
      this.#blocks[vote] = other.#blocks[vote] as number;
      this.#slots[vote] = other.#slots[vote] as number;
    }
    this.#tallies = this.#tallies.map((_, committee) => this.#tally(committee, 0));
    if (other.justified.epoch > this.justified.epoch) this.justified = other.justified;
    if (other.finalized.epoch > this.finalized.epoch) this.finalized = other.finalized;
  }

  /** Share of the stake whose latest vote is for each block. */
  latest(): ReadonlyMap<BlockId, number> {
    return this.#sum(this.#tallies);
  }

  /** The same, of votes cast from a slot on. */
  since(slot: number): ReadonlyMap<BlockId, number> {
    return this.#sum(this.#tallies.map((_, committee) => this.#tally(committee, slot)));
  }

  #sum(tallies: readonly Tally[]): ReadonlyMap<BlockId, number> {
    const sums = new Map<BlockId, number>();
    for (const { blocks, shares } of tallies) {
      for (const [index, block] of blocks.entries())
        sums.set(block, (sums.get(block) ?? 0) + (shares[index] as number) / this.#committees);
    }
    return sums;
  }

  #tally(committee: number, from: number): Tally {
    const tally: Tally = { blocks: [], shares: [] };
    const count = this.#shares.length;
    for (let validator = 0; validator < count; validator++) {
      if ((this.#slots[committee * count + validator] as number) < from) continue;
      const block = this.#blocks[committee * count + validator] as number;
      const share = this.#shares[validator] as number;
      const last = tally.blocks.length - 1;
      if (tally.blocks[last] === block) tally.shares[last] = (tally.shares[last] as number) + share;
      else {
        tally.blocks.push(block);
        tally.shares.push(share);
      }
    }
    return tally;
  }
}
