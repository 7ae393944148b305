import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { gasLimitBoundDivisor, minGasLimit, nextGasLimit } from "../../../src/engine/rules/gas-limit.ts";

const anyLimit = fc.integer({ min: minGasLimit, max: 2_000_000_000 });

describe("the gas limit", () => {
  // Source: ethereum/go-ethereum consensus/misc/eip1559/eip1559_test.go, what is the last to be allowed and what is the first not to be.
  it.each([
    [20_000_000, 19_980_470, 20_019_530],
    [40_000_000, 39_960_939, 40_039_061],
  ])("of the block after one of %d lies from %d to %d", (parent, least, most) => {
    expect([0, parent, 1e12].map((desired) => nextGasLimit(parent, desired))).toEqual([least, parent, most]);
    expect([least + 1, most - 1].map((desired) => nextGasLimit(parent, desired))).toEqual([
      least + 1,
      most - 1,
    ]);
  });

  it("moves toward what is wanted by less than one part in 1,024, and never below 5,000", () => {
    fc.assert(
      fc.property(anyLimit, fc.integer({ min: 0, max: 3_000_000_000 }), (parent, desired) => {
        const next = nextGasLimit(parent, desired);
        const wanted = Math.max(minGasLimit, desired);
        const allowed = Math.abs(next - parent) < Math.floor(parent / gasLimitBoundDivisor);
        const nearer = next === wanted || Math.abs(next - wanted) < Math.abs(parent - wanted);
        return allowed && nearer && next >= minGasLimit;
      }),
    );
  });
});
