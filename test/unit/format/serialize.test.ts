import { describe, expect, it } from "vitest";
import type { Cell } from "../../../src/notebook/document.ts";
import { parse } from "../../../src/notebook/format/parse.ts";
import { serialize } from "../../../src/notebook/format/serialize.ts";
import { bytesOf, spliced, textOf } from "./documents.ts";

/** What is saved after `edit` changed the cells of `text`. */
function saved(text: string, edit: (cells: readonly Cell[]) => readonly Cell[]): string {
  const notebook = parse(bytesOf(text));
  return textOf(serialize({ ...notebook, cells: edit(notebook.cells) }));
}

const change = (at: number, text: string) => (cells: readonly Cell[]) =>
  cells.map((cell, index) => (index === at ? { ...cell, text } : cell));
const insert = (at: number, kind: Cell["kind"], text: string) => (cells: readonly Cell[]) =>
  spliced(cells, at, 0, { kind, text });

describe("serialize", () => {
  it.each([
    ["a new notebook", "", insert(0, "l2", "l1: bitcoin"), "```l2\nl1: bitcoin\n```\n"],
    ["prose after prose", "a\n", insert(1, "prose", "b"), "a\n\n<!-- l2:cell -->\n\nb\n"],
    ["prose before prose", "b\n", insert(0, "prose", "a"), "a\n\n<!-- l2:cell -->\n\nb\n"],
    [
      "a cell between prose",
      "a\n\n<!-- l2:cell -->\n\nb\n",
      insert(1, "l2", "x"),
      "a\n\n```l2\nx\n```\n\n<!-- l2:cell -->\n\nb\n",
    ],
    ["a cell at the end", "a", insert(1, "l2", "x"), "a\n\n```l2\nx\n```\n"],
    ["prose after an unclosed cell", "```l2\nx", insert(1, "prose", "b"), "```l2\nx\n```\n\nb\n"],
    [
      "prose that looks like front matter",
      "",
      insert(0, "prose", "---\na\n---"),
      "<!-- l2:cell -->\n\n---\na\n---\n",
    ],
    [
      "an empty prose cell",
      "```l2\nx\n```\n",
      insert(1, "prose", ""),
      "```l2\nx\n```\n\n<!-- l2:cell -->\n\n",
    ],
    [
      "prose with an l2 fence",
      "",
      insert(0, "prose", "```l2\n```"),
      "<!-- l2:cell until end -->\n```l2\n```\n<!-- l2:end -->\n",
    ],
    ["a first cell under front matter", "---\na: 1\n---", insert(0, "prose", "b"), "---\na: 1\n---\n\nb\n"],
    [
      "a changed cell",
      "~~~~ l2 t\r\na\r\n~~~~\r\nb\n",
      change(0, "c\nd"),
      "~~~~ l2 t\r\nc\r\nd\r\n~~~~\r\nb\n",
    ],
    ["a fence that must grow", "```l2\na\n```", change(0, "```\nb"), "````l2\n```\nb\n````\n"],
    ["an indented cell", "  ```l2\n  a\n  ```\n", change(0, "a\n\nb"), "  ```l2\n  a\n\n  b\n  ```\n"],
    ["changed prose", "\n\na\n\n\n```l2\n```\n", change(0, "b"), "\n\nb\n\n```l2\n```\n"],
    ["a Windows file", "a\r\n", insert(1, "l2", "x\ny"), "a\r\n\r\n```l2\r\nx\r\ny\r\n```\r\n"],
    [
      "a moved last cell",
      "a\n\n```l2\nx\n```",
      (cells: readonly Cell[]) => [...cells].reverse(),
      "```l2\nx\n```\na\n\n",
    ],
  ])("writes %s", (_, text, edit, expected) => {
    expect(saved(text, edit)).toBe(expected);
  });
});
