import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { blobSchedule } from "../../../src/engine/rules/blob-fee.ts";
import { baseFeeAfter, blobBytesPerSecond, gasLimitRamp } from "../../../src/engine/theory/fee-market.ts";

const gwei = 1_000_000_000n;
const full = (blocks: number) => baseFeeAfter(blocks, gwei, 30_000_000, 30_000_000);

describe("the base fee over blocks", () => {
  it("takes six full blocks to double", () => {
    expect(full(0)).toBe(gwei);
    expect(full(5)).toBeLessThan(2n * gwei);
    expect(full(6)).toBeGreaterThan(2n * gwei);
    expect(full(10)).toBe(3_247_321_023n);
    expect(baseFeeAfter(10, 100n * gwei, 30_000_000, 0)).toBe(26_307_557_619n);
  });

  it("is 9/8 to the power of full blocks and 7/8 to that of empty ones, but for cut wei", () => {
    for (let blocks = 1; blocks <= 100; blocks++) {
      expect(Number(full(blocks)) / (1e9 * 1.125 ** blocks)).toBeCloseTo(1, 6);
      const empty = baseFeeAfter(blocks, 1_000_000_000n * gwei, 30_000_000, 0);
      expect(Number(empty) / (1e18 * 0.875 ** blocks)).toBeCloseTo(1, 6);
    }
  });
});

describe("a ramp of the gas limit", () => {
  it("takes 711 blocks from 30 to 60 million, 2.37 hours", () => {
    expect(gasLimitRamp(30e6, 60e6, 1_024)).toBe(711);
  });

  it("takes no fewer than log(to / from) / log(1 ± 1/divisor), and few more", () => {
    const limit = fc.integer({ min: 5_000_000, max: 500_000_000 });
    fc.assert(
      fc.property(limit, limit, fc.integer({ min: 64, max: 2_048 }), (from, to, divisor) => {
        const least = Math.log(to / from) / Math.log1p((to > from ? 1 : -1) / divisor);
        const blocks = gasLimitRamp(from, to, divisor) as number;
        return blocks >= least && blocks <= least * 1.002 + 1;
      }),
    );
  });

  it("takes nothing where nothing is to change, and does not get where the rule never goes", () => {
    expect(gasLimitRamp(30e6, 30e6, 1_024)).toBe(0);
    expect(gasLimitRamp(30e6, 4_999, 1_024)).toBeNull();
    // Less than one part in 5,000 of 5,000 is no step.
    expect(gasLimitRamp(5_000, 6_000, 5_000)).toBeNull();
  });
});

describe("bytes of blobs", () => {
  it("grew from 32 kB to 153 kB a second at the target, 229 kB at most", () => {
    expect(blobSchedule.map((rule) => Math.round(blobBytesPerSecond(rule, 12).target))).toEqual([
      32_768, 65_536, 65_536, 109_227, 152_917,
    ]);
    expect(blobSchedule.map((rule) => blobBytesPerSecond(rule, 12).max)).toEqual([
      65_536, 98_304, 98_304, 163_840, 229_376,
    ]);
  });
});
