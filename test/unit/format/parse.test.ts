import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "../../../src/notebook/format/parse.ts";
import { UnreadableDocument } from "../../../src/notebook/format/unreadable.ts";
import { bytesOf, cellsOf } from "./documents.ts";

const document = (name: string) => readFileSync(new URL(`../../data/documents/${name}`, import.meta.url));

describe("parse", () => {
  it("finds cells and prose, and keeps front matter out of both", () => {
    const notebook = parse(document("article.l2nb"));
    expect(notebook.preamble).toBe("---\ntitle: Why blocks cannot simply grow\nlanguage: en\n---\n\n");
    expect(notebook.cells.map(({ kind }) => kind)).toEqual(["prose", "l2", "prose", "prose", "l2"]);
    expect(notebook.cells[1]?.text).toBe("name: base\nl1: bitcoin\ndemand: 10 tx/s\nruns: 4");
    expect(notebook.cells[3]?.text).toBe("A second prose cell right after.");
  });

  it.each(["windows", "old-mac", "mixed-line-ends", "byte-order-mark", "no-final-newline"])(
    "finds the same cells in %s",
    (name) => {
      const said = ({ cells }: ReturnType<typeof parse>) => cells.map(({ kind, text }) => [kind, text]);
      const read = parse(document(`${name}.l2nb`));
      expect(said(read)).toEqual(said(parse(document("article.l2nb"))));
      expect(read.newline).toBe(name === "windows" || name === "mixed-line-ends" ? "\r\n" : "\n");
    },
  );

  it("knows the line of each cell's first line of text", () => {
    const bytes = document("mixed-line-ends.l2nb");
    const lines = bytes.toString("utf8").split(/\r\n|\n|\r/);
    for (const { text, origin } of parse(bytes).cells) {
      expect(lines[(origin?.line ?? 0) - 1]).toBe(text.split("\n")[0]);
    }
  });

  it("takes only fences at the top level whose first word is l2", () => {
    const cells = parse(document("nested.l2nb")).cells;
    expect(cells.map(({ kind }) => kind)).toEqual(["prose", "l2", "l2", "prose"]);
    expect(cells[1]?.text).toBe("name: tilde\n~~~\ninside");
    expect(cells[2]?.text).toBe("name: indented\n  l1: bitcoin");
  });

  it.each([
    ["an empty document", "", []],
    ["blank lines", "\n \n\t\n", []],
    ["front matter alone", "---\na: 1\n---", []],
    ["front matter that is not closed", "---\na: 1\n", ["prose: ---\na: 1"]],
    ["a rule across the page", "---\n\nText\n\n---", ["prose: ---\n\nText\n\n---"]],
    ["a cell without an end", "```l2\nname: a\n", ["l2: name: a"]],
    ["a cell without text", "```l2\n```\n", ["l2: "]],
    ["a fence that is too short", "````l2\na\n```\n````", ["l2: a\n```"]],
    ["another mark", "```l2\na\n~~~\n```", ["l2: a\n~~~"]],
    ["blank lines inside a cell", "```l2\n\na\n\n```", ["l2: \na\n"]],
    ["a backtick in the info", "```l2 `x`\ntext", ["prose: ```l2 `x`\ntext"]],
    ["an empty prose cell", "```l2\n```\n\n<!-- l2:cell -->\n\n```l2\n```", ["l2: ", "prose: ", "l2: "]],
    ["a list that has ended", "- a\n\nText\n\n  ```l2\n  x\n  ```", ["prose: - a\n\nText", "l2: x"]],
    ["a list that goes on", "- a\nlazy\n\n  ```l2\n  x\n  ```", ["prose: - a\nlazy\n\n  ```l2\n  x\n  ```"]],
    ["text right before and after", "a\n```l2\nx\n```\nb", ["prose: a", "l2: x", "prose: b"]],
    ["a comment that goes on", "<!--\n```l2\nx\n```\n-->\n", ["prose: <!--\n```l2\nx\n```\n-->"]],
    ["a separator in a fence", "```\n<!-- l2:cell -->\n```", ["prose: ```\n<!-- l2:cell -->\n```"]],
  ])("reads %s", (_, text, cells) => {
    expect(cellsOf(text)).toEqual(cells);
  });

  it("reads merge conflict markers as what they stand in", () => {
    const [prose, cell] = parse(document("merge-conflict.l2nb")).cells;
    expect(prose?.text).toContain("<<<<<<< HEAD\nOurs.");
    expect(cell?.text).toContain("=======\nl1: bitcoin-arithmetic");
  });

  it.each([
    [[0x61, 0xff], 1],
    [[0xc3], 0],
    [[0x61, 0xc3, 0xa9, 0xe2, 0x82], 3],
    [[0xed, 0xa0, 0x80], 0],
    [[0xc0, 0xaf], 0],
    [[0xf4, 0x90, 0x80, 0x80], 0],
    [[0xef, 0xbb, 0xbf, 0x80], 3],
  ])("never opens a malformed document as an empty one: %j", (bytes, offset) => {
    const reading = () => parse(Uint8Array.from(bytes));
    expect(reading).toThrow(UnreadableDocument);
    expect(reading).toThrow(
      expect.objectContaining({ offset, message: expect.stringContaining(`byte ${offset}`) }),
    );
  });

  it("takes linear time on lines that invite more", () => {
    const hostile = [
      "<!-- l2:cell until end -->\n",
      "<",
      "<a ",
      "- ",
      "> ",
      "```l2\n",
      "`",
      "~~~\n",
      " ",
      "\n",
      "--- \n",
      "\t",
    ];
    for (const each of hostile) expect(parse(bytesOf(each.repeat(200_000 / each.length)))).toBeDefined();
  });
});
