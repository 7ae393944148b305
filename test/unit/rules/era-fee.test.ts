import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fairPubdataPrice } from "../../../src/engine/rules/era-fee.ts";

const price = fc.bigInt({ min: 0n, max: 10n ** 12n });

describe("the fair price of a published byte", () => {
  it("is what the byte costs and, of a full batch, its part of 800,000 gas", () => {
    const l1GasPrice = 1_000_000_000n;
    expect(fairPubdataPrice({ l1GasPrice, l1PubdataPrice: 17n * l1GasPrice })).toBe(25n * l1GasPrice);
    expect(fairPubdataPrice({ l1GasPrice: 0n, l1PubdataPrice: 1n })).toBe(1n);
  });

  it("pays for closing a full batch, and less than a wei a byte too much", () => {
    fc.assert(
      fc.property(price, price, (l1GasPrice, l1PubdataPrice) => {
        const beyond = 100_000n * (fairPubdataPrice({ l1GasPrice, l1PubdataPrice }) - l1PubdataPrice);
        expect(beyond).toBeGreaterThanOrEqual(800_000n * l1GasPrice);
        expect(beyond).toBeLessThan(800_000n * l1GasPrice + 100_000n);
      }),
    );
  });
});
