import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Trust } from "../../../src/engine/family.ts";
import { breakProbability } from "../../../src/engine/trilemma/probes/failures.ts";

function trust(weights: readonly number[], breaksAbove: number): Trust {
  const parties = Object.fromEntries(weights.map((weight, party) => [`party ${party}`, weight]));
  return { producers: parties, paths: [{ name: "all", parties, breaksAbove, harms: "safety" }] };
}

const equal = (count: number) => Array.from({ length: count }, () => 1);

/** The same by counting every set of parties. */
function counted(weights: readonly number[], breaksAbove: number): number {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let sum = 0;
  for (let set = 0; set < 2 ** weights.length; set++) {
    const failed = weights.filter((_, party) => (set >> party) % 2 === 1);
    const weight = failed.reduce((held, each) => held + each, 0);
    if (weight > breaksAbove * total + 1e-9)
      sum += 0.05 ** failed.length * 0.95 ** (weights.length - failed.length);
  }
  return sum;
}

describe("the probability that too many fail", () => {
  it("is that of the binomial for equal keys: five of nine", () => {
    const choose = [126, 84, 36, 9, 1];
    const exact = choose.reduce((sum, ways, more) => sum + ways * 0.05 ** (5 + more) * 0.95 ** (4 - more), 0);
    expect(breakProbability(trust(equal(9), 0.5))).toBeCloseTo(exact, 12);
    expect(exact).toBeCloseTo(3.3e-5, 6);
  });

  it("is one party's own where one is enough", () => {
    expect(breakProbability(trust([1], 0.5))).toBeCloseTo(0.05, 12);
    expect(breakProbability(trust([51, 49], 0.5))).toBeCloseTo(0.05, 12);
  });

  it("needs more than the threshold, not just as much", () => {
    expect(breakProbability(trust([1, 1], 0.5))).toBeCloseTo(0.05 * 0.05, 12);
  });

  it("is what counting every set of parties gives", () => {
    const weights = fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(weights, (list) => {
        expect(breakProbability(trust(list, 0.5))).toBeCloseTo(counted(list, 0.5), 12);
      }),
      { numRuns: 60 },
    );
  });

  it("is exact where as many keys as it does not take come closest: nine of twelve, all of three", () => {
    expect(breakProbability(trust(equal(12), 8 / 12))).toBeCloseTo(counted(equal(12), 8 / 12), 15);
    expect(breakProbability(trust(equal(3), 2 / 3))).toBeCloseTo(0.05 ** 3, 15);
  });

  it("falls as the threshold rises and as equals join, and is that of the worst path", () => {
    const at = (threshold: number) => breakProbability(trust([5, 4, 3, 2, 1], threshold));
    expect(at(1 / 3)).toBeGreaterThan(at(0.5));
    expect(at(0.5)).toBeGreaterThan(at(2 / 3));
    expect(breakProbability(trust(equal(21), 0.5))).toBeLessThan(breakProbability(trust(equal(11), 0.5)));
    const [weak, strong] = [trust(equal(3), 0.5), trust(equal(9), 0.5)];
    const both = { ...strong, paths: [...strong.paths, ...weak.paths] };
    expect(breakProbability(both)).toBe(breakProbability(weak));
  });
});
