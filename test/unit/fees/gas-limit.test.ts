import { describe, expect, it } from "vitest";
import { newest } from "../../../src/engine/index.ts";
import { ethereum } from "../../../src/engine/l1/gasper/presets/ethereum.ts";
import { gasLimitBoundDivisor } from "../../../src/engine/rules/gas-limit.ts";
import { gasLimitRamp } from "../../../src/engine/theory/fee-market.ts";
import { ofKind, stack, trace } from "../engine/scenarios.ts";

describe("a gas limit that validators want to be another", () => {
  /** Room of each block, gas. */
  const limits = (before: number, after: number) => {
    const layer = { gasLimit: before };
    const upgrades = [{ height: 50, family: "gasper", parameters: { ...newest(ethereum), gasLimit: after } }];
    const changes = { demand: { rate: 1 }, warmup: 0, duration: 15_000, drain: 1_200, runs: 1 };
    const final = ofKind(trace(stack([{ preset: "ethereum", layer, upgrades }], changes)), "final");
    // Because a base fee is to have half of it used, a block that is settled tells of half of it.
    return final.map(({ room }) => 2 * room);
  };

  it.each([
    [30e6, 36e6],
    [36e6, 30e6],
  ])("moves from %d to %d in as many blocks as the rule says, and stays", (before, after) => {
    const rooms = limits(before, after);
    const start = rooms.findIndex((room) => room !== before);
    const end = rooms.indexOf(after);
    expect(start).toBe(50);
    expect(end - start + 1).toBe(gasLimitRamp(before, after, gasLimitBoundDivisor));
    expect(new Set(rooms.slice(end))).toEqual(new Set([after]));
  });
});
