import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stream } from "../../../src/engine/kernel/random.ts";
import { shareInterval } from "../../../src/engine/kernel/statistics.ts";
import {
  catchUp,
  catchUpNakamoto,
  chainGrowth,
  confirmationsNeeded,
  delayThreshold,
  selfishRevenueShare,
  selfishThreshold,
  staleFraction,
} from "../../../src/engine/theory/proof-of-work.ts";

const minority = fc.double({ min: 0.001, max: 0.49, noNaN: true });

describe("catching up", () => {
  it("is the sum that Rosenfeld gives", () => {
    for (const q of [0.05, 0.1, 0.25, 0.3, 0.45]) {
      for (let z = 1; z <= 12; z++) {
        let safe = 0;
        for (let m = 0; m <= z; m++)
          safe += ways(m + z - 1, m) * ((1 - q) ** z * q ** m - (1 - q) ** m * q ** z);
        expect(catchUp(q, z)).toBeCloseTo(1 - safe, 12);
      }
    }
  });

  it("is what a race of blocks shows", () => {
    const chance = stream(1, "race");
    let caught = 0;
    for (let i = 0; i < 20_000; i++) if (race(0.3, 4, () => chance.uniform())) caught++;
    const { low, high } = shareInterval(caught, 20_000);
    expect(low <= catchUp(0.3, 4) && catchUp(0.3, 4) <= high).toBe(true);
    // The approximation is too low by more than the interval is wide.
    expect(catchUpNakamoto(0.3, 4)).toBeLessThan(low);
  });

  it("falls with depth and rises with the attacker, in both laws", () => {
    fc.assert(
      fc.property(minority, fc.integer({ min: 1, max: 60 }), (q, z) => {
        return [catchUp, catchUpNakamoto].every(
          (law) => law(q, z + 1) <= law(q, z) && law(q, z) <= law(q + 0.005, z),
        );
      }),
    );
    expect([catchUp(0.5, 100), catchUp(0.2, 0), catchUp(0, 3), catchUpNakamoto(0, 3)]).toEqual([1, 1, 0, 0]);
  });

  it("needs as many confirmations as the tables of both laws say", () => {
    const shares = [0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45];
    expect(shares.map((q) => confirmationsNeeded(q, 0.001, "nakamoto"))).toEqual([
      5, 8, 11, 15, 24, 41, 89, 340,
    ]);
    expect(shares.map((q) => confirmationsNeeded(q, 0.001))).toEqual([6, 9, 13, 20, 32, 58, 133, 539]);
    expect(confirmationsNeeded(0.5, 0.001)).toBe(Number.POSITIVE_INFINITY);
  });

  it("needs the fewest that suffice", () => {
    fc.assert(
      fc.property(minority, fc.double({ min: 1e-9, max: 0.9, noNaN: true }), (q, risk) => {
        const z = confirmationsNeeded(q, risk);
        return catchUp(q, z) < risk && catchUp(q, z - 1) >= risk;
      }),
    );
  });
});

describe("selfish mining", () => {
  it("pays from its threshold on and nowhere below", () => {
    for (const gamma of [0, 0.25, 0.5, 0.9]) {
      const threshold = selfishThreshold(gamma);
      expect(selfishRevenueShare(threshold, gamma)).toBeCloseTo(threshold, 12);
      expect(selfishRevenueShare(threshold - 0.01, gamma)).toBeLessThan(threshold - 0.01);
      expect(selfishRevenueShare(threshold + 0.01, gamma)).toBeGreaterThan(threshold + 0.01);
    }
  });
});

describe("delay", () => {
  it("solves the equation of the private attack", () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 50, noNaN: true }), (d) => {
        const beta = delayThreshold(d);
        return Math.abs(beta - (1 - beta) / (1 + (1 - beta) * d)) < 1e-14;
      }),
    );
    // REFERENCE: λD = 1/60, 1/2.
    expect(delayThreshold(1 / 60)).toBeCloseTo(0.49792, 5);
    expect(delayThreshold(0.5)).toBeCloseTo(0.43845, 5);
  });

  it("loses the blocks that the chain does not gain", () => {
    const [rate, delay] = [1 / 60, 10];
    expect(chainGrowth(rate, delay)).toBeCloseTo(rate * (1 - staleFraction(delay, 1 / rate, 0)), 15);
    expect(staleFraction(10, 60, 1)).toBe(0);
  });
});

/** Whether an attacker ever draws level, starting when the honest miners have found z blocks. */
function race(q: number, z: number, uniform: () => number): boolean {
  let honest = 0;
  let attacker = 0;
  while (honest < z) {
    if (uniform() < q) attacker++;
    else honest++;
  }
  while (attacker < honest && honest - attacker < 60) {
    if (uniform() < q) attacker++;
    else honest++;
  }
  return attacker >= honest;
}

function ways(n: number, k: number): number {
  let count = 1;
  for (let i = 1; i <= k; i++) count = (count * (n - k + i)) / i;
  return count;
}
