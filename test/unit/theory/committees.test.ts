import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pbftMessages, quorum } from "../../../src/engine/theory/byzantine.ts";
import { binomialTail, hypergeometricTail } from "../../../src/engine/theory/committees.ts";
import { crossFraction, shardedThroughput } from "../../../src/engine/theory/shards.ts";

describe("a committee", () => {
  // Source: chances of a third of bad members in committees of these sizes, at a quarter and a fifth of bad ones overall.
  it.each([
    [50, 0.25, 0.0983],
    [100, 0.25, 0.0276],
    [200, 0.25, 4.36e-3],
    [400, 0.25, 8.68e-5],
    [600, 0.25, 2.97e-6],
    [800, 0.25, 7e-8],
    [100, 0.2, 7.4e-4],
    [200, 0.2, 5.3e-6],
    [400, 0.2, 1.8e-10],
    [600, 0.2, 1.4e-14],
  ])("of %d drawn with %d bad has a third bad with probability %d", (n, p, expected) => {
    expect(binomialTail(n, p, Math.ceil(n / 3)) / expected).toBeCloseTo(1, 1);
  });

  it("has at least so many bad by both ways of counting: with replacement by sums, without by all draws", () => {
    for (let n = 1; n <= 9; n++) {
      for (let least = 0; least <= n + 1; least++) {
        const drawn = subsets(n).filter((bad) => bad >= least);
        const binomial = drawn.reduce((sum, bad) => sum + 0.3 ** bad * 0.7 ** (n - bad), 0);
        expect(binomialTail(n, 0.3, least)).toBeCloseTo(binomial, 12);
        // Of nine, the first four are bad.
        expect(hypergeometricTail(9, 4, n, least)).toBeCloseTo(shareOfDraws(n, least), 12);
      }
    }
  });

  it("drawn without replacement comes to the binomial when the population is large", () => {
    for (const least of [20, 34, 40]) {
      const [drawn, limit] = [hypergeometricTail(4e7, 1e7, 100, least), binomialTail(100, 0.25, least)];
      expect(drawn / limit).toBeCloseTo(1, 4);
    }
  });

  it("has less luck to it without replacement, far above what is likely", () => {
    const sizes = fc.tuple(fc.integer({ min: 40, max: 600 }), fc.double({ min: 0.1, max: 0.4, noNaN: true }));
    fc.assert(
      fc.property(sizes, ([sample, p]) => {
        const bad = Math.round(1_200 * p);
        const far = Math.ceil(sample * (bad / 1_200) * 1.5) + 1;
        return hypergeometricTail(1_200, bad, sample, far) <= binomialTail(sample, bad / 1_200, far);
      }),
    );
  });

  it("that is the whole population has just the bad ones", () => {
    expect([10, 11].map((least) => hypergeometricTail(30, 10, 30, least))).toEqual([1, 0]);
    expect(hypergeometricTail(30, 10, 25, 5)).toBe(1);
  });
});

describe("a Byzantine quorum", () => {
  it("leaves an honest node in common between any two, and can do without the faulty", () => {
    for (let n = 1; n <= 1_000; n++) {
      const { f, quorum: votes } = quorum(n);
      expect(n).toBeGreaterThan(3 * f);
      expect(2 * votes - n).toBeGreaterThan(f);
      expect(votes).toBeLessThanOrEqual(n - f);
      // And no more could be faulty.
      expect(n).toBeLessThanOrEqual(3 * (f + 1));
    }
  });

  it("takes as many messages as nodes that each tell all others in three rounds", () => {
    for (const n of [1, 4, 7, 100, 600]) {
      let messages = 0;
      for (let to = 1; to < n; to++) messages++;
      for (let from = 1; from < n; from++) for (let to = 0; to < n; to++) if (to !== from) messages++;
      for (let from = 0; from < n; from++) for (let to = 0; to < n; to++) if (to !== from) messages++;
      expect(pbftMessages(n)).toBe(messages);
    }
  });
});

describe("shards", () => {
  it("see as many transactions across as accounts placed in every way do", () => {
    for (const [shards, accounts] of [
      [1, 3],
      [3, 1],
      [2, 2],
      [4, 2],
      [3, 4],
    ] as const) {
      const placed = shards ** accounts;
      expect(crossFraction(shards, accounts)).toBeCloseTo((placed - shards) / placed, 12);
    }
  });

  it("carry as many times one shard as they are, less what goes across costs more", () => {
    expect(shardedThroughput(4, 1_000, 1, 2)).toBe(4_000);
    expect(shardedThroughput(1, 1_000, 5, 2)).toBe(1_000);
    expect(shardedThroughput(4, 1_000, 2, 2)).toBeCloseTo(2_285.714, 3);
    // With ever more shards and everything across, no more than the cost of a step divides it by.
    expect(shardedThroughput(1e6, 1_000, 3, 2) / 1e9).toBeCloseTo(1 / 3, 5);
  });
});

/** How many are bad in each of all ways that n members can be good or bad. */
function subsets(n: number): number[] {
  return Array.from({ length: 2 ** n }, (_, ways) => ways.toString(2).replaceAll("0", "").length);
}

/** Of all committees of so many that nine can form, the share that has at least so many of the first four. */
function shareOfDraws(sample: number, least: number): number {
  const committees = Array.from({ length: 2 ** 9 }, (_, members) => members.toString(2).padStart(9, "0"));
  const drawn = committees.filter((members) => members.replaceAll("0", "").length === sample);
  const bad = drawn.filter((members) => members.slice(0, 4).replaceAll("0", "").length >= least);
  return bad.length / drawn.length;
}
