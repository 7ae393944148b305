import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Cell, Notebook } from "../../../src/notebook/document.ts";
import { parse } from "../../../src/notebook/format/parse.ts";
import { serialize } from "../../../src/notebook/format/serialize.ts";
import { bytesOf, documents, spliced, textOf, texts } from "./documents.ts";

const kinds = fc.constantFrom("prose" as const, "l2" as const);

type Edit = (cells: readonly Cell[]) => readonly Cell[];

const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc.tuple(fc.nat(), kinds, texts).map(
    ([at, kind, text]): Edit =>
      (cells) =>
        spliced(cells, at % (cells.length + 1), 0, { kind, text }),
  ),
  fc.nat().map(
    (at): Edit =>
      (cells) =>
        spliced(cells, at % Math.max(1, cells.length), 1),
  ),
  fc.tuple(fc.nat(), fc.nat()).map(
    ([from, to]): Edit =>
      (cells) => {
        const moved = cells[from % Math.max(1, cells.length)];
        if (moved === undefined) return cells;
        const rest = spliced(cells, from % cells.length, 1);
        return spliced(rest, to % (rest.length + 1), 0, moved);
      },
  ),
  fc.tuple(fc.nat(), texts).map(
    ([at, text]): Edit =>
      (cells) =>
        cells.map((cell, index) => (index === at % cells.length ? { ...cell, text } : cell)),
  ),
  fc.tuple(fc.nat(), kinds).map(
    ([at, kind]): Edit =>
      (cells) =>
        cells.map((cell, index) => (index === at % cells.length ? { ...cell, kind } : cell)),
  ),
);

const said = (cells: readonly Cell[]) => cells.map(({ kind, text }) => ({ kind, text }));

describe("What an editor makes of a notebook", () => {
  it("is read back cell by cell, whatever was typed where", () => {
    fc.assert(
      fc.property(documents, fc.array(edit, { minLength: 1, maxLength: 6 }), (text, edits) => {
        const before = parse(bytesOf(text));
        const after: Notebook = {
          ...before,
          cells: edits.reduce((cells, each) => each(cells), before.cells),
        };
        expect(said(parse(serialize(after)).cells)).toEqual(said(after.cells));
      }),
      { numRuns: 3_000 },
    );
  });

  it("changes only the bytes of the cell that was changed", () => {
    fc.assert(
      fc.property(documents, fc.nat(), texts, (text, at, typed) => {
        const before = parse(bytesOf(text));
        if (before.cells.length < 3) return;
        const changed = 1 + (at % (before.cells.length - 2));
        const cells = before.cells.map((cell, index) =>
          index === changed ? { ...cell, text: typed } : cell,
        );
        const saved = textOf(serialize({ ...before, cells }));
        const sources = before.cells.map((cell) => cell.origin?.source ?? "");
        const above = sources.slice(0, changed).join("");
        // Because prose that begins with a rule would become front matter by another rule or dots below, it is then set apart from the start.
        const closes = /^(?:-{3}|\.{3})[ \t]*$/m;
        const setApart = before.preamble === "" && closes.test(typed) && above.startsWith("---");
        const start = setApart && saved.startsWith("<!--") ? saved.search(/^-{3}[ \t]*$/m) : 0;
        expect(saved.slice(Math.max(0, start)).startsWith(before.preamble + above)).toBe(true);
        expect(saved.endsWith(sources.slice(changed + 1).join("") + before.tail)).toBe(true);
      }),
      {
        numRuns: 3_000,
        examples: [
          ["---\n<!-- l2:cell -->\n```l2\n", 0, "---"],
          ["---\n  <!-- l2:cell -->\n```l2\n", 0, "..."],
        ],
      },
    );
  });

  it("saves the same bytes when saved again", () => {
    fc.assert(
      fc.property(documents, fc.array(edit, { maxLength: 3 }), (text, edits) => {
        const read = parse(bytesOf(text));
        const saved = serialize({ ...read, cells: edits.reduce((cells, each) => each(cells), read.cells) });
        expect(textOf(serialize(parse(saved)))).toBe(textOf(saved));
      }),
      { numRuns: 500 },
    );
  });
});
