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
  /** The payer has given up; the payee waits no longer. */
  isLost = false;
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
