import type { Adversary } from "../../site.ts";
import type { Nakamoto } from "./parameters.ts";

/** One who mines: a share of the hash power, and an adversary's mind or none. */
export interface Miner {
  readonly name: string;
  readonly share: number;
  readonly adversary: Adversary | null;
}

/** Honest miners in the order of the scenario; an adversary comes last and leaves them their proportions of the rest. */
export function miners(p: Nakamoto, adversary: Adversary | null): readonly Miner[] {
  const total = Object.values(p.miners).reduce((sum, weight) => sum + weight, 0);
  const rest = 1 - (adversary?.share ?? 0);
  const honest = Object.entries(p.miners).map(([name, weight]) => ({
    name,
    share: (weight / total) * rest,
    adversary: null,
  }));
  return adversary === null ? honest : [...honest, { name: "adversary", share: adversary.share, adversary }];
}
