import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { l1FeeBedrock, l1FeeEcotone, l1FeeFjord } from "../../../src/engine/rules/op-fee.ts";

/** Source: ethereum-optimism/op-geth core/types/rollup_cost_test.go. */
const fees = {
  baseFee: 1_000_000_000n,
  blobBaseFee: 10_000_000n,
  baseFeeScalar: 2n,
  blobBaseFeeScalar: 3n,
};

describe("the fee for layer 1", () => {
  it("is op-geth's for its empty transaction, by Bedrock, before Regolith and since", () => {
    const bedrock = { baseFee: 1_000_000_000n, baseFeeScalar: 7_000_000n };
    const signature = 68n * 16n;
    expect(l1FeeBedrock(480n + signature, 50n, bedrock)).toBe(11_326_000_000_000n);
    expect(l1FeeBedrock(480n, 50n, bedrock)).toBe(3_710_000_000_000n);
  });

  it("is op-geth's for its empty transaction, by Ecotone", () => {
    expect(l1FeeEcotone(480n, fees)).toBe(960_900n);
    expect(l1FeeEcotone(0n, fees)).toBe(0n);
  });

  it("is that of 100 bytes below a FastLZ length of 171, by Fjord", () => {
    expect([0n, 31n, 170n].map((length) => l1FeeFjord(length, fees))).toEqual([
      3_203_000n,
      3_203_000n,
      3_203_000n,
    ]);
    expect(l1FeeFjord(171n, fees)).toBeGreaterThan(3_203_000n);
    expect(l1FeeFjord(202n, fees)).toBe(4_048_188n);
  });

  it("is, but for the last wei, linear in what layer 1 asks and beyond 171 in the length", () => {
    const price = fc.bigInt({ min: 0n, max: 1n << 60n });
    const length = fc.bigInt({ min: 171n, max: 100_000n });
    fc.assert(
      fc.property(price, price, length, length, (baseFee, blobBaseFee, a, b) => {
        const at = { ...fees, baseFee, blobBaseFee };
        const [one, other] = [l1FeeFjord(a, at), l1FeeFjord(b, at)];
        const between = l1FeeFjord((a + b) / 2n, at);
        const twice = l1FeeFjord(a, { ...at, baseFee: 2n * baseFee, blobBaseFee: 2n * blobBaseFee });
        const half = ((a + b) % 2n) * (16n * baseFee * 2n + 3n * blobBaseFee);
        const off = one + other - 2n * between;
        return twice - 2n * one <= 1n && twice >= 2n * one && off >= -2n && off <= half / 1_000_000n + 2n;
      }),
    );
  });
});
