import type { Attempt } from "./attempt.ts";
import type { Wish } from "./wish.ts";

/** A payment and its parts, which its payee takes all together or not at all. Source: BOLT 4, basic multi-part payments. */
export class Parts {
  readonly wish: Wish;
  readonly begun: number;
  /** Routes that were tried for any of them. */
  readonly attempts: Attempt[] = [];
  count = 1;
  /** Places of those that are with the payee and wait for the others. */
  arrived: readonly number[] = [];
  /** Those of which the payer has the secret. */
  paid = 0;
  /** The payer has given up, and tries no further route; what is with the payee stays there until his time is over. */
  isLost = false;
  /** The payee waits no longer, and sends back what still comes. */
  isOver = false;

  constructor(wish: Wish, begun: number) {
    this.wish = wish;
    this.begun = begun;
  }

  get isComplete(): boolean {
    return this.arrived.length === this.count;
  }
}

/** The two halves of an amount, whole. */
export const halves = (amount: number): readonly [number, number] => [
  Math.ceil(amount / 2),
  Math.floor(amount / 2),
];

/** How many equal parts halving makes, over and over, of an amount that goes in at most so many: a power of two. */
export const equalParts = (maxParts: number): number => 1 << (31 - Math.clz32(maxParts));
