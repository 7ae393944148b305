/** Why a node of a route cannot promise a payment to the next one: its channel lacks balance or slots, is closed, or the next does not answer. */
export type Refusal = "balance" | "slots" | "closed" | "away";

/** What the two ends of a channel hold that is not on its way, $: whoever sends over it first. */
export type Sides = readonly [number, number];

/** A payment over the channels of others as the run made it. A few are told, so that one sees what all do. */
export interface Journey {
  readonly payer: string;
  readonly payee: string;
  /** What the payee is to get, $. */
  readonly dollars: number;
  /** When it began, s since measuring began. */
  readonly begun: number;
  /** One after the other. */
  readonly attempts: readonly TriedRoute[];
}

/** A route that was tried. */
export interface TriedRoute {
  /** When the payer sent it off and when he had word of what came of it, s since the payment began. */
  readonly from: number;
  readonly to: number;
  /** Height of the host's chain when it was sent off. */
  readonly height: number;
  /** HTLCs that were locked in, the payer's first. */
  readonly hops: readonly Hop[];
  /** The one that its node could not offer; null: the payee was paid. */
  readonly refused: {
    readonly from: string;
    readonly to: string;
    readonly amount: number;
    readonly why: Refusal;
  } | null;
}

/** An HTLC from one node to the next. */
export interface Hop {
  readonly from: string;
  readonly to: string;
  /** Whether it came true; if not, it was taken back. */
  readonly isTaken: boolean;
  /** What it promises, and what whoever offers it keeps of what was promised to him, $; 0 for the payer. */
  readonly amount: number;
  readonly fee: number;
  /** Height of the host's chain at which its time is up: on Bitcoin it can be taken back from the next block on. */
  readonly cltvExpiry: number;
  /** When it was offered, when both had signed it, and when whoever offered it had the secret or took it back, s since the payment began. */
  readonly offered: number;
  readonly lockedIn: number;
  readonly over: number;
  /** What the channel holds; and of that each side before the attempt, and once the payer had word of it: others may have paid meanwhile. */
  readonly capacity: number;
  readonly before: Sides;
  readonly after: Sides;
}
