import type { AttackPath, Trust } from "../../family.ts";

/** Probability with which each independent party is assumed to fail, or to turn. */
const failureShare = 0.05;

/** Weights are counted in at most this many equal parts of the whole. */
const mostParts = 20_000;

/**
 * Probability, 0 where there is no path, that the parties of the worst path who fail, each on its own with 5 %, weigh more than it takes: exact for
 * weights that are whole numbers with a sum of at most 20,000, by convolution over the parties.
 */
export function breakProbability(trust: Trust): number {
  return Math.max(0, ...trust.paths.map(probability));
}

function probability(path: AttackPath): number {
  const weights = Object.values(path.parties);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  // Because all but one of twelve keys must not round up to all that it takes, whole weights are counted in whole parts.
  const areWhole = weights.every(Number.isInteger) && total <= mostParts;
  const parts = areWhole ? total * Math.floor(mostParts / total) : mostParts;
  let chance = new Float64Array(parts + weights.length + 1);
  chance[0] = 1;
  for (const weight of weights) chance = withParty(chance, Math.round((weight / total) * parts));
  const least = Math.floor(path.breaksAbove * parts + 1e-6) + 1;
  return chance.subarray(least).reduce((sum, p) => sum + p, 0);
}

/** The weight that has failed, with one more party who may. */
function withParty(chance: Float64Array, weight: number): Float64Array<ArrayBuffer> {
  const next = new Float64Array(chance.length);
  for (let failed = 0; failed < chance.length; failed++) {
    next[failed] = (1 - failureShare) * (chance[failed] as number);
    if (failed >= weight)
      next[failed] = (next[failed] as number) + failureShare * (chance[failed - weight] as number);
  }
  return next;
}
