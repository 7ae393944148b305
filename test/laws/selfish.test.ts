import { describe, expect, it } from "vitest";
import type { Scenario } from "../../src/engine/index.ts";
import { selfishRevenueShare } from "../../src/engine/theory/proof-of-work.ts";
import { equalMiners, measured, scenario } from "../unit/engine/scenarios.ts";

/** A month and a half of blocks of a selfish miner among forty others, three times over. */
function selfish(
  share: number,
  gamma: number | null,
  network: Partial<Scenario["network"]>,
  controls: readonly string[] = [],
): Scenario {
  return scenario("bitcoin", {
    layer: { miners: equalMiners(40), retargetBlocks: 100_000, confirmations: 6 },
    ...{ network, demand: { rate: 0 }, warmup: 0, duration: 20_000 * 600, drain: 24 * 600, runs: 3 },
    attacks: [
      {
        ...{ layer: "bitcoin", plan: "selfish-mining", share, controls, at: 0 },
        ...(gamma !== null && { given: { gamma } }),
      },
    ],
  });
}

const atOnce = { latency: 0, bandwidth: 1e15 };

describe("a selfish miner", () => {
  it.each([
    [0.25, 0],
    [0.33, 0],
    [0.4, 0],
    [0.25, 0.5],
    [0.3, 0.5],
    [0.4, 0.5],
  ])(
    "with a share of %d gets what the closed form says when %d of the others take his side in a tie",
    (share, gamma) => {
      const { mean, low, high } = measured(selfish(share, gamma, atOnce))("selfishRevenue");
      // Because blocks that race come in runs, they vary more than drawn ones: twice the interval.
      expect(Math.abs(mean - selfishRevenueShare(share, gamma))).toBeLessThan(high - low);
    },
  );

  it.each([
    ["at once", atOnce, 0.01],
    ["over nodes", { gossip: { nodes: 60, relay: "compact", release: "arrived" } as const }, 0.02],
  ])("is many miners who hold back together (%s)", (_, network, off) => {
    const sixteen = Object.keys(equalMiners(16));
    const { mean, low, high } = measured({ ...selfish(0, 0, network, sixteen), runs: 2 })("selfishRevenue");
    expect(Math.abs(mean - selfishRevenueShare(0.4, 0))).toBeLessThan(high - low + off);
  });

  it("makes others lose blocks, himself too, and gains only above his threshold", () => {
    const few = measured(selfish(0.2, 0, atOnce));
    expect(few("selfishRevenue").high).toBeLessThan(0.2);
    const many = measured(selfish(0.4, 0, atOnce));
    expect(many("selfishRevenue").low).toBeGreaterThan(0.4);
    expect(many("staleShare").mean).toBeGreaterThan(0.25);
  });

  it("gets what the network gives where nobody says: between nobody's side and everybody's", () => {
    const gossip = { nodes: 60, relay: "compact", release: "arrived" } as const;
    const { mean } = measured({ ...selfish(0.33, null, { gossip }), runs: 1 })("selfishRevenue");
    expect(mean).toBeGreaterThan(selfishRevenueShare(0.33, 0) - 0.02);
    expect(mean).toBeLessThan(selfishRevenueShare(0.33, 1) + 0.02);
  });
});
