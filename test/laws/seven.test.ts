import { describe, expect, it } from "vitest";
import { measured, scenario, scores } from "../unit/engine/scenarios.ts";

const hour = 3_600;
const day = 24 * hour;

const small = scores(scenario("bitcoin-arithmetic"));

describe("the arithmetic behind seven transactions per second", () => {
  it("holds but for the blocks that are lost", () => {
    const measure = measured(
      // Impatient users keep the queue short, which changes nothing for full blocks and makes the run cheap.
      scenario("bitcoin-arithmetic", {
        runs: 16,
        duration: 10 * day,
        demand: { rate: 60, patience: 600 },
        warmup: 6 * hour,
      }),
    );
    const { mean, low, high } = measure("userTps");
    const expected = (4_000 / 600) * (1 - measure("staleShare").mean);
    expect(low).toBeLessThanOrEqual(expected);
    expect(high).toBeGreaterThanOrEqual(expected);
    expect((high - low) / 2).toBeLessThanOrEqual(0.1);
    expect(measure("utilization").mean).toBeGreaterThan(0.999);
    expect(measure("blockSeconds").high).toBeGreaterThan(600);
    expect(mean).toBeLessThan(6.75);
  });

  it("asks its price of ten times the block: more throughput, a heavier node, no more security", () => {
    const large = scores(scenario("bitcoin-arithmetic", { layer: { blockSize: 40_000_000 } }));
    expect(large.scalability.low).toBeGreaterThan(small.scalability.high);
    expect(large.decentralization.high).toBeLessThan(small.decentralization.low);
    expect(large.security.low).toBeLessThanOrEqual(small.security.high);
    expect(large.security.value).toBeLessThan(small.security.value + 0.01);
  });

  it("shows the working of every score, which adds up", () => {
    const { security, decentralization, scalability, minimum } = small;
    for (const { value, low, high, ingredients } of [security, decentralization, scalability]) {
      expect(ingredients.reduce((sum, { contribution }) => sum + contribution, 0)).toBeCloseTo(value, 9);
      expect(ingredients.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 12);
      expect(low).toBeLessThanOrEqual(value);
      expect(high).toBeGreaterThanOrEqual(value);
    }
    expect(minimum).toBe(Math.min(security.value, decentralization.value, scalability.value));
  });
});
