import type { Mempool } from "../fees/mempool.ts";
import { lognormal } from "../kernel/distributions.ts";
import type { Demand } from "../scenario.ts";
import { Line } from "./line.ts";
import type { Pace } from "./market.ts";

/** Kinds of users: each has a highest fee and a patience, quantiles of the declared distributions (A6, A7). */
export const kindCount = 32;

/** How long a kind has its turn, s: so short that none misses a block that matters to it, and so long that those who come to a busy chain are not told one by one. */
const secondsOfTurn = 1 / 16;

/** How often users look within their median patience, at most (A9). */
export const looksPerPatience = 1_000;

/** Users who are alike. */
export class Kind {
  readonly number: number;
  /** Most that one of them pays, $. */
  readonly highestFee: number;
  /** Band of what is left of that for a bid; -1 when below the least that nodes pass on. */
  highestBand = -1;
  /** Microseconds. */
  readonly patience: number;
  /** Before then the time of none of them comes, microseconds; Infinity where none of them waits. */
  due = Number.POSITIVE_INFINITY;
  /** Those who have not yet bid all that they would pay think again after half and three quarters of their patience. */
  #bidders: Line;
  /** Everybody leaves at the end of it. */
  #leavers: Line;

  constructor(number: number, highestFee: number, patience: number) {
    this.number = number;
    this.highestFee = highestFee;
    this.patience = patience;
    this.#bidders = new Line([patience / 2, (patience * 3) / 4]);
    this.#leavers = new Line([patience]);
  }

  /** Transactions it accepts in front of it: it wants to be in a block within half of its patience (A9). */
  ahead({ roomPerBlock, blockInterval }: Pace): number {
    return Math.max(1, Math.floor(this.patience / 2 / blockInterval)) * roomPerBlock;
  }

  submitted(cohort: number, band: number, now: number): void {
    const bidsAgain = band !== this.highestBand;
    if (bidsAgain) this.#bidders.add(cohort, now);
    this.#leavers.add(cohort, now);
    this.due = Math.min(this.due, now + (bidsAgain ? this.patience / 2 : this.patience));
  }

  /** Those whose time has come since the last call bid for the next block of their shard, by shard `next` and `highest` at most, or all that they would pay; at the end they leave. */
  reconsider(now: number, mempool: Mempool, next: Int32Array, highest: number): void {
    const most = Math.min(this.highestBand, highest);
    const [bidders, leavers] = [this.#bidders, this.#leavers];
    for (let look = 0; look < 2; look++) {
      for (let cohort = bidders.due(look, now); cohort >= 0; cohort = bidders.due(look, now))
        // Because nobody bids less than the lowest band, where that is enough nobody is raised.
        if (most > 0) mempool.raise(cohort, Math.min(most, next[mempool.homeOf(cohort)] as number));
    }
    for (let cohort = leavers.due(0, now); cohort >= 0; cohort = leavers.due(0, now)) mempool.expire(cohort);
    this.due = Math.min(bidders.next, leavers.next);
  }
}

/** All kinds, the least patient first. */
export function kinds(demand: Demand): readonly Kind[] {
  return Array.from({ length: kindCount }, (_, index) => {
    const fee = lognormal(quantileOf(index), demand.highestFee, demand.highestFeeSpread);
    // Because 13 and 32 have no common factor, patience says nothing about the highest fee.
    const patience =
      lognormal(quantileOf((index * 13 + 7) % kindCount), demand.patience, demand.patienceSpread) * 1e6;
    return new Kind(index, fee, patience);
  }).sort((a, b) => a.patience - b.patience);
}

/** Kinds take turns, and not in the order of what they would pay. Each has so many users come one after the other. */
export class Turns {
  #length: number;
  /** In the turn of which place somebody comes next, and how many have come in it. */
  #turn = 0;
  #inTurn = 0;
  #users = new Float64Array(kindCount);

  /** `rate` at which users come, tx/s. */
  constructor(rate: number) {
    this.#length = Math.max(1, Math.round(rate * secondsOfTurn));
  }

  /** The next `count` users come, of whichever kinds. */
  pass(count: number): void {
    const place = (this.#turn * this.#length + this.#inTurn + count) % (kindCount * this.#length);
    this.#turn = Math.floor(place / this.#length);
    this.#inTurn = place % this.#length;
  }

  /** Tells of each kind that is among the next `count` users how many of them are. */
  come(count: number, tell: (kind: number, users: number) => void): void {
    const round = kindCount * this.#length;
    const rounds = Math.floor(count / round);
    this.#users.fill(rounds * this.#length);
    for (let left = count - rounds * round; left > 0; ) {
      const users = Math.min(left, this.#length - this.#inTurn);
      this.#users[this.#turn] = (this.#users[this.#turn] as number) + users;
      left -= users;
      this.#inTurn = (this.#inTurn + users) % this.#length;
      if (this.#inTurn === 0) this.#turn = (this.#turn + 1) % kindCount;
    }
    for (let turn = 0; turn < kindCount; turn++) {
      const users = this.#users[turn] as number;
      if (users > 0) tell((turn * 27) % kindCount, users);
    }
  }
}

function quantileOf(index: number): number {
  return (index + 0.5) / kindCount;
}
