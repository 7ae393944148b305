import type { Balances, Commitment, Side } from "../bolt/contract.ts";
import { perDollar } from "../bolt/paid.ts";
import type { Channel } from "./parameters.ts";

/**
 * What two parties have signed between them, off the chain. Each payment moves money from one side to the other and makes a new
 * commitment, which revokes the one before. Starts with half on each side (A27).
 */
export class SignedBalances {
  readonly capacity: number;
  readonly payment: number;
  readonly fee: number;
  /** Updates signed so far, which is the number of the latest commitment. */
  number = 0;
  #reserve: number;
  #held: [number, number];
  /** By side: the commitment under which it would get the most. */
  #best: [Commitment, Commitment];

  constructor(p: Channel) {
    this.capacity = Math.round(p.capacity * perDollar);
    this.payment = Math.round(p.payment * perDollar);
    this.fee = Math.round(p.baseFee * perDollar) + Math.floor(this.payment * p.feeRate);
    this.#reserve = Math.floor(this.capacity * p.reserve);
    const user = Math.floor(this.capacity / 2);
    this.#held = [user, this.capacity - user];
    this.#best = [this.latest, this.latest];
  }

  get latest(): Commitment {
    return { number: this.number, balances: [this.#held[0], this.#held[1]] };
  }

  best(side: Side): Commitment {
    return this.#best[side];
  }

  /** A payment from one side to the other; false where it does not fit. The partner forwards what the user sends, for a fee. */
  pay(from: Side): boolean {
    const amount = from === 0 ? this.payment + this.fee : this.payment;
    if (this.#held[from] - amount < this.#reserve) return false;
    const to = from === 0 ? 1 : 0;
    this.#held[from] -= amount;
    this.#held[to] += amount;
    this.number++;
    if (this.#held[to] > this.#best[to].balances[to]) this.#best[to] = this.latest;
    return true;
  }

  audit(): readonly string[] {
    const [user, partner]: Balances = this.#held;
    if (user >= 0 && partner >= 0 && user + partner === this.capacity) return [];
    return [`${user} and ${partner} are not the ${this.capacity} of the channel`];
  }
}
