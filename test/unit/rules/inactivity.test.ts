import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  inactivityPenalty,
  nextEffectiveBalance,
  nextInactivityScore,
} from "../../../src/engine/rules/inactivity.ts";

const coin = 1_000_000_000;

describe("inactivity scores", () => {
  it("rise by four for a silent epoch and fall by one for a vote while the chain leaks, by sixteen more when it does not", () => {
    expect(nextInactivityScore(100, false, true)).toBe(104);
    expect(nextInactivityScore(100, true, true)).toBe(99);
    expect(nextInactivityScore(100, true, false)).toBe(83);
    expect(nextInactivityScore(100, false, false)).toBe(88);
  });

  it("are nothing for those who vote and for those who are silent while there is finality", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 12 }), fc.boolean(), (score, leaking) => {
        return (
          nextInactivityScore(score, false, false) === 0 && nextInactivityScore(score, true, leaking) <= score
        );
      }),
    );
    expect(nextInactivityScore(0, true, true)).toBe(0);
  });
});

describe("the penalty for silence", () => {
  it("has no rounding but the rule's own, for every balance and score that there can be", () => {
    const balance = fc.integer({ min: 0, max: 2_048 }).map((coins) => coins * coin);
    fc.assert(
      fc.property(balance, fc.integer({ min: 0, max: 2_097_152 }), (effective, score) => {
        const exact = (BigInt(effective) * BigInt(score)) / (4n * 16_777_216n);
        return BigInt(inactivityPenalty(effective, score)) === exact;
      }),
    );
  });
});

describe("effective balances", () => {
  it("move down by a quarter of a coin too much and up by one and a quarter too little", () => {
    const from = (balance: number) => nextEffectiveBalance(20 * coin, balance) / coin;
    expect([19.75, 19.749_999_999, 21.25, 21.250_000_001].map((coins) => from(coins * coin))).toEqual([
      20, 19, 20, 21,
    ]);
  });

  it("are whole coins, stay where they are once moved, and end at their most", () => {
    const balance = fc.integer({ min: 0, max: 4_000 * coin });
    const effective = fc.integer({ min: 0, max: 32 }).map((coins) => coins * coin);
    fc.assert(
      fc.property(effective, balance, (before, at) => {
        const after = nextEffectiveBalance(before, at);
        const settled = nextEffectiveBalance(after, at) === after;
        return settled && after % coin === 0 && after <= 32 * coin && after - at <= coin / 4;
      }),
    );
    expect(nextEffectiveBalance(32 * coin, 3_000 * coin)).toBe(32 * coin);
    expect(nextEffectiveBalance(32 * coin, 3_000 * coin, 2_048 * coin)).toBe(2_048 * coin);
  });
});
