import { log } from "../kernel/math.ts";
import { sum } from "../kernel/statistics.ts";

/**
 * Fewest entities whose shares add up to strictly more than `threshold` (0..1) of the whole; Infinity if none suffice.
 * Source: Srinivasan & Lee 2017. The threshold is the protocol's: 1/2 for proof of work, 1/3 for BFT.
 */
export function nakamotoCoefficient(shares: readonly number[], threshold: number): number {
  // The sliver keeps 33 of 99 equal entities at a third, where rounding would put them above it.
  const needed = sum(shares) * threshold * (1 + 1e-12);
  let held = 0;
  let entities = 0;
  for (const share of falling(shares)) {
    held += share;
    entities++;
    if (held > needed) return entities;
  }
  return Number.POSITIVE_INFINITY;
}

/** Gini index of shares, population form (no n/(n-1)): 0 is equal, 1 - 1/n is one for all. Source: Gini 1912. */
export function gini(shares: readonly number[]): number {
  const n = shares.length;
  const ranked = falling(shares).map((share, i) => share * (n - 1 - 2 * i));
  const total = sum(shares);
  return total > 0 ? sum(ranked) / (n * total) : 0;
}

/** Herfindahl-Hirschman index: the sum of squared shares, 1/n .. 1; 1 for no shares at all. Source: Herfindahl 1950. */
export function hhi(shares: readonly number[]): number {
  const total = sum(shares);
  return total > 0 ? sum(shares.map((share) => (share / total) * (share / total))) : 1;
}

/** How many equal producers would be as concentrated: 1 / HHI. Source: Laakso & Taagepera 1979. */
export function effectiveProducers(shares: readonly number[]): number {
  return 1 / hhi(shares);
}

/** Entropy of the shares, bits: log2 n when equal. Source: Shannon 1948. */
export function shannonEntropy(shares: readonly number[]): number {
  const total = sum(shares);
  const terms = shares.map((share) => (share > 0 ? (share / total) * (log(total / share) / log(2)) : 0));
  return sum(terms);
}

function falling(shares: readonly number[]): number[] {
  return [...shares].sort((a, b) => b - a);
}
