import { exp, log, pow } from "./math.ts";
import type { Stream } from "./random.ts";
import { logGamma, normalQuantile } from "./special.ts";

/** Exponential with mean 1 from a uniform draw; falls as u rises. */
export function exponential(u: number): number {
  return -log(u);
}

/** Standard normal from a uniform draw; rises with u. */
export function normal(u: number): number {
  return normalQuantile(u);
}

/** Log-normal from a uniform draw: `median` > 0, `sigma` the spread of its natural logarithm. */
export function lognormal(u: number, median: number, sigma: number): number {
  return sigma === 0 ? median : median * exp(sigma * normalQuantile(u));
}

/** Pareto from a uniform draw: never below `minimum` > 0, tail exponent `alpha` > 0; falls as u rises. */
export function pareto(u: number, minimum: number, alpha: number): number {
  return minimum * pow(u, -1 / alpha);
}

/** A Poisson count of any mean ≥ 0: inversion below 10, Hörmann's PTRS from there; the cost does not grow with the mean. */
export function poisson(mean: number, chance: Pick<Stream, "uniform">): number {
  if (!(mean > 0)) return 0;
  return mean < 10 ? poissonInversion(mean, chance) : poissonRejection(mean, chance);
}

function poissonInversion(mean: number, chance: Pick<Stream, "uniform">): number {
  let probability = exp(-mean);
  let rest = chance.uniform() - probability;
  let count = 0;
  while (rest > 0 && count < 1000) {
    count++;
    probability *= mean / count;
    rest -= probability;
  }
  return count;
}

/** Source: Hörmann 1993, "The transformed rejection method for generating Poisson random variables", PTRS. */
function poissonRejection(mean: number, chance: Pick<Stream, "uniform">): number {
  const b = 0.931 + 2.53 * Math.sqrt(mean);
  const a = -0.059 + 0.02483 * b;
  const inverseAlpha = 1.1239 + 1.1328 / (b - 3.4);
  const fast = 0.9277 - 3.6224 / (b - 2);
  const logMean = log(mean);
  for (;;) {
    const u = chance.uniform() - 0.5;
    const v = chance.uniform();
    const us = 0.5 - Math.abs(u);
    const count = Math.floor(((2 * a) / us + b) * u + mean + 0.43);
    if (us >= 0.07 && v <= fast) return count;
    if (count < 0 || (us < 0.013 && v > us)) continue;
    if (log((v * inverseAlpha) / (a / (us * us) + b)) <= count * logMean - mean - logGamma(count + 1))
      return count;
  }
}

/** How many of n trials succeed, each with probability p: inversion for few expected, Hörmann's BTRS from 10. */
export function binomial(n: number, p: number, chance: Pick<Stream, "uniform">): number {
  if (!(p > 0) || n <= 0) return 0;
  if (p >= 1) return n;
  if (p > 0.5) return n - binomial(n, 1 - p, chance);
  return n * p < 10 ? binomialInversion(n, p, chance) : binomialRejection(n, p, chance);
}

function binomialInversion(n: number, p: number, chance: Pick<Stream, "uniform">): number {
  const odds = p / (1 - p);
  let probability = pow(1 - p, n);
  let rest = chance.uniform() - probability;
  let count = 0;
  while (rest > 0 && count < n) {
    count++;
    probability *= (odds * (n - count + 1)) / count;
    rest -= probability;
    if (probability === 0) break;
  }
  return count;
}

/** Source: Hörmann 1993, "The generation of binomial random variates", BTRS. */
function binomialRejection(n: number, p: number, chance: Pick<Stream, "uniform">): number {
  const deviation = Math.sqrt(n * p * (1 - p));
  const b = 1.15 + 2.53 * deviation;
  const a = -0.0873 + 0.0248 * b + 0.01 * p;
  const fast = 0.92 - 4.2 / b;
  const alpha = (2.83 + 5.1 / b) * deviation;
  const logOdds = log(p / (1 - p));
  const mode = Math.floor((n + 1) * p);
  const logMode = logGamma(mode + 1) + logGamma(n - mode + 1);
  for (;;) {
    const u = chance.uniform() - 0.5;
    const v = chance.uniform();
    const us = 0.5 - Math.abs(u);
    const count = Math.floor(((2 * a) / us + b) * u + n * p + 0.5);
    if (us >= 0.07 && v <= fast) return count;
    if (count < 0 || count > n) continue;
    const limit = logMode - logGamma(count + 1) - logGamma(n - count + 1) + (count - mode) * logOdds;
    if (log((v * alpha) / (a / (us * us) + b)) <= limit) return count;
  }
}

/**
 * Chooses an index in proportion to weights ≥ 0, in about one step, from a uniform draw. The choice rises with u,
 * so with common random numbers a small change of the weights changes few choices (an alias table would not keep
 * that). Source: Chen & Asau 1974, the indexed search. Throws if no weight is positive.
 */
export function weighted(weights: ArrayLike<number>): (u: number) => number {
  const cumulative = runningShares(weights);
  const size = cumulative.length;
  const first = new Int32Array(size);
  for (let i = 0, slot = 0; slot < size; slot++) {
    while ((cumulative[i] as number) * size <= slot) i++;
    first[slot] = i;
  }
  return (u) => {
    let i = first[Math.floor(u * size)] as number;
    while ((cumulative[i] as number) <= u) i++;
    return i;
  };
}

function runningShares(weights: ArrayLike<number>): Float64Array {
  let total = 0;
  let last = -1;
  for (let i = 0; i < weights.length; i++) {
    const weight = weights[i] as number;
    if (!(weight >= 0)) throw new RangeError(`weight ${i} is ${weight}`);
    if (weight > 0) last = i;
    total += weight;
  }
  if (last < 0) throw new RangeError("no weight is positive");
  const cumulative = new Float64Array(weights.length);
  let sum = 0;
  for (let i = 0; i < weights.length; i++) {
    sum += weights[i] as number;
    cumulative[i] = i < last ? sum / total : 1;
  }
  return cumulative;
}
