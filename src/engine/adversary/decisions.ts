import type { Permits } from "../ledger/contract.ts";
import type { BlockId } from "../trace.ts";
import type { Strategy } from "./strategy.ts";

/** Everything that a party may decide for itself. What an adversary leaves out is decided as the protocol says. */
export interface Decisions {
  /** Block producers, who act as one in a run: which block each of them extends and which blocks it shows. */
  readonly produce?: () => (view: ProducerView) => Strategy;
  /** A block producer: share of the others, 0..1, who work on its block when it is as good as theirs; left out: whoever heard of it first. */
  readonly reach?: number;
  /** It cuts others off from all but itself. */
  readonly eclipse?: Eclipse;
  /** Room that it buys in blocks for nothing. */
  readonly spam?: Spam;
  /**
   * A validator: whether it votes for every chain that there is, twice in a slot where there are two, with so much of the stake in the
   * adversary's hands. The leader of a slot: whether it signs two blocks in it.
   */
  readonly equivocate?: (share: number) => boolean;
  /** A member of a committee: whether it votes at all, and proposes when it has the turn. */
  readonly vote?: () => boolean;
  /** A block producer: whether somebody's call to the contract of a layer gets into its blocks. */
  readonly include?: Permits;
  /** Whoever leads a slot, or votes on every block: it makes no block and casts no vote. */
  readonly abstain?: true;
  /** A block producer: part of the data that belong to its blocks which it hands to nobody, 0..1. */
  readonly withhold?: number;
  /** An operator of a nested chain: whether to make an output out of nothing, and to leave with it. */
  readonly forge?: () => boolean;
  /** A sequencer, an operator, or a member of a committee: whether to hand out the data behind what was promised. */
  readonly release?: () => boolean;
  /** A proposer: the value it says has left the layer, given what really has. */
  readonly claim?: (withdrawn: number, held: number) => number;
  /** A challenger: whether to dispute a claim, given whether it is true. */
  readonly challenge?: (isTrue: boolean) => boolean;
  /**
   * A party to a dispute: the value it says has left after a share of the execution, 0..1, given what really has and what it says has at
   * the end of the part in dispute; null: it makes no move, and its clock runs.
   */
  readonly bisect?: (done: number, withdrawn: number, said: number) => number | null;
  /** A channel's party: which state to close with, given the latest one and the one that gives it the most; another counts as the latest. */
  readonly close?: (latest: number, best: number) => number;
  /** Who has channels: whether to close all of them alone, now. */
  readonly leave?: () => boolean;
  /** Who forwards payments: whether to tell the secret to others alike on the same route, past those between. */
  readonly wormhole?: () => boolean;
  /** Payments that it sends to itself through channels and holds back until their time is up. */
  readonly jam?: Jam;
  /** A signer, or a holder of a key: whether to sign a release that nothing asks for. */
  readonly sign?: () => boolean;
  /**
   * Users of a bridge: whether to spend what they have locked elsewhere as well, for other branches to take. Of a nested chain: whether to
   * leave with what they have spent.
   */
  readonly respend?: () => boolean;
}

/** Some are cut off, again and again, with as long a pause. */
export interface Eclipse {
  /** Seconds. */
  readonly lasts: number;
  /** Producers by name, and `receiver` for him. */
  readonly victims: readonly string[];
}

/** Name of the receiver among those whom an adversary may cut off. */
export const receiver = "receiver";

/** Data that fills a part of each block's room, for the room of a payment at no more than so much, and for no more in all, $. */
export interface Spam {
  /** Of a chain in shards, the one whose room is filled, counted from 0; left out: the first. */
  readonly shard?: number;
  readonly fill: number;
  readonly fee: number;
  readonly budget: number;
}

/** Payments that are held back: so many a second, of so much each, $. */
export interface Jam {
  readonly rate: number;
  readonly amount: number;
}

/** An attempt to undo what is settled begins, is given up, or is made. */
export type Attempt = "begun" | "abandoned" | "published";

/** All that a producer may know: the public chain as its own node has heard it, and its own blocks. */
export interface ProducerView {
  readonly parent: (block: BlockId) => BlockId;
  readonly height: (block: BlockId) => number;
  /** The best public block that its node has heard of. */
  readonly head: () => BlockId;
  /** Whether its adversary cuts anybody off now. */
  readonly isEclipsing: () => boolean;
  /** Whether a block was made by somebody whom its adversary cuts off. */
  readonly isByVictim: (block: BlockId) => boolean;
  /** Says what becomes of an attempt, for those who count. */
  readonly tell: (outcome: Attempt) => void;
}

/** Parties of one layer that act together, from a moment on. With nobody in it the run is the honest run bit for bit. */
export interface Adversary {
  readonly layer: string;
  /** Weight of a producer of its own that joins the others, 0..1; they keep their proportions in the rest. */
  readonly share: number;
  /** Parties of the layer, by name, that do what it says. */
  readonly controls: readonly string[];
  /** Microseconds: from then on, and until before `until`; left out: for good. */
  readonly from: number;
  readonly until?: number;
  readonly decide: Decisions;
}

/** Whether an adversary is at it at a moment, microseconds: before and after, its parties do what the protocol says. */
export function isAtIt({ from, until = Number.POSITIVE_INFINITY }: Adversary, time: number): boolean {
  return time >= from && time < until;
}

/** Name of the producer that an adversary brings along. */
export const newcomer = "adversary";
