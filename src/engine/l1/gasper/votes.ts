import type { BlockId } from "../../trace.ts";
import { Registry, type Stake } from "./registry.ts";

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
 * What is known of votes to those who can hear each other: the last vote of every row of validators, what they have justified and
 * finalized, and what that chain has made of everybody's stake. In an epoch each committee votes once, in its own slot (A19).
 */
export class Votes {
  justified: Checkpoint = { epoch: 0, block: 0 };
  finalized: Checkpoint = { epoch: -1, block: 0 };
  readonly registry: Registry;
  /** Active stake by the balances that the fork choice counts with, as a share of all at the start. */
  weight = 1;
  #validators: number;
  #committees: number;
  /** By committee and validator: the block voted for, and the slot of the vote, -1 where there is none. */
  #blocks: Int32Array;
  #slots: Int32Array;
  /** What each counts for in the fork choice: by the balances at the justified checkpoint. */
  #weights: Float64Array;
  /** By committee, kept because most committees have not voted since the last look. */
  #tallies: Tally[] = [];

  constructor(stake: Stake) {
    this.registry = new Registry(stake);
    this.#validators = stake.shares.length;
    this.#committees = stake.committees;
    this.#blocks = new Int32Array(this.#validators * this.#committees);
    this.#slots = new Int32Array(this.#validators * this.#committees);
    this.#weights = this.registry.votes;
  }

  /** Nobody has voted yet, nothing is final by votes, and everything begins with a block that counts as justified. */
  begin(anchor: BlockId): void {
    this.#slots.fill(-1);
    this.#tallyAll();
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
    this.#tallies[committee] = this.#tally(committee, 0, this.#weights);
  }

  /** A checkpoint is justified: from now on the fork choice counts with the balances that its chain has. */
  justify(checkpoint: Checkpoint): void {
    this.justified = checkpoint;
    this.weight = this.registry.total;
    if (this.#weights === this.registry.votes) return;
    this.#weights = this.registry.votes;
    this.#tallyAll();
  }

  /** Rows whose offenses are known count no more, here and in the fork choice. */
  slash(rows: readonly number[], epoch: number): void {
    this.registry.slash(rows, epoch);
    this.#weights = Float64Array.from(this.#weights);
    for (const row of rows) this.#weights[row] = 0;
    this.#tallyAll();
  }

  /** The block that a row has voted for since a slot; -1 where it has not. */
  voted(row: number, since: number): BlockId {
    return (this.#slots[row] as number) < since ? -1 : (this.#blocks[row] as number);
  }

  /** Becomes the same as another's. */
  copy(other: Votes): void {
    this.#blocks.set(other.#blocks);
    this.#slots.set(other.#slots);
    this.#follow(other);
  }

  /** Those who could not hear each other compare what they know: later votes count, and the chain that got further. */
  merge(other: Votes): void {
    const isBehind = other.#isAheadOf(this);
    for (let vote = 0; vote < this.#slots.length; vote++) {
      if ((other.#slots[vote] as number) <= (this.#slots[vote] as number)) continue;
      this.#blocks[vote] = other.#blocks[vote] as number;
      this.#slots[vote] = other.#slots[vote] as number;
    }
    if (isBehind) this.#follow(other);
    else this.#tallyAll();
  }

  /** Share of the stake whose latest vote is for each block. */
  latest(): ReadonlyMap<BlockId, number> {
    return this.#sum(this.#tallies);
  }

  /** The same by present balances, of votes cast from a slot on. */
  since(slot: number): ReadonlyMap<BlockId, number> {
    return this.#sum(this.#tallies.map((_, committee) => this.#tally(committee, slot, this.registry.votes)));
  }

  /** Goes by another's chain. */
  #follow(other: Votes): void {
    this.justified = other.justified;
    this.finalized = other.finalized;
    this.registry.copy(other.registry);
    this.#weights = other.#weights;
    this.weight = other.weight;
    this.#tallyAll();
  }

  /** Whether this chain wins where both are known: it is final or justified further, or its voters are more. */
  #isAheadOf(other: Votes): boolean {
    if (this.finalized.epoch !== other.finalized.epoch) return this.finalized.epoch > other.finalized.epoch;
    if (this.justified.epoch !== other.justified.epoch) return this.justified.epoch > other.justified.epoch;
    return this.#turnout() > other.#turnout();
  }

  /** Share of the stake that has voted within an epoch of the last vote. */
  #turnout(): number {
    let last = 0;
    for (const slot of this.#slots) last = Math.max(last, slot);
    let sum = 0;
    for (let row = 0; row < this.#slots.length; row++)
      if ((this.#slots[row] as number) > last - this.#committees) sum += this.#weights[row] as number;
    return sum;
  }

  #sum(tallies: readonly Tally[]): ReadonlyMap<BlockId, number> {
    const sums = new Map<BlockId, number>();
    for (const { blocks, shares } of tallies) {
      for (const [index, block] of blocks.entries())
        sums.set(block, (sums.get(block) ?? 0) + (shares[index] as number) / this.#committees);
    }
    return sums;
  }

  #tallyAll(): void {
    this.#tallies = Array.from({ length: this.#committees }, (_, committee) =>
      this.#tally(committee, 0, this.#weights),
    );
  }

  #tally(committee: number, from: number, weights: Float64Array): Tally {
    const tally: Tally = { blocks: [], shares: [] };
    const first = committee * this.#validators;
    for (let row = first; row < first + this.#validators; row++) {
      if ((this.#slots[row] as number) < from) continue;
      const block = this.#blocks[row] as number;
      const share = weights[row] as number;
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
