import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { table } from "../../../src/cli/reference/markdown.ts";
import type { MeasuredBy } from "../../../src/cli/reference/measured-by.ts";
import { reference } from "../../../src/cli/reference/reference.ts";
import { cellKeys, keyExamples } from "../../../src/notebook/language/index.ts";
import { problemsOf } from "./typed.ts";

const measuredBy: MeasuredBy = JSON.parse(readFileSync("test/data/measured-by.json", "utf8"));
const files = reference(measuredBy);

test.each(files)("$path says what the tables say; `npm run reference` writes it", ({ path, text }) => {
  expect(readFileSync(path, "utf8")).toBe(text);
});

test("the folder of the reference holds nothing else", () => {
  const written = files.map(({ path }) => path).filter((path) => path.startsWith("docs/reference/"));
  expect(readdirSync("docs/reference").map((name) => `docs/reference/${name}`)).toEqual(written.sort());
});

test.each(cellKeys)("the example of `%s` can be typed", (key) => {
  const { example = "" } = keyExamples[key] ?? {};
  expect(example.startsWith(`${key}: `)).toBe(true);
  expect(problemsOf(example), example).toEqual([]);
});

test("a bar and a star in a cell are what they are", () => {
  const row = table(["says"], [["`a | b * c`, or *this* | that"]])
    .split("\n")
    .at(-1);
  expect(row).toBe("| `a \\| b * c`, or \\*this\\* \\| that |");
});
