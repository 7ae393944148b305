import { describe, expect, it } from "vitest";
import { pairs } from "../../../src/notebook/answer/comparison-words.ts";
import type { Difference } from "../../../src/notebook/answer/differences.ts";

const value = (mean: number, n: number) => ({ mean, low: mean - 1, high: mean + 1, n, unit: "tx/s" });

const differs = (measure: string, isSure: boolean, n: number): Difference => ({
  ...{ measure, layer: null, paid: [], isSure, isSame: false },
  ...{ of: value(6, n), against: value(5, n), difference: value(1, n) },
});

describe("two cells in words", () => {
  const said = (...found: readonly Difference[]) => pairs([found], ["the old", "the new"]);

  it("say that few runs tell little where nothing is sure", () => {
    expect(said(differs("userTps", false, 3))).toBe(
      "No measure of the new differs from the old by more than chance in 3 runs: more `runs` tell smaller differences.",
    );
    expect(said(differs("userTps", false, 30))).toBe(
      "No measure of the new differs from the old by more than chance.",
    );
  });

  it("name what may be chance behind what is sure", () => {
    expect(said(differs("userTps", true, 3), differs("offeredTps", false, 3))).toMatch(
      /^With the new, against the old: .* instead of .* \(20\s% more\)\. May be chance: offered load\.$/,
    );
  });
});
