import { describe, expect, it } from "vitest";
import { BITCOIN_HALVING_INTERVAL, subsidy, supply } from "../../../src/engine/rules/subsidy.ts";

describe("subsidy", () => {
  it("halves every 210,000 blocks and ends", () => {
    expect([0, 209_999, 210_000, 840_000].map((height) => subsidy(height))).toEqual([
      5e9, 5e9, 2.5e9, 312_500_000,
    ]);
    expect(subsidy(32 * BITCOIN_HALVING_INTERVAL)).toBe(1);
    expect(subsidy(33 * BITCOIN_HALVING_INTERVAL)).toBe(0);
    expect(subsidy(1e12)).toBe(0);
  });

  it("adds up to just under 21 million bitcoins", () => {
    expect(supply(0)).toBe(5e9);
    expect(supply(209_999)).toBe(210_000 * 5e9);
    expect(supply(14_000_000)).toBe(2_099_999_997_690_000);
    expect(supply(1000, 100)).toBe(
      Array.from({ length: 1001 }, (_, h) => subsidy(h, 100)).reduce((a, b) => a + b),
    );
  });
});
