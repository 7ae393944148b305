import { Histogram } from "../kernel/histogram.ts";
import { sum } from "../kernel/statistics.ts";
import type { Timeline } from "../run.ts";
import { addFees } from "./fees-paid.ts";
import type { Hearer, Window } from "./fold.ts";

/** The window in equal steps, summed over the replications of a scenario. */
export class TimelineFold implements Hearer {
  #window: Window;
  #dollars: number;
  #length: number;
  #offered: Float64Array;
  #served: Float64Array;
  /** Transactions that waited, times microseconds, and how many of these were looked at. */
  #waiting: Float64Array;
  #watched: Float64Array;
  #fees: readonly Histogram[];
  /** Replications that got as far as a step, and the step the present one is in. */
  #reached: Float64Array;
  #step = -1;

  /** `dollars` is what the smallest coin is worth. */
  constructor(window: Window, steps: number, dollars: number) {
    this.#window = window;
    this.#dollars = dollars;
    this.#length = (window.end - window.start) / steps;
    this.#offered = new Float64Array(steps);
    this.#served = new Float64Array(steps);
    this.#waiting = new Float64Array(steps);
    this.#watched = new Float64Array(steps);
    this.#reached = new Float64Array(steps);
    this.#fees = Array.from({ length: steps }, () => new Histogram());
  }

  /** A new replication begins. */
  begin(): void {
    this.#step = -1;
  }

  hears: Hearer["hears"] = {
    arrived: ({ from, to, count }) => {
      if (to === from) this.#add(this.#offered, from, count);
      else this.#spread(this.#offered, from, to, count / (to - from));
    },
    waiting: ({ from, to, count }) => {
      this.#reach(this.#stepOf(to));
      this.#spread(this.#waiting, from, to, count);
      this.#spread(this.#watched, from, to, 1);
    },
    final: ({ found, parts }) => {
      this.#add(this.#served, found, sum(parts.count));
      const fees = this.#fees[this.#stepOf(found)];
      if (fees !== undefined) addFees(parts, fees);
    },
  };

  timeline(): Timeline {
    const perSecond = (count: number, step: number) =>
      count / ((this.#length / 1e6) * Math.max(1, this.#reached[step] as number));
    const fee = (p: number) => this.#fees.map((fees) => this.#inDollars(fees.quantile(p)?.value));
    return {
      step: this.#length / 1e6,
      offered: Array.from(this.#offered, perSecond),
      served: Array.from(this.#served, perSecond),
      waiting: Array.from(this.#waiting, (sum, step) => sum / Math.max(1, this.#watched[step] as number)),
      feeP10: fee(0.1),
      feeP50: fee(0.5),
      feeP90: fee(0.9),
    };
  }

  /** What came in [from, to), so much a microsecond: because a step that counted the moments at which it is told of them would see more of these or fewer. */
  #spread(into: Float64Array, from: number, to: number, rate: number): void {
    for (let step = this.#stepOf(from); step <= this.#stepOf(to); step++) {
      const begin = this.#window.start + step * this.#length;
      const overlap = Math.min(to, begin + this.#length) - Math.max(from, begin);
      if (overlap <= 0 || into[step] === undefined) continue;
      into[step] = (into[step] as number) + rate * overlap;
    }
  }

  #reach(step: number): void {
    while (this.#step < Math.min(step, this.#reached.length - 1)) {
      this.#step++;
      this.#reached[this.#step] = (this.#reached[this.#step] as number) + 1;
    }
  }

  #inDollars(fee: number | undefined): number | null {
    return fee === undefined ? null : fee * this.#dollars;
  }

  #stepOf(time: number): number {
    return Math.floor((time - this.#window.start) / this.#length);
  }

  #add(to: Float64Array, time: number, count: number): void {
    const step = this.#stepOf(time);
    if (step >= 0 && step < to.length) to[step] = (to[step] as number) + count;
  }
}
