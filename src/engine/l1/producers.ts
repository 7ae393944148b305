import { newcomer } from "../adversary/decisions.ts";
import type { Shares } from "../parameters.ts";

/** One who makes blocks: a miner with a share of all hash power, a validator with a share of all stake. */
export interface Producer {
  readonly name: string;
  readonly share: number;
}

/** Producers in the order of the scenario; one who joins with `share` of the weight comes last and leaves them their proportions of the rest. */
export function producers(weights: Shares, share: number): readonly Producer[] {
  const total = Object.values(weights).reduce((sum, weight) => sum + weight, 0);
  const settled = Object.entries(weights).map(([name, weight]) => ({
    name,
    share: (weight / total) * (1 - share),
  }));
  return share === 0 ? settled : [...settled, { name: newcomer, share }];
}

/** Producers by their numbers; whoever is none is left out. */
export function numbersOf(names: readonly string[], producers: readonly Producer[]): readonly number[] {
  return [...producers.keys()].filter((node) => names.includes((producers[node] as Producer).name));
}
