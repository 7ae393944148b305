import type { Mempool } from "../fees/mempool.ts";
import { lognormal } from "../kernel/distributions.ts";
import type { Demand } from "../scenario.ts";
import { Line } from "./line.ts";
import type { Market } from "./users.ts";

/** Kinds of users: each has a highest fee and a patience, quantiles of the declared distributions (A6, A7). */
const count = 32;

/** Users who are alike. */
export class Kind {
  /** Band of the highest fee; -1 when below the least that nodes pass on. */
  readonly highestBand: number;
  /** Transactions it accepts in front of it. */
  readonly ahead: number;
  /** Its place in the order in which kinds take turns. */
  readonly turn: number;
  /** Its cohorts, and when they think again: after half and three quarters of their patience, and at the end of it. */
  #cohorts: Line;

  /** `patience` in microseconds. */
  constructor(highestBand: number, ahead: number, turn: number, patience: number) {
    this.highestBand = highestBand;
    this.ahead = ahead;
    this.turn = turn;
    this.#cohorts = new Line([patience / 2, (patience * 3) / 4, patience]);
  }

  submitted(cohort: number, now: number): void {
    this.#cohorts.add(cohort, now);
  }

  /** Those whose time has come since the last call bid `nextBlock`, or all that they would pay; at the end they leave. */
  reconsider(now: number, mempool: Mempool, nextBlock: number): void {
    const bid = Math.min(this.highestBand, nextBlock);
    for (let look = 0; look < 2; look++) {
      for (let cohort = this.#cohorts.due(look, now); cohort >= 0; cohort = this.#cohorts.due(look, now))
        mempool.raise(cohort, bid);
    }
    for (let cohort = this.#cohorts.due(2, now); cohort >= 0; cohort = this.#cohorts.due(2, now))
      mempool.expire(cohort);
  }
}

/** All kinds, those first who accept the fewest in front of them. */
export function kinds(demand: Demand, market: Market): readonly Kind[] {
  return Array.from({ length: count }, (_, index) => {
    const fee = lognormal(quantileOf(index), demand.highestFee, demand.highestFeeSpread);
    // Because 13 and 32 have no common factor, patience says nothing about the highest fee.
    const patience =
      lognormal(quantileOf((index * 13 + 7) % count), demand.patience, demand.patienceSpread) * 1e6;
    const blocks = Math.max(1, Math.floor(patience / 2 / market.blockInterval));
    const band = market.mempool.bandOf(fee / market.dollarsPerFeeRate);
    return new Kind(band, blocks * market.roomPerBlock, (index * 19) % count, patience);
  }).sort((a, b) => a.ahead - b.ahead);
}

function quantileOf(index: number): number {
  return (index + 0.5) / count;
}
