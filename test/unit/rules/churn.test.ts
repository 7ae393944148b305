import { describe, expect, it } from "vitest";
import { activationExitChurnLimit } from "../../../src/engine/rules/churn.ts";

const coin = 1_000_000_000n;

describe("the stake that may leave in an epoch", () => {
  // Source: consensus-specs, Electra: a 65,536th of the stake in whole coins, 128 coins at least and 256 at most.
  it.each([
    [1_000n, 128n],
    [8_388_608n, 128n],
    [10_000_000n, 152n],
    [16_777_216n, 256n],
    [35_859_802n, 256n],
  ])("of %d coins is %d", (total, limit) => {
    expect(activationExitChurnLimit(total * coin)).toBe(limit * coin);
  });
});
