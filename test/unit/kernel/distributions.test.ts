import { describe, expect, it } from "vitest";
import {
  binomial,
  exponential,
  lognormal,
  normal,
  pareto,
  poisson,
  weighted,
} from "../../../src/engine/kernel/distributions.ts";
import { draws, stream } from "../../../src/engine/kernel/random.ts";
import { logGamma, normalProbability } from "../../../src/engine/kernel/special.ts";
import { chiSquareOf, kolmogorov, tally } from "./goodness.ts";

const N = 30_000;
const uniforms = (name: string) => {
  const named = draws(2024, name);
  return Array.from({ length: N }, (_, i) => named(i));
};

describe("continuous distributions", () => {
  it.each([
    ["exponential", exponential, (x: number) => 1 - Math.exp(-x)],
    ["normal", normal, normalProbability],
    [
      "lognormal",
      (u: number) => lognormal(u, 3, 0.7),
      (x: number) => normalProbability(Math.log(x / 3) / 0.7),
    ],
    ["pareto", (u: number) => pareto(u, 2, 1.5), (x: number) => 1 - (2 / x) ** 1.5],
  ] as const)("%s draws have their distribution", (name, inverse, distribution) => {
    expect(kolmogorov(uniforms(name).map(inverse), distribution)).toBeLessThan(1.95);
  });

  it("a log-normal without spread is its median", () => expect(lognormal(0.9, 7, 0)).toBe(7));
});

describe("poisson", () => {
  it.each([0.01, 0.7, 5, 9.99, 10, 14, 60, 1000])("with mean %d has its probabilities", (mean) => {
    const chance = stream(7, "poisson", mean);
    const limit = Math.ceil(mean + 10 * Math.sqrt(mean) + 10);
    const counts = tally(limit, N, () => poisson(mean, chance));
    const expected = counts.map((_, k) => N * Math.exp(k * Math.log(mean) - mean - logGamma(k + 1)));
    expect(Math.abs(chiSquareOf(counts, expected))).toBeLessThan(4);
  });

  it("has mean and variance right where the mean is huge, and is 0 where it is 0", () => {
    const chance = stream(7, "poisson");
    const values = Array.from({ length: N }, () => poisson(1e8, chance));
    const mean = values.reduce((a, b) => a + b, 0) / N;
    const variance = values.reduce((a, b) => a + (b - mean) ** 2, 0) / (N - 1);
    expect(Math.abs(mean - 1e8)).toBeLessThan((4 * 1e4) / Math.sqrt(N));
    expect(Math.abs(variance / 1e8 - 1)).toBeLessThan(4 * Math.sqrt(2 / N));
    expect(poisson(0, chance)).toBe(0);
  });
});

describe("binomial", () => {
  it.each([
    [10, 0.3],
    [40, 0.25],
    [100, 0.5],
    [1000, 0.9],
    [100_000, 0.00005],
    [5000, 0.02],
  ])("of %d trials at %d has its probabilities", (n, p) => {
    const chance = stream(8, "binomial", n, p);
    const counts = tally(Math.min(n, 2000) + 1, N, () => binomial(n, p, chance));
    const ways = (k: number) => logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);
    const expected = counts.map(
      (_, k) => N * Math.exp(ways(k) + k * Math.log(p) + (n - k) * Math.log(1 - p)),
    );
    expect(Math.abs(chiSquareOf(counts, expected))).toBeLessThan(4);
  });

  it("is certain at the ends", () => {
    const chance = stream(8);
    expect([binomial(9, 0, chance), binomial(9, 1, chance), binomial(0, 0.5, chance)]).toEqual([0, 9, 0]);
  });
});

describe("weighted", () => {
  const weights = [5, 0, 3, 0.5, 2, 0, 1e-9, 0];

  it("chooses in proportion, never what weighs nothing", () => {
    const choose = weighted(weights);
    const named = draws(2024, "weighted");
    const counts = tally(weights.length, N, (i) => choose(named(i)));
    const total = weights.reduce((a, b) => a + b, 0);
    expect([counts[1], counts[5], counts[7]]).toEqual([0, 0, 0]);
    expect(
      Math.abs(
        chiSquareOf(
          counts,
          weights.map((w) => (N * w) / total),
        ),
      ),
    ).toBeLessThan(4);
    expect([choose(2 ** -53), choose(1 - 2 ** -53)]).toEqual([0, 6]);
  });

  it("keeps nearly all choices when a weight changes a little", () => {
    const before = weighted([5, 3, 2, 1]);
    const after = weighted([5, 3.01, 2, 1]);
    const changed = uniforms("coupling").filter((u) => before(u) !== after(u)).length;
    expect(changed / N).toBeLessThan(0.002);
  });

  it("refuses weights that say nothing", () => {
    expect(() => weighted([0, 0])).toThrow(RangeError);
    expect(() => weighted([1, -1])).toThrow(RangeError);
  });
});
