import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Histogram } from "../../../src/engine/kernel/histogram.ts";

const value = fc.double({ min: 1e-5, max: 1e9, noNaN: true });
const cohort = fc.tuple(value, fc.integer({ min: 1, max: 50 }));
const cohorts = fc.array(cohort, { minLength: 1, maxLength: 60 });

const filled = (entries: readonly (readonly [number, number])[]) => {
  const histogram = new Histogram();
  for (const [x, count] of entries) histogram.add(x, count);
  return histogram;
};

describe("a histogram", () => {
  it("has every quantile within 1 % of the exact one", () => {
    fc.assert(
      fc.property(cohorts, fc.double({ min: 0, max: 1, noNaN: true }), (entries, p) => {
        const exact = entries.flatMap(([x, count]) => new Array<number>(count).fill(x)).sort((a, b) => a - b);
        const rank = p * exact.length;
        const got = filled(entries).quantile(p)?.value ?? Number.NaN;
        // At a whole rank both neighbors are right.
        const low = exact[Math.max(0, Math.ceil(rank - 1e-9) - 1)] as number;
        const high = exact[Math.min(exact.length - 1, Math.floor(rank + 1e-9))] as number;
        return got >= low * 0.99 && got <= high * 1.01;
      }),
    );
  });

  it("keeps the extremes, the mean and a lone value exactly", () => {
    const histogram = filled([[600, 3]]);
    expect([0, 0.3, 0.5, 1].map((p) => histogram.quantile(p))).toEqual(
      new Array(4).fill({ value: 600, moreThan: false }),
    );
    histogram.add(7, 0.5);
    expect([histogram.minimum, histogram.maximum, histogram.count]).toEqual([7, 600, 3.5]);
    expect(histogram.mean).toBeCloseTo(1803.5 / 3.5, 12);
  });

  it("spreads a full bin evenly, so a smooth distribution comes out nearly exact", () => {
    const histogram = new Histogram();
    for (let i = 0; i < 100_000; i++) histogram.add(100 + i / 1000);
    for (const p of [0.1, 0.5, 0.9, 0.99]) expect(histogram.quantile(p)?.value).toBeCloseTo(100 + 100 * p, 2);
    expect(histogram.share(150)).toBeCloseTo(0.5, 4);
  });

  it("says more than the largest seen where a quantile falls among the censored", () => {
    const histogram = filled([
      [10, 50],
      [20, 40],
    ]);
    histogram.censor(10);
    expect(histogram.quantile(0.5)).toMatchObject({ moreThan: false });
    expect(histogram.quantile(0.9)).toEqual({ value: 20, moreThan: false });
    expect(histogram.quantile(0.95)).toEqual({ value: 20, moreThan: true });
    expect(histogram.share(1e12)).toBe(0.9);
    const none = new Histogram();
    expect(none.quantile(0.5)).toBeUndefined();
    none.censor(3);
    expect(none.quantile(0.5)).toEqual({ value: 0, moreThan: true });
  });

  it("holds zero, the tiny and the huge", () => {
    const histogram = filled([
      [0, 1],
      [1e-9, 1],
      [1e15, 1],
    ]);
    expect(histogram.quantile(0)?.value).toBe(0);
    expect(histogram.quantile(1)?.value).toBe(1e15);
    expect(histogram.share(0.5)).toBeCloseTo(2 / 3, 12);
  });

  it("gives the same after a merge as if all had come to one", () => {
    fc.assert(
      fc.property(cohorts, cohorts, value, (left, right, limit) => {
        const merged = filled(left);
        const other = filled(right);
        other.censor(2);
        merged.merge(other);
        const whole = filled([...left, ...right]);
        whole.censor(2);
        return (
          [0.1, 0.5, 0.9, 1].every((p) => merged.quantile(p)?.value === whole.quantile(p)?.value) &&
          Math.abs(merged.share(limit) - whole.share(limit)) < 1e-12 &&
          merged.minimum === whole.minimum &&
          merged.maximum === whole.maximum
        );
      }),
    );
  });

  it("share and quantile rise", () => {
    fc.assert(
      fc.property(cohorts, value, value, (entries, a, b) => {
        const histogram = filled(entries);
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        const quantiles = [0, 0.2, 0.4, 0.6, 0.8, 1].map((p) => histogram.quantile(p)?.value ?? 0);
        const rising = quantiles.every((q, i) => i === 0 || q >= (quantiles[i - 1] as number));
        return rising && histogram.share(low) <= histogram.share(high) + 1e-12;
      }),
    );
  });
});
