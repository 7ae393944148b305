import { newcomer } from "../../adversary/decisions.ts";
import type { Shares } from "../../parameters.ts";

/** One who mines: a share of all hash power. */
export interface Miner {
  readonly name: string;
  readonly share: number;
}

/** Miners in the order of the scenario; one who joins with `share` of the power comes last and leaves them their proportions of the rest. */
export function miners(powers: Shares, share: number): readonly Miner[] {
  const total = Object.values(powers).reduce((sum, weight) => sum + weight, 0);
  const settled = Object.entries(powers).map(([name, weight]) => ({
    name,
    share: (weight / total) * (1 - share),
  }));
  return share === 0 ? settled : [...settled, { name: newcomer, share }];
}
