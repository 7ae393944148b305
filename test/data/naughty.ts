import type { CellResult } from "../../src/notebook/result.ts";
import { bitcoinResult } from "./bitcoin.fixture.ts";

/** What an author, or whoever changed his file, may write to make a page, a terminal or a spreadsheet do something. */
export const naughty = [
  "</script><script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  "[click](javascript:alert(1))",
  "![x](https://evil.example/p.png)",
  "https://evil.example and www.evil.example",
  "**bold** __under__ `code` ~~gone~~ $math$",
  "# heading\n\n- list\n\n> quote\n\n    code",
  "| a | b |\n|---|---|\n| 1 | 2 |",
  "<!-- comment -->",
  "&lt;b&gt; &copy; &#60;",
  "1. one\n2) two",
  "\\*escaped\\*",
  "a\u202eevil\u202c\u0000\u001b[31mred",
  "]]> ``` ~~~ --- ***",
  "ok@evil.example",
];

/** A result that says it wherever it says something. */
export const withStrings = (words: string): CellResult => ({
  ...bitcoinResult,
  title: words,
  sentence: words,
  notices: [words],
  layers: bitcoinResult.layers.map((layer) => ({ ...layer, title: words, name: words })),
  expectations: [{ text: words, measure: words, holds: false, message: words }],
  problems: [{ severity: "error", code: words, span: { start: 0, end: 1 }, message: words, hint: words }],
  charts: bitcoinResult.charts.map((chart) => ({ ...chart, title: words, sentence: words })),
});
