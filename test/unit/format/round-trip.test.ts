import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "../../../src/notebook/format/parse.ts";
import { serialize } from "../../../src/notebook/format/serialize.ts";
import { bytesOf, documents, textOf } from "./documents.ts";

const isDocument = (name: string) => /\.l2nb(\.md)?$/.test(name);
const folder = (path: string) => new URL(`../../../${path}/`, import.meta.url);
const files = ["test/data/documents", "samples"].flatMap((path) =>
  readdirSync(folder(path))
    .filter(isDocument)
    .map((name) => [`${path}/${name}`, readFileSync(new URL(name, folder(path)))] as const),
);

describe("A save never loses or reformats", () => {
  it.each(files)("%s comes back byte by byte", (_, bytes) => {
    expect(Buffer.compare(serialize(parse(bytes)), bytes)).toBe(0);
  });

  it("gives 3,000 random documents back byte by byte", () => {
    fc.assert(fc.property(documents, comesBack), { numRuns: 3_000 });
  });

  it("gives 2,000 mutations of real documents back byte by byte", () => {
    const originals = files.map(([, bytes]) => textOf(bytes));
    const cut = fc.record({
      original: fc.constantFrom(...originals),
      edits: fc.array(fc.tuple(fc.nat(), fc.nat({ max: 40 }), documents), { minLength: 1, maxLength: 4 }),
    });
    const mutated = cut.map(({ original, edits }) =>
      edits.reduce((text, [at, length, put]) => {
        const start = at % (text.length + 1);
        return text.slice(0, start) + put + text.slice(start + length);
      }, original),
    );
    fc.assert(
      fc.property(
        mutated.filter((text) => !/[\ud800-\udfff]/u.test(text)),
        comesBack,
      ),
      { numRuns: 2_000 },
    );
  });

  it("gives any Unicode text back", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), comesBack), { numRuns: 300 });
  });
});

function comesBack(text: string): void {
  const notebook = parse(bytesOf(text));
  expect(textOf(serialize(notebook))).toBe(text);
  const sources = notebook.cells.map((cell) => cell.origin?.source ?? "");
  expect(notebook.preamble + sources.join("") + notebook.tail).toBe(text);
  if (text.trim() !== "" && notebook.cells.length === 0) expect(notebook.preamble).toBe(text);
}
