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
  /** Those who have not yet bid all that they would pay think again after half and three quarters of their patience. */
  #bidders: Line;
  /** Everybody leaves at the end of it. */
  #leavers: Line;

  /** `patience` in microseconds. */
  constructor(highestBand: number, ahead: number, turn: number, patience: number) {
    this.highestBand = highestBand;
    this.ahead = ahead;
    this.turn = turn;
    this.#bidders = new Line([patience / 2, (patience * 3) / 4]);
    this.#leavers = new Line([patience]);
  }

  submitted(cohort: number, band: number, now: number): void {
    if (band < this.highestBand) this.#bidders.add(cohort, now);
    this.#leavers.add(cohort, now);
  }

  /** Those whose time has come since the last call bid `nextBlock`, or all that they would pay; at the end they leave. */
  reconsider(now: number, mempool: Mempool, nextBlock: number): void {
    const bid = Math.min(this.highestBand, nextBlock);
    const [bidders, leavers] = [this.#bidders, this.#leavers];
    for (let look = 0; look < 2; look++) {
      for (let cohort = bidders.due(look, now); cohort >= 0; cohort = bidders.due(look, now))
        mempool.raise(cohort, bid);
    }
    for (let cohort = leavers.due(0, now); cohort >= 0; cohort = leavers.due(0, now)) mempool.expire(cohort);
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
    const band = market.mempool.bids.of(fee / market.dollarsPerFeeRate);
    return new Kind(band, blocks * market.roomPerBlock, (index * 19) % count, patience);
  }).sort((a, b) => a.ahead - b.ahead);
}

function quantileOf(index: number): number {
  return (index + 0.5) / count;
}
