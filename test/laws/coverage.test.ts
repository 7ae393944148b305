import { describe, expect, it } from "vitest";
import { exponential, poisson } from "../../src/engine/kernel/distributions.ts";
import { draws, type Stream, stream } from "../../src/engine/kernel/random.ts";
import { logGamma } from "../../src/engine/kernel/special.ts";
import { meanInterval, shareInterval } from "../../src/engine/kernel/statistics.ts";

const EXPERIMENTS = 1000;

/** Share of experiments whose interval over replications holds the truth. */
function coverage(truth: number, replications: number, run: (chance: Stream) => number): number {
  let held = 0;
  for (let experiment = 0; experiment < EXPERIMENTS; experiment++) {
    const values = Array.from({ length: replications }, (_, i) => run(stream(experiment, "run", i)));
    const { low, high } = meanInterval(values, "");
    if (low <= truth && truth <= high) held++;
  }
  return held / EXPERIMENTS;
}

describe("intervals cover the truth in 93 to 97 % of 1000 runs", () => {
  it("for the mean wait in an M/M/1 queue at load 1/2, after warm-up", () => {
    // Lindley's recursion; the mean wait before service is ρ / (µ - λ) = 1 service time at ρ = 1/2.
    const wait = (chance: Stream) => {
      let waiting = 0;
      let total = 0;
      for (let customer = -60; customer < 500; customer++) {
        if (customer >= 0) total += waiting;
        const service = exponential(chance.uniform());
        waiting = Math.max(0, waiting + service - 2 * exponential(chance.uniform()));
      }
      return total / 500;
    };
    const held = coverage(1, 10, wait);
    expect(held).toBeGreaterThanOrEqual(0.93);
    expect(held).toBeLessThanOrEqual(0.97);
  }, 60_000);

  it("for the number of blocks in a day, counted one exponential interval after another", () => {
    const blocks = (chance: Stream) => {
      let count = 0;
      for (let t = exponential(chance.uniform()); t < 144; t += exponential(chance.uniform())) count++;
      return count;
    };
    const held = coverage(144, 10, blocks);
    expect(held).toBeGreaterThanOrEqual(0.93);
    expect(held).toBeLessThanOrEqual(0.97);
  });

  it("for the number of blocks in a day, drawn at once", () => {
    const held = coverage(144, 5, (chance) => poisson(144, chance));
    expect(held).toBeGreaterThanOrEqual(0.93);
    expect(held).toBeLessThanOrEqual(0.97);
  });

  it("for the mean gap of keyed exponential draws", () => {
    let held = 0;
    for (let experiment = 0; experiment < EXPERIMENTS; experiment++) {
      const mining = draws(experiment, "mining");
      const gap = (run: number) =>
        mean(Array.from({ length: 8 }, (_, height) => exponential(mining(height, run))));
      const { low, high } = meanInterval(
        Array.from({ length: 20 }, (_, run) => gap(run)),
        "",
      );
      if (low <= 1 && 1 <= high) held++;
    }
    expect(held / EXPERIMENTS).toBeGreaterThanOrEqual(0.93);
    expect(held / EXPERIMENTS).toBeLessThanOrEqual(0.97);
  });
});

describe("binomial intervals", () => {
  it.each([20, 100, 400])("of %d trials hold the truth at least as often as they say", (n) => {
    const intervals = Array.from({ length: n + 1 }, (_, k) => shareInterval(k, n));
    for (let percent = 0.25; percent < 50; percent += 0.25) {
      const p = percent / 100;
      let held = 0;
      intervals.forEach(({ low, high }, k) => {
        if (low <= p && p <= high) held += probability(n, k, p);
      });
      // Between these, 3/n and 3.7/n, a count of none is judged by its own one-sided limit and counts of many by theirs.
      const oneSided = p > 1 - 0.05 ** (1 / n) && p < 1 - 0.025 ** (1 / n);
      expect(held).toBeGreaterThanOrEqual(oneSided ? 0.93 : 0.95);
    }
  });
});

const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;

function probability(n: number, k: number, p: number): number {
  const ways = logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);
  return Math.exp(ways + k * Math.log(p) + (n - k) * Math.log(1 - p));
}
