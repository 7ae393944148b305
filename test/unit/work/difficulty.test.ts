import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nextBitsByDigiShield } from "../../../src/engine/rules/digishield.ts";
import { ethashDifficulty } from "../../../src/engine/rules/ethash-difficulty.ts";
import { bitcoinRetarget, difficultyOf, targetOf } from "../../../src/engine/rules/retarget.ts";
import { measured, scenario } from "../engine/scenarios.ts";

const bits = 0x1a01_aa3d;

describe("Ethereum's difficulty", () => {
  const parent = 2_048_000_000n;

  it("goes up by a two-thousandth within nine seconds, stays until eighteen, then falls step by step", () => {
    const after = (seconds: number) => ethashDifficulty(parent, seconds, false) - parent;
    expect([1, 8, 9, 17, 18, 26, 27].map(after)).toEqual([
      1_000_000n,
      1_000_000n,
      0n,
      0n,
      -1_000_000n,
      -1_000_000n,
      -2_000_000n,
    ]);
    expect(after(100_000)).toBe(-99_000_000n);
  });

  it("counts a parent with uncles as nine seconds quicker, so that lost blocks slow the chain down", () => {
    for (let seconds = 9; seconds < 500; seconds++)
      expect(ethashDifficulty(parent, seconds, true)).toBe(ethashDifficulty(parent, seconds - 9, false));
  });

  it("never falls below the least", () => {
    expect(ethashDifficulty(131_072n, 1_000, false)).toBe(131_072n);
  });
});

describe("DigiShield", () => {
  const limit = bitcoinRetarget.limit;
  const ratio = (taken: number) =>
    difficultyOf(bits) / difficultyOf(nextBitsByDigiShield(taken, bits, 60, limit));

  it("goes an eighth of the way, down by a quarter and up by half at most", () => {
    expect(ratio(60)).toBeCloseTo(1, 4);
    expect(ratio(68)).toBeCloseTo(61 / 60, 3);
    expect(ratio(0)).toBeCloseTo(53 / 60, 3);
    expect(ratio(100_000)).toBeCloseTo(1.5, 3);
    expect(ratio(-100_000)).toBeCloseTo(0.75, 3);
  });

  it("never makes a target easier than the limit", () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e6, max: 1e6 }), (taken) => {
        const target = targetOf(nextBitsByDigiShield(taken, limit, 60, limit));
        expect(target <= targetOf(limit)).toBe(true);
      }),
    );
  });
});

describe("a chain whose hash rate has doubled", () => {
  const doubled = (preset: string, hours: number) =>
    measured(
      scenario(preset, {
        ...{ layer: { hashRateRatio: 2 }, network: { latency: 0.3, bandwidth: 1e15 }, demand: { rate: 0 } },
        ...{ warmup: hours * 3_600, duration: 6 * 3_600, drain: 4 * 3_600, runs: 3 },
      }),
    )("blockSeconds").mean;

  it("is back at a block a minute within hours, by DigiShield", () => {
    expect(Math.abs(doubled("dogecoin", 4) / 60 - 1)).toBeLessThan(0.12);
  });

  it("is back at thirteen seconds within a day, by Ethereum's rule", () => {
    expect(Math.abs(doubled("ethereum-pow", 12) / 13.2 - 1)).toBeLessThan(0.08);
  });
});
