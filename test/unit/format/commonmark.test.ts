import fc from "fast-check";
import markdownIt from "markdown-it";
import { expect, it } from "vitest";
import { parse } from "../../../src/notebook/format/parse.ts";
import { bytesOf } from "./documents.ts";

const blocks = [
  "```l2\nname: a\n```",
  "~~~ l2\nname: b\n~~~",
  "  ```l2\n  name: c\n  ```",
  "````l2\n```\n````",
  "```js\n```l2\n```",
  "text",
  "# Heading",
  "- item",
  "- item\n\n  ```l2\n  x\n  ```",
  "1. one",
  "2. two\n   more",
  "> quote",
  "> ```l2\n> x\n> ```",
  "    ```l2",
  "<div>\nraw",
  "<pre>",
  "</pre>",
  "<!-- a\n```l2\n-->",
  "<b>\n",
  "***",
  "===",
  "- - -",
  "* a\n* b",
  "   text",
  "| a |\n|---|",
  "- # Heading",
  "10. ten",
];

/** Our reading of the top level against that of markdown-it, which implements CommonMark. */
it("finds the same cells as CommonMark does", () => {
  const markdown = markdownIt("commonmark");
  const source = fc
    .array(fc.tuple(fc.constantFrom(...blocks), fc.constantFrom("\n", "\n\n")), {
      minLength: 1,
      maxLength: 8,
    })
    .map((parts) => `Start\n\n${parts.flat().join("")}`);
  fc.assert(
    fc.property(source, (text) => {
      const theirs = markdown.parse(text, {}).filter((token) => token.type === "fence" && token.level === 0);
      const cells = theirs.filter((token) => token.info.trim().split(/\s/)[0] === "l2");
      const ours = parse(bytesOf(text)).cells.filter(({ kind }) => kind === "l2");
      expect(ours.map(({ origin }) => origin?.line)).toEqual(cells.map((token) => (token.map?.[0] ?? 0) + 2));
    }),
    { numRuns: 2_000, seed: 652 },
  );
});
