import fc from "fast-check";
import type { Cell } from "../../../src/notebook/document.ts";
import { parse } from "../../../src/notebook/format/parse.ts";

export const bytesOf = (text: string) => new TextEncoder().encode(text);
export const textOf = (bytes: Uint8Array) =>
  new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);

/** Kinds and texts of a document's cells: `l2: name: a`. */
export const cellsOf = (text: string) =>
  parse(bytesOf(text)).cells.map(({ kind, text }) => `${kind}: ${text}`);

const lineEnd = fc.constantFrom("\n", "\n", "\n", "\r\n", "\r", "\n\n", "\r\n\r\n", "");

/** Lines and fragments that have broken other readers of such files. */
const pieces = [
  "```l2",
  "```",
  "~~~l2",
  "~~~",
  "````l2",
  "````",
  "  ```l2",
  "   ~~~ l2 title",
  "    ```l2",
  "```l2 extra {x}",
  "```l2`",
  "```js",
  "```L2",
  "```l2x",
  "\t```l2",
  "> ```l2",
  "> ```",
  "- ```l2",
  "- item",
  "  ```l2",
  "1. one",
  "2) two",
  "  text",
  "* * *",
  "---",
  "...",
  "title: x",
  "<!-- l2:cell -->",
  "<!-- l2:cell -->  ",
  "  <!-- l2:cell -->",
  "<!-- l2:cell until end -->",
  "<!-- l2:end -->",
  "<!-- l2:cell until end2 -->",
  "<!-- l2:end2 -->",
  "<!--",
  "-->",
  "<div>",
  "</div>",
  "<pre>",
  "</pre>",
  "<b>",
  "# Heading",
  "Heading\n===",
  "text",
  "name: a",
  "l1: bitcoin",
  " ",
  "  ",
  "\t",
  "",
  "",
  "\ufeff",
  "\u2028",
  "\u0000",
  "<<<<<<< HEAD",
  "=======",
  ">>>>>>> branch",
  "| a | b |",
  "[x]: y",
  "é😀",
  "\\`\\`\\`",
  "-",
  "+ ",
  "1.",
  "<?",
  "<![CDATA[",
];

/** A document put together from pieces that are likely to meet badly. */
export const documents = fc
  .array(fc.tuple(fc.constantFrom(...pieces), lineEnd), { maxLength: 24 })
  .map((lines) => lines.map((each) => each.join("")).join(""));

/** What an author may have typed into a cell: LF line ends only. */
export const texts = fc
  .array(fc.constantFrom(...pieces.filter((piece) => !piece.includes("\r"))), { maxLength: 6 })
  .map((lines) => lines.join("\n"));

/** The cells with some taken out at a place and others put there. */
export function spliced(
  cells: readonly Cell[],
  at: number,
  out: number,
  ...put: readonly Cell[]
): readonly Cell[] {
  return [...cells.slice(0, at), ...put, ...cells.slice(at + out)];
}
