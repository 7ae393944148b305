/** Chains in shards that tests are about: small ones, whose numbers can be reckoned by hand. */
import type { Scenario } from "../../../src/engine/index.ts";
import { type Changes, stack } from "../engine/scenarios.ts";

export const interval = 12;

type Values = NonNullable<Changes["layer"]>;

/** Payments that a shard of these has room for in a block, and in a second. */
export const perBlock = 50;
export const perShard = perBlock / interval;

/** Shards of receipts, whose room users bid for. */
const small: Values = {
  ...{ shards: 4, shardGasLimit: perBlock * 21_000, feeMarket: "first-price", confirmations: 0 },
  ...{ nodes: 1_000, committeeSize: 4, beaconSize: 4 },
};

export function inShards(
  layer: Values,
  rate: number,
  changes: Omit<Changes, "layer" | "demand"> = {},
): Scenario {
  return stack([{ preset: "ethereum-sharded", layer: { ...small, ...layer } }], {
    demand: { rate, patience: 240 },
    ...{ warmup: 600, duration: 960, drain: 240, runs: 1 },
    ...changes,
  });
}

/** An attack on the chain, by somebody who brings nodes of his own. */
export const attackBy = (plan: string, share: number, given = {}) => ({
  attacks: [{ layer: "ethereum-sharded", plan, share, controls: [], at: 0, given }],
});
