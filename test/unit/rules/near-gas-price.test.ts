import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nextGasPrice } from "../../../src/engine/rules/near-gas-price.ts";

const price = fc.bigInt({ min: 1n, max: 10n ** 15n });
const limit = fc.bigInt({ min: 1n, max: 10n ** 16n });

describe("NEAR's gas price", () => {
  it("rises by half a percent after full chunks and falls by as much after empty ones", () => {
    expect(nextGasPrice(1_000_000_000n, 10n ** 15n, 10n ** 15n)).toBe(1_005_000_000n);
    expect(nextGasPrice(1_000_000_000n, 0n, 10n ** 15n)).toBe(995_000_000n);
    expect(nextGasPrice(1_000_000_000n, 5n * 10n ** 14n, 10n ** 15n)).toBe(1_000_000_000n);
  });

  it("stays where no chunk came, and never falls below the least", () => {
    expect(nextGasPrice(123n, 0n, 0n)).toBe(123n);
    fc.assert(
      fc.property(price, limit, (from, room) => {
        expect(nextGasPrice(from, 0n, room, from)).toBe(from);
      }),
    );
  });

  it("rises with what was used, and by no more than half a percent", () => {
    fc.assert(
      fc.property(price, limit, fc.bigInt({ min: 0n, max: 100n }), (from, room, percent) => {
        const next = nextGasPrice(from, (room * percent) / 100n, room);
        expect(next).toBeLessThanOrEqual(nextGasPrice(from, room, room));
        expect(next * 1_000n).toBeLessThanOrEqual(from * 1_005n);
        expect(next * 1_000n + 1_000n).toBeGreaterThanOrEqual(from * 995n);
      }),
    );
  });
});
