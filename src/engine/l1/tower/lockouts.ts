import type { BlockId } from "../../trace.ts";

/** A vote holds its validator for twice as many slots with every vote on top of it. Source: solana vote program, INITIAL_LOCKOUT. */
const initialLockout = 2;

/**
 * The tower of a validator: votes for blocks, each on the one before. A vote locks its validator out of every other fork for 2^n slots, where
 * n is how many votes lie on it, itself included; one vote more than the tower holds makes the lowest the root, which nothing undoes.
 * Source: solana vote program, VoteState::process_next_vote_slot.
 */
export class Lockouts {
  #blocks: Int32Array;
  #slots: Int32Array;
  #confirmations: Int32Array;
  /** By confirmations: slots after its own for which a vote holds. */
  #lengths: Float64Array;
  #count = 0;
  /** The block that it has rooted. */
  root: BlockId = 0;
  /** The last vote, whether it still holds or not. */
  last: BlockId = 0;
  lastSlot = -1;

  /** `history`: the votes that it holds. */
  constructor(history: number) {
    this.#blocks = new Int32Array(history);
    this.#slots = new Int32Array(history);
    this.#confirmations = new Int32Array(history);
    this.#lengths = new Float64Array(history + 1).fill(1);
    for (let count = 1; count <= history; count++)
      this.#lengths[count] = initialLockout * (this.#lengths[count - 1] as number);
  }

  begin(root: BlockId, slot: number): void {
    this.#count = 0;
    this.root = root;
    this.last = root;
    this.lastSlot = slot;
  }

  copy(other: Lockouts): void {
    this.#blocks.set(other.#blocks);
    this.#slots.set(other.#slots);
    this.#confirmations.set(other.#confirmations);
    this.#count = other.#count;
    this.root = other.root;
    this.last = other.last;
    this.lastSlot = other.lastSlot;
  }

  /** Votes that still hold at a slot: those that have expired are on top. */
  standing(slot: number): number {
    let count = this.#count;
    while (count > 0 && this.#expiry(count - 1) < slot) count--;
    return count;
  }

  /** The block that a vote is for, counted from the lowest. */
  block(vote: number): BlockId {
    return this.#blocks[vote] as BlockId;
  }

  /** Slots for which a vote holds. */
  lockout(vote: number): number {
    return this.#lengths[this.#confirmations[vote] as number] as number;
  }

  /** Votes for a block, which must be on top of every vote that still holds at its slot. */
  cast(block: BlockId, slot: number): void {
    this.#count = this.standing(slot);
    if (this.#count === this.#blocks.length) this.#takeRoot();
    this.#blocks[this.#count] = block;
    this.#slots[this.#count] = slot;
    this.#confirmations[this.#count] = 1;
    this.#count++;
    this.last = block;
    this.lastSlot = slot;
    this.#double();
  }

  #takeRoot(): void {
    this.root = this.#blocks[0] as BlockId;
    this.#blocks.copyWithin(0, 1);
    this.#slots.copyWithin(0, 1);
    this.#confirmations.copyWithin(0, 1);
    this.#count--;
  }

  /** A vote with more on top of it than ever before holds twice as long. */
  #double(): void {
    for (let vote = 0; vote < this.#count - 1; vote++) {
      const confirmations = this.#confirmations[vote] as number;
      if (this.#count > vote + confirmations) this.#confirmations[vote] = confirmations + 1;
    }
  }

  #expiry(vote: number): number {
    return (this.#slots[vote] as number) + this.lockout(vote);
  }
}
