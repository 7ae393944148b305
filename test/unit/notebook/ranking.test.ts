import { expect, test } from "vitest";
import type { LayerScore, Scores } from "../../../src/engine/index.ts";
import { ranking } from "../../../src/notebook/answer/ranking.ts";

/** A score of two ingredients, each 0..1, that count .7 and .3. */
function scored(throughput: number, finality: number, spread = 0): Scores {
  const parts = [["userTps", throughput, 0.7] as const, ["finalitySeconds", finality, 0.3] as const];
  const value = parts.reduce((sum, [, goodness, weight]) => sum + 100 * goodness * weight, 0);
  const scalability: LayerScore = {
    layer: "a",
    value,
    low: value - spread,
    high: value + spread,
    ingredients: parts.map(([name, goodness, weight]) => ({
      name,
      raw: { mean: 1, low: 1, high: 1, unit: "", n: 1 },
      worst: 0,
      best: 1,
      weight,
      contribution: 100 * goodness * weight,
      how: "measured",
      note: "",
    })),
  };
  const even: LayerScore = { layer: "a", value: 50, low: 50, high: 50, ingredients: [] };
  return { scalability, security: even, decentralization: even, minimum: 0 };
}

const rows = (...all: [string, Scores][]) =>
  ranking(all.map(([title, scores]) => ({ title, scores })))[0]?.table.rows.map((row) =>
    row.map((each) => each.replaceAll("\u00a0", " ")),
  );

test("who is ahead, by how much, and the weight that would turn it", () => {
  expect(rows(["Fast", scored(0.1, 0.9)], ["Big", scored(0.5, 0.3)])).toEqual([
    ["security", "Fast = Big", "0", "nothing to turn: they are even"],
    ["decentralization", "Fast = Big", "0", "nothing to turn: they are even"],
    [
      "scalability",
      "Big > Fast",
      "10.0",
      "user transactions per second at less than 60 % (now 70 %); final at more than 40 % (now 30 %)",
    ],
  ]);
});

test("a lead that may be chance is told as that, and one in everything as no weight's", () => {
  const said = (spread: number) =>
    rows(["A", scored(0.5, 0.5, spread)], ["B", scored(0.4, 0.4, spread)])
      ?.at(-1)
      ?.at(-1);
  expect(said(1)).toBe("no single weight");
  expect(said(6)).toBe("chance (the intervals overlap)");
});

test("several are ranked each against the next, and one alone against nobody", () => {
  const order = rows(["A", scored(0.2, 0)], ["B", scored(0.6, 0)], ["C", scored(0.4, 0)]);
  expect(order?.slice(-2).map((row) => row[1])).toEqual(["B > C", "C > A"]);
  expect(rows(["A", scored(0.2, 0)])).toBeUndefined();
});

test("a weight near the ends is not said to be all or nothing", () => {
  const turned = rows(["A", scored(0.9, 0)], ["B", scored(0, 0.0005)])
    ?.at(-1)
    ?.at(-1);
  expect(turned).toContain("less than 0.06 %");
});
