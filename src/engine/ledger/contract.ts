import type { BlockId } from "../trace.ts";

/** A block as a contract or a listener sees it. */
export interface BlockRef {
  readonly block: BlockId;
  readonly height: number;
  /** Its timestamp: when it was found, microseconds. */
  readonly time: number;
}

/**
 * A program on a chain. Its state is a fold over the calls in the blocks of one branch and of nothing else, so that a
 * reorganization is a fold over another branch and nobody writes undo code. `apply` returns the state it was given where a
 * call is refused, and never changes one.
 */
export interface Contract<S, A> {
  readonly initial: S;
  readonly apply: (state: S, action: A, at: BlockRef) => S;
}

/** What a call weighs and who pays how much for it. */
export interface Order {
  /** Calls alike that it stands for, each of which weighs so much, taken together; left out: one. */
  readonly count?: number;
  /** Party that sends it. */
  readonly by: string;
  /** Data it carries beyond that of a payment, bytes. */
  readonly bytes: number;
  /** Blobs that come with it; left out: none. */
  readonly blobs?: number;
  /** Computing it asks for beyond that of a payment, gas; a chain that counts none charges none. */
  readonly gas: number;
  /** What it weighs as a whole where transactions are weighed, WU (BIP 141); left out: as much as a payment and its data. */
  readonly weight?: number;
  /** The most that is paid for it, or for all that it stands for, $. */
  readonly highestFee: number;
}

/** Whether a producer takes a call that somebody sends to the contract of a layer. */
export type Permits = (order: Order, layer: string) => boolean;

/** Told what becomes of a call in the observer's chain, and what is paid for it there, $: each may happen again after the call was reverted. */
export interface CallListener {
  readonly included?: (at: BlockRef, paid: number) => void;
  /** A reorganization took it out; it waits again by itself. */
  readonly reverted?: (at: BlockRef, paid: number) => void;
  readonly final?: (at: BlockRef, paid: number) => void;
  /** It was final, and no longer is. */
  readonly reversed?: (at: BlockRef, paid: number) => void;
}

/** Has a call never wait again, as who spends the same coins elsewhere does; a block that holds it keeps it. */
export type Withdraw = () => void;

/** A contract as those see it who use it: an observer's node hears of its states. */
export interface Deployed<S, A> {
  /** Hands in a call: it waits, pays what the next block asks for, may be left out, and may be undone. */
  readonly call: (action: A, order: Order, listener?: CallListener) => Withdraw;
  readonly state: (at: "head" | "final") => S;
}
