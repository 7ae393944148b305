import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { cellKeys } from "../../../src/notebook/language/keys.ts";
import { problemsOf } from "../docs/typed.ts";

const section = /## What a cell says\n([\s\S]*?)\n## /.exec(readFileSync("README.md", "utf8"))?.[1] ?? "";
const rows = section.split("\n").filter((line) => line.startsWith("| `"));

test.each(cellKeys)("the README says what `%s` says", (key) => {
  expect(rows.some((row) => row.split("|")[1]?.includes(`\`${key}\``))).toBe(true);
});

test.each(rows.map((row) => row.split("|").at(-2)?.trim().replaceAll("`", "") ?? ""))(
  "the example %j can be typed",
  (example) => {
    expect(problemsOf(example), example).toEqual([]);
  },
);
