import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  isKnown,
  Moments,
  meanInterval,
  pairedDifference,
  quantile,
  shareInterval,
  sum,
} from "../../../src/engine/kernel/statistics.ts";

const values = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 2, maxLength: 40 });

describe("meanInterval", () => {
  it("is Student's", () => {
    // t(.975, 4) = 2.776445 and the sample deviation of 1..5 is √2.5.
    const { mean, low, high, unit, n } = meanInterval([1, 2, 3, 4, 5], "s");
    expect({ mean, unit, n }).toEqual({ mean: 3, unit: "s", n: 5 });
    expect(high - mean).toBeCloseTo(2.7764451052 * Math.sqrt(2.5 / 5), 9);
    expect(mean - low).toBeCloseTo(high - mean, 12);
  });

  it("says of one replication that nothing is known, in a form JSON can hold", () => {
    const single = meanInterval([7], "s");
    expect(isKnown(single)).toBe(false);
    expect(JSON.parse(JSON.stringify(single))).toEqual(single);
    expect(single.low < -1e300 && single.high > 1e300).toBe(true);
    expect(isKnown(meanInterval([7, 7], "s"))).toBe(true);
    expect(() => meanInterval([], "s")).toThrow(RangeError);
  });

  it("moves and scales with its values", () => {
    fc.assert(
      fc.property(values, fc.integer({ min: -100, max: 100 }), (list, shift) => {
        const base = meanInterval(list, "");
        const moved = meanInterval(
          list.map((x) => 2 * x + shift),
          "",
        );
        const scale = Math.max(1, ...list.map(Math.abs));
        return Math.abs(moved.low - (2 * base.low + shift)) < 1e-7 * scale;
      }),
    );
  });
});

describe("pairedDifference", () => {
  it("is narrower than the difference of means when chance is shared", () => {
    const noise = [5, -3, 8, 1, -9, 4];
    const a = noise.map((x) => 100 + x);
    const b = noise.map((x) => 90 + x + 0.01 * x);
    const { mean, low, high } = pairedDifference(a, b, "tx/s");
    expect(mean).toBeCloseTo(10, 1);
    expect(high - low).toBeLessThan(0.2);
    expect(() => pairedDifference([1], [1, 2], "")).toThrow(RangeError);
  });
});

describe("shareInterval", () => {
  // Expected values: SciPy's beta quantiles.
  it("is Clopper and Pearson's", () => {
    const { mean, low, high, n } = shareInterval(5, 100);
    expect([mean, n]).toEqual([0.05, 100]);
    expect(low).toBeCloseTo(0.01643187918, 10);
    expect(high).toBeCloseTo(0.11283491111, 10);
    expect(shareInterval(1000, 1_000_000).high).toBeCloseTo(0.001063918107315228, 12);
  });

  it("says fewer than 3/n of what was never seen", () => {
    const none = shareInterval(0, 1000);
    expect([none.mean, none.low]).toEqual([0, 0]);
    expect(none.high * 1000).toBeCloseTo(2.99, 2);
    const all = shareInterval(1000, 1000);
    expect([all.mean, all.high]).toEqual([1, 1]);
    expect(all.low).toBeCloseTo(1 - none.high, 12);
    expect(shareInterval(0, 0)).toMatchObject({ low: 0, high: 1, n: 0 });
  });

  it("mirrors, holds its mean, and narrows with trials", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 0, max: 500 }), (k, rest) => {
        const n = k + rest;
        const seen = shareInterval(k, n);
        const unseen = shareInterval(rest, n);
        const wider =
          shareInterval(k, n).high - seen.low >=
          shareInterval(2 * k, 2 * n).high - shareInterval(2 * k, 2 * n).low;
        return (
          wider &&
          seen.low < seen.mean + 1e-12 &&
          seen.mean < seen.high + 1e-12 &&
          Math.abs(seen.low + unseen.high - 1) < 1e-10
        );
      }),
    );
  });
});

describe("sum, quantile and moments", () => {
  it("sum keeps what plain addition loses", () => {
    expect(sum([1, 1e100, 1, -1e100])).toBe(2);
    expect(sum(Array.from({ length: 10 }, () => 0.1))).toBe(1);
    expect(sum([])).toBe(0);
  });

  it("quantile is linear between neighbors", () => {
    expect([0, 0.25, 0.5, 0.75, 1].map((p) => quantile([1, 2, 4, 8], p))).toEqual([1, 1.75, 3, 5, 8]);
    expect(() => quantile([], 0.5)).toThrow(RangeError);
  });

  it("moments agree with two passes, also by weight", () => {
    fc.assert(
      fc.property(values, (list) => {
        const moments = new Moments();
        const twice = new Moments();
        const weighted = new Moments();
        for (const x of list) {
          moments.add(x);
          twice.add(x);
          twice.add(x);
          weighted.add(x, 2);
        }
        const mean = sum(list) / list.length;
        const squares = sum(list.map((x) => (x - mean) * (x - mean)));
        const scale = 1e-9 * Math.max(1, squares);
        return (
          Math.abs(moments.mean - mean) < 1e-6 &&
          Math.abs(moments.variance * (list.length - 1) - squares) < scale &&
          Math.abs(twice.variance - weighted.variance) < scale
        );
      }),
    );
    expect(new Moments().variance).toBe(0);
  });
});
