import { pow } from "../kernel/math.ts";

/** Probability that none of s samples falls on the part f of a block's data that is held back, 0..1. Source: Al-Bassam et al. 2018, section 5.2. */
export function missProbability(f: number, s: number): number {
  return pow(1 - f, s);
}

/** The same where no share is asked for twice, of so many of which some are held back. */
export function missProbabilityOf(shares: number, withheld: number, s: number): number {
  let chance = 1;
  for (let asked = 0; asked < s; asked++) chance *= Math.max(0, shares - withheld - asked) / (shares - asked);
  return chance;
}
