import { betaI, normalQuantile } from "./special.ts";
import { Moments, meanInterval } from "./statistics.ts";

/** Whether the mean that replications were drawn from is 0, and what it is. */
export interface Tested {
  readonly mean: number;
  /** 95 % interval of the mean by Student's t. */
  readonly low: number;
  readonly high: number;
  /** The chance of a mean as far from 0 as this, either way, if the true one were 0; 1 where one value alone says nothing. */
  readonly p: number;
}

/** Student's t-test against 0, two-sided. Values that are all the same leave nothing to chance: p is 0, or 1 where they are 0. Throws on none. */
export function tested(values: readonly number[]): Tested {
  const { mean, low, high } = meanInterval(values, "");
  return { mean, low, high, p: chanceOf(values, mean) };
}

function chanceOf(values: readonly number[], mean: number): number {
  const moments = new Moments();
  for (const value of values) moments.add(value);
  const { n, variance } = moments;
  if (n < 2 || mean === 0) return 1;
  if (variance === 0) return 0;
  const t = mean / Math.sqrt(variance / n);
  const df = n - 1;
  return betaI(df / (df + t * t), df / 2, 0.5);
}

/**
 * Which of several tests may be called decided, so that a true hypothesis among them is rejected with a chance of `level` at most,
 * however they depend on each other. Source: Holm 1979, A simple sequentially rejective multiple test procedure.
 */
export function decided(chances: readonly number[], level: number): readonly boolean[] {
  const order = chances.map((p, index) => ({ p, index })).sort((a, b) => a.p - b.p);
  const stop = order.findIndex(({ p }, rank) => !(p <= level / (chances.length - rank)));
  const rejected = new Set(order.slice(0, stop < 0 ? order.length : stop).map(({ index }) => index));
  return chances.map((_, index) => rejected.has(index));
}

/**
 * How many times as wide as its 95 % interval one is that leaves out the truth with the chance `level`, where errors are normal. Of
 * few replications it is somewhat too narrow: use it where nothing else is known of them.
 */
export const widening = (level: number): number => normalQuantile(1 - level / 2) / normalQuantile(0.975);
