import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ethereumBaseFee, gasTarget, nextBaseFee } from "../../../src/engine/rules/base-fee.ts";

const gwei = 1_000_000_000n;
const anyFee = fc.bigInt({ min: 0n, max: 1n << 70n });
const anyLimit = fc.integer({ min: 5_000, max: 1_000_000_000 });
const anyShare = fc.double({ min: 0, max: 1, noNaN: true });

describe("the base fee", () => {
  // Source: ethereum/go-ethereum consensus/misc/eip1559/eip1559_test.go.
  it.each([
    [20_000_000, 10_000_000, 1_000_000_000n],
    [20_000_000, 9_000_000, 987_500_000n],
    [20_000_000, 11_000_000, 1_012_500_000n],
  ])("after a block of %d with %d used reproduces go-ethereum's test vector", (limit, used, next) => {
    expect(nextBaseFee(gwei, limit, used)).toBe(next);
  });

  it("stays at the target, whatever it is", () => {
    fc.assert(
      fc.property(anyFee, anyLimit, (fee, limit) => nextBaseFee(fee, limit, gasTarget(limit)) === fee),
    );
  });

  it("moves by the part of an eighth that a block is away from its target, cut to whole wei, and up by 1 at least", () => {
    fc.assert(
      fc.property(anyFee, anyLimit, anyShare, (fee, limit, share) => {
        const [target, used] = [gasTarget(limit), Math.floor(limit * share)];
        const moved = nextBaseFee(fee, limit, used) - fee;
        const [size, whole] = [moved < 0n ? -moved : moved, 8n * BigInt(target)];
        const wanted = fee * BigInt(Math.abs(used - target));
        if (used > target && size === 1n) return wanted < 2n * whole;
        const isThatWay = used < target ? moved <= 0n : moved >= 0n;
        return isThatWay && size * whole <= wanted && wanted < (size + 1n) * whole;
      }),
    );
  });

  it("never moves by more than an eighth from limits that are even, and rises with what is used", () => {
    fc.assert(
      fc.property(anyFee, anyLimit, anyShare, anyShare, (fee, half, a, b) => {
        const limit = 2 * half;
        const [low, high] = [Math.min(a, b), Math.max(a, b)].map((share) =>
          nextBaseFee(fee, limit, Math.floor(limit * share)),
        ) as [bigint, bigint];
        return low <= high && 8n * low >= 7n * fee && (8n * high <= 9n * fee || high === fee + 1n);
      }),
    );
  });

  it("has no way down from 7 wei and always one up, even from nothing", () => {
    expect([7n, 1n, 0n].map((fee) => nextBaseFee(fee, 30_000_000, 0))).toEqual([7n, 1n, 0n]);
    expect([7n, 1n, 0n].map((fee) => nextBaseFee(fee, 30_000_000, 15_000_001))).toEqual([8n, 2n, 1n]);
    expect(nextBaseFee(8n, 30_000_000, 0)).toBe(7n);
  });

  it("goes by the rule of its chain: a sixth of the block and 1 in 250 for an OP chain", () => {
    const rule = { elasticityMultiplier: 6, changeDenominator: 250 };
    expect(gasTarget(60_000_000, rule)).toBe(10_000_000);
    // Full, it is 5 targets above: 2 %. Empty, one below: 0.4 %.
    expect(nextBaseFee(gwei, 60_000_000, 60_000_000, rule)).toBe(1_020_000_000n);
    expect(nextBaseFee(gwei, 60_000_000, 0, rule)).toBe(996_000_000n);
    expect(nextBaseFee(gwei, 60_000_000, 60_000_000, ethereumBaseFee)).toBe(1_125_000_000n);
  });
});
