import { describe, expect, it } from "vitest";
import { meanInterval, pairedDifference } from "../../src/engine/kernel/statistics.ts";
import { ofKind, trace } from "../unit/engine/scenarios.ts";
import { minutes, small } from "../unit/rollup/stacks.ts";

const every = 10;
const perBatch = 80;

/** Batches without a proof after so long, with a payment a second, each of which takes a prover eight seconds. */
function backlog(utilization: number, duration: number, seed: number): number {
  const layer = {
    ...{ batchInterval: every, claimInterval: every, turnover: 0, provers: 8, provingTime: 0 },
    provingTimePerTransfer: (perBatch / every) * utilization,
  };
  const scenario = minutes(["ideal", small("ideal", layer, "zksync")], { seed, duration, drain: 0 });
  return ofKind(trace(scenario), "proofs").at(-1)?.waiting ?? 0;
}

describe("the backlog of proofs, with batches of chance", () => {
  const seedsUpTo = (count: number) => Array.from({ length: count }, (_, seed) => seed + 1);
  const seeds = seedsUpTo(16);
  const [short, long] = [1_000, 6_000];
  const grown = (utilization: number, over = seeds) =>
    pairedDifference(
      over.map((seed) => backlog(utilization, long, seed)),
      over.map((seed) => backlog(utilization, short, seed)),
      "",
    );

  it("grows if and only if batches come as fast as they are proven, or faster", () => {
    for (const utilization of [0.5, 0.8]) {
      const { low, high } = grown(utilization);
      expect([low < 0.5, high > -0.5, high < 3]).toEqual([true, true, true]);
    }
    for (const utilization of [1.1, 1.5]) expect(grown(utilization).low).toBeGreaterThan(1);
    // Because with as many batches as proofs it grows by chance alone, as the root of time, it takes more of them to see it.
    expect(grown(1, seedsUpTo(64)).low).toBeGreaterThan(1);
  });

  it("grows by the difference of the two rates above that", () => {
    for (const utilization of [1.25, 2]) {
      const { low, high } = meanInterval(
        seeds.map((seed) => backlog(utilization, long, seed) - backlog(utilization, short, seed)),
        "",
      );
      const expected = ((long - short) / every) * (1 - 1 / utilization);
      expect(low).toBeLessThan(expected * 1.02);
      expect(high).toBeGreaterThan(expected * 0.98);
    }
  });
});
