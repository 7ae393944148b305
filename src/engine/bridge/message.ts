import type { BlockRef, Withdraw } from "../ledger/contract.ts";
import type { BlockId, Legs } from "../trace.ts";

/** Users who sent together, in [from, to): one call on their side stands for all of them (A31). */
export interface Cohort {
  readonly from: number;
  readonly to: number;
  /** What each pays on this side, $. */
  readonly fee: number;
  /** After that moment the second leg fails, microseconds; Infinity: never. */
  readonly deadline: number;
  /** Messages that nobody has told of on the other side yet, and those told. */
  untold: number;
  told: number;
  /** The block that holds the call, in the chain as it is now. */
  at: BlockRef | null;
  isSettled: boolean;
  /** Some block held it once. */
  wasIn: boolean;
  /** Of which somebody told. */
  readonly messages: Message[];
  withdraw: Withdraw;
  /** Their users have spent the same coins elsewhere, which other branches take in the place of the call. */
  isSpent: boolean;
  /** It was seen that the lock was undone after it was told. */
  wasUndone: boolean;
  /** Whether providers pay them out before: they have handed that in, or it is in a block. */
  fronted: "no" | "asked" | "paid";
  /** When they were first seen on the other side because somebody paid them out before, microseconds; -1: not yet. */
  seen: number;
  /** Of the untold. */
  legs: Legs | null;
}

/** Messages of a cohort of which one round told. */
export interface Message {
  readonly cohort: Cohort;
  readonly count: number;
  readonly fee: number;
  /** They are through once so much was told on the other side. */
  readonly due: number;
  /** When the gate there may act on it, microseconds. */
  readonly from: number;
  /** Their users were paid out before: what comes through is the providers'. */
  readonly isFronted: boolean;
  /** The providers have it. */
  isRepaid: boolean;
  /** When they were first seen there, microseconds; -1: not yet. */
  seen: number;
  block: BlockId;
  legs: Legs | null;
}
