import { betaI } from "../kernel/special.ts";

/**
 * Probability that at least `atLeast` of n members drawn with replacement, each bad with probability p, are bad. Source: Abramowitz & Stegun
 * 26.5.24.
 */
export function binomialTail(n: number, p: number, atLeast: number): number {
  if (atLeast <= 0) return 1;
  return atLeast > n ? 0 : betaI(p, atLeast, n - atLeast + 1);
}

/**
 * The same for a committee drawn without replacement from a population of which so many are bad. It has less luck to it: ten times less than
 * the binomial for 600 of 3,600. Summed from the likeliest count outward, so that no factorial is needed.
 */
export function hypergeometricTail(population: number, bad: number, sample: number, atLeast: number): number {
  const [fewest, most] = [Math.max(0, sample + bad - population), Math.min(bad, sample)];
  if (atLeast <= fewest) return 1;
  if (atLeast > most) return 0;
  const likeliest = Math.floor(((sample + 1) * (bad + 1)) / (population + 2));
  const ratio = (k: number) => ((bad - k) * (sample - k)) / ((k + 1) * (population - bad - sample + k + 1));
  let [total, tail] = [0, 0];
  const add = (k: number, weight: number) => {
    total += weight;
    if (k >= atLeast) tail += weight;
  };
  for (let k = likeliest, weight = 1; k <= most; weight *= ratio(k), k++) add(k, weight);
  for (let k = likeliest - 1, weight = 1 / ratio(k); k >= fewest; k--, weight /= ratio(k)) add(k, weight);
  return tail / total;
}
