import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  effectiveProducers,
  gini,
  hhi,
  nakamotoCoefficient,
  shannonEntropy,
} from "../../../src/engine/theory/concentration.ts";

// Source: pkel/cpr, seven days to 14 December 2022.
const pools = [271, 220, 165, 150, 114, 58, 27, 21, 18, 16, 7, 7, 4, 3];
const shares = fc.array(fc.double({ min: 0.001, max: 100, noNaN: true }), { minLength: 1, maxLength: 40 });

describe("concentration", () => {
  it("of Bitcoin's pools is as published", () => {
    expect([nakamotoCoefficient(pools, 0.5), nakamotoCoefficient(pools, 1 / 3)]).toEqual([3, 2]);
    expect(gini(pools)).toBeCloseTo(0.588014, 6);
    expect(effectiveProducers(pools)).toBeCloseTo(6.157, 3);
    expect(shannonEntropy(pools)).toBeCloseTo(2.925, 3);
  });

  it("of equal producers is their number", () => {
    for (let n = 1; n <= 300; n++) {
      const equal = new Array<number>(n).fill(0.1);
      expect(nakamotoCoefficient(equal, 1 / 3)).toBe(Math.floor(n / 3) + 1);
      expect(nakamotoCoefficient(equal, 0.5)).toBe(Math.floor(n / 2) + 1);
      expect(effectiveProducers(equal)).toBeCloseTo(n, 8);
      expect(shannonEntropy(equal)).toBeCloseTo(Math.log2(n), 10);
      expect(gini(equal)).toBeCloseTo(0, 12);
    }
    expect(nakamotoCoefficient([1, 1], 1)).toBe(Number.POSITIVE_INFINITY);
  });

  it("knows neither scale nor order, and merging producers raises it", () => {
    fc.assert(
      fc.property(shares, (list) => {
        const other = list.map((x) => 7 * x).reverse();
        const [first = 0, second = 0, ...rest] = list;
        const merged = [first + second, ...rest];
        return (
          Math.abs(hhi(other) - hhi(list)) < 1e-12 &&
          Math.abs(gini(other) - gini(list)) < 1e-12 &&
          nakamotoCoefficient(other, 0.5) === nakamotoCoefficient(list, 0.5) &&
          hhi(merged) >= hhi(list) - 1e-12 &&
          nakamotoCoefficient(merged, 0.5) <= nakamotoCoefficient(list, 0.5)
        );
      }),
    );
  });
});
