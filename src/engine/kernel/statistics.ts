import type { Measurement } from "../measure/measurement.ts";
import { pow } from "./math.ts";
import { betaQuantile, studentQuantile } from "./special.ts";

/** The share of intervals that must contain the truth. */
const LEVEL = 0.95;

/**
 * Mean over replications with its 95 % interval by Student's t. One replication alone says nothing about chance:
 * its interval is -Number.MAX_VALUE .. Number.MAX_VALUE, which is "not known" as JSON can hold it, and lets every
 * comparison come out undecided (see `isKnown`). Throws on an empty list.
 */
export function meanInterval(values: readonly number[], unit: string): Measurement {
  if (values.length === 0) throw new RangeError("no values to average");
  const moments = new Moments();
  for (const value of values) moments.add(value);
  const { n, variance } = moments;
  const mean = sum(values) / n;
  if (n === 1) return { mean, low: -Number.MAX_VALUE, high: Number.MAX_VALUE, unit, n };
  const half = studentQuantile((1 + LEVEL) / 2, n - 1) * Math.sqrt(variance / n);
  return { mean, low: mean - half, high: mean + half, unit, n };
}

/** False for the interval of a single replication, whose bounds no reader should be shown. */
export function isKnown({ low, high }: Measurement): boolean {
  return low > -Number.MAX_VALUE && high < Number.MAX_VALUE;
}

/**
 * A counted share with its interval, one of 95 % where no level is given (Clopper & Pearson 1934: contains the truth at least as
 * often as it says). Where none, or all, of the trials succeeded only one side is open, and all the rest goes there: "fewer than 3/n".
 * With no trials the interval is 0 .. 1 and the mean 1/2.
 */
export function shareInterval(successes: number, trials: number, unit = "", level = LEVEL): Measurement {
  if (trials === 0) return { mean: 0.5, low: 0, high: 1, unit, n: 0 };
  const mean = successes / trials;
  const tail = (1 - level) / 2;
  if (successes === 0) return { mean, low: 0, high: 1 - pow(1 - level, 1 / trials), unit, n: trials };
  if (successes === trials) return { mean, low: pow(1 - level, 1 / trials), high: 1, unit, n: trials };
  const low = betaQuantile(tail, successes, trials - successes + 1);
  // Because the upper bound is nearer 0 than 1 as a rule, its own tail is inverted, which keeps its digits.
  const high = betaQuantile(1 - tail, successes + 1, trials - successes);
  return { mean, low, high, unit, n: trials };
}

/** Mean of a[i] - b[i] over replications that shared their chance, with its 95 % interval. Throws on unequal lengths. */
export function pairedDifference(a: readonly number[], b: readonly number[], unit: string): Measurement {
  if (a.length !== b.length) throw new RangeError(`${a.length} values cannot be paired with ${b.length}`);
  return meanInterval(
    a.map((value, i) => value - (b[i] as number)),
    unit,
  );
}

/** Sum in the given order with Neumaier's correction: the error does not grow with the length. */
export function sum(values: ArrayLike<number>): number {
  let total = 0;
  let lost = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    const next = total + value;
    lost += Math.abs(total) >= Math.abs(value) ? total - next + value : value - next + total;
    total = next;
  }
  return total + lost;
}

/** The p-quantile of rising values, 0 ≤ p ≤ 1, linear between neighbors (type 7 of Hyndman & Fan 1996). Throws on none. */
export function quantile(sorted: ArrayLike<number>, p: number): number {
  if (sorted.length === 0) throw new RangeError("no values to take a quantile of");
  const place = Math.min(1, Math.max(0, p)) * (sorted.length - 1);
  const below = Math.floor(place);
  const low = sorted[below] as number;
  const high = sorted[Math.min(below + 1, sorted.length - 1)] as number;
  return low + (high - low) * (place - below);
}

/** Count, mean and variance as values arrive, in constant memory. Source: Welford 1962; weights after West 1979. */
export class Moments {
  /** Number, or total weight, of the values so far. */
  n = 0;
  /** 0 before the first value. */
  mean = 0;
  #squares = 0;

  /** Adds a value `count` ≥ 0 times. */
  add(value: number, count = 1): void {
    if (!(count > 0)) return;
    this.n += count;
    const difference = value - this.mean;
    this.mean += (difference * count) / this.n;
    this.#squares += count * difference * (value - this.mean);
  }

  /** Sample variance (n - 1 below the line); 0 for fewer than two values. */
  get variance(): number {
    return this.n > 1 ? Math.max(0, this.#squares) / (this.n - 1) : 0;
  }
}
