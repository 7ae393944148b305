import { expect, test } from "vitest";
import { type Difference, inEach, measureTable } from "../../../src/notebook/answer/differences.ts";
import { asked } from "./asking.ts";

const chain = (name: string, rate: number, more = "") =>
  `name: ${name}\nl1: ideal\ndemand: ${rate} tx/s\nwarmup: 0 s\nduration: 5 min\ndrain: 30 min\nruns: 3\nshow: [measures]\n${more}`;
const cells = [
  chain("one", 1),
  chain("two", 2),
  chain("four", 4),
  chain("eight", 8),
  "compare: [one, two, four, eight]\nshow: [userTps, feeUsd]",
  "compare: [one, two, four]\nshow: [userTps, feeUsd]",
];
const value = { mean: 1, low: 1, high: 1, unit: "", n: 1 };
const difference = (measure: string): Difference => ({
  ...{ measure, layer: null, paid: [] },
  ...{ of: value, against: value, difference: value, isSure: true, isSame: false },
});
const plain = (text: string) => text.replaceAll("\u00a0", " ");

test("of more than three cells it is told who has least and most, and one table has them all", () => {
  const { sentence, tables } = asked(cells, 5);
  expect(plain(sentence)).toMatch(
    /^Between them: user transactions per second from 1\.\d+ .*tx\/s \(one\) to \*\*8\.\d+ .*tx\/s\*\* \(eight\)\.$/,
  );
  expect(tables.map(({ title }) => title)).toEqual(["All of them"]);
  const [table] = tables;
  expect(table?.table.columns.map(({ title }) => title)).toEqual([
    "measure",
    "one",
    "two",
    "four",
    "eight",
    "may be chance",
  ]);
  expect(table?.table.rows.map((row) => [row[0], row.at(-1)])).toEqual([
    ["user transactions per second", ""],
    ["fee", ""],
  ]);
});

test("up to three are each held against the first", () => {
  const { sentence, tables } = asked(cells, 6);
  expect(sentence).toMatch(/^With two, against one: .* With four, against one: /);
  expect(tables.map(({ title }) => title)).toEqual(["two against one", "four against one"]);
});

test("a measure that one cell lacks is not taken for another of its own", () => {
  const [fee, stale] = [difference("feeUsd"), difference("staleShare")];
  expect(inEach([[fee, stale], [stale], [fee]], stale)).toEqual([stale, stale, undefined]);
});

test("a measure that only a later pair has is listed behind those of the first", () => {
  const [fee, stale, tps] = [difference("feeUsd"), difference("staleShare"), difference("userTps")];
  const { rows } = measureTable([[stale], [tps, stale, fee], [fee]], ["a", "b", "c", "d"]).table;
  expect(rows.map(([name, ...each]) => [name, ...each.slice(0, -1).map((cell) => cell !== "–")])).toEqual([
    ["stale blocks", true, true, true, false],
    ["user transactions per second", true, false, true, false],
    ["fee", true, false, true, true],
  ]);
});
