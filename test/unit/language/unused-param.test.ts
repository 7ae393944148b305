import { expect, it } from "vitest";
import { Cells } from "../../../src/notebook/language/index.ts";

const base = "name: base\nl1: { preset: bitcoin, blockSize: 2 MB }\nparams: { size: 2 MB }";

/** Warnings of the first cell of a notebook, each with the words that it stands at. */
const warnings = (...texts: readonly string[]) =>
  new Cells(texts)
    .reading(1)
    .problems.map(({ severity, code, span }) => [severity, code, texts[0]?.slice(span.start, span.end)]);

it("A param that no value uses is warned of where it is written", () => {
  expect(warnings(base)).toEqual([["warning", "unused-param", "2 MB"]]);
});

it("A param is used by any value of its cell, or of one that extends it", () => {
  expect(warnings(base.replace("blockSize: 2 MB", "blockSize: =2 * params.size"))).toEqual([]);
  expect(warnings(base, "extends: base\nl1: { blockSize: =size }")).toEqual([]);
  expect(warnings(base, "extends: base\nl1: { blockSize: 3 MB }")).toHaveLength(1);
});

it("A param of another cell is warned of there alone, and one that is misspelled where it is used only there", () => {
  const extending = new Cells([base, "name: big\nextends: base\nruns: 3"]).reading(2);
  expect(extending.problems).toEqual([]);
  expect(warnings(base.replace("blockSize: 2 MB", "blockSize: =sizes"))).toEqual([
    ["error", "unknown-key", "sizes"],
  ]);
});
