import { expect, it } from "vitest";
import { differences, type Receipt, read, write } from "../../../src/notebook/receipts.ts";

const receipt: Receipt = {
  cell: "a",
  scenario: "s",
  seed: 1,
  runs: 2,
  engine: "0.1.0",
  presetsAsOf: "2026",
  measures: "m",
};
const file = { version: 1, notebook: "n.l2nb", cells: [receipt] } as const;

it("reads back what it writes, in one order of keys", () => {
  expect(read(write(file))).toEqual(file);
  const shuffled = Object.fromEntries(Object.entries(receipt).reverse()) as unknown as Receipt;
  expect(write({ ...file, cells: [shuffled] })).toBe(write(file));
});

it.each([
  "",
  "null",
  "[]",
  "{}",
  '{"version":2,"notebook":"a","cells":[]}',
  '{"version":1,"notebook":"a","cells":[{}]}',
])("takes %j for no receipts", (text) => expect(read(text)).toBeUndefined());

it("says what changed and whether it mattered", () => {
  expect(differences([receipt], [receipt])).toEqual([]);
  expect(differences([receipt], [{ ...receipt, engine: "0.2.0" }])).toEqual([
    "a: the measures are the same; changed: the engine",
  ]);
  expect(differences([receipt], [{ ...receipt, measures: "x" }])).toEqual([
    "a: the measures differ; nothing it depends on has changed",
  ]);
  expect(differences([receipt], [{ ...receipt, cell: "b" }])).toEqual([
    "b: has no receipt",
    "a: has a receipt and is not in the notebook",
  ]);
});
