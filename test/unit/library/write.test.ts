import fc from "fast-check";
import { expect, it } from "vitest";
import { Problems } from "../../../src/notebook/language/problems.ts";
import { type Mapping, type Syntax, syntax } from "../../../src/notebook/language/syntax.ts";
import { writeCell } from "../../../src/notebook/language/write.ts";

const place = { start: 0, end: 0 };

/** Words as a cell may hold them: the reader takes off what is blank around them. */
const words = fc
  .oneof(
    fc.string({ unit: "grapheme", minLength: 1, maxLength: 12 }),
    fc.string({ unit: fc.constantFrom(..."a1 -:,#[]{}&*!|>%@`'\"\\?=<"), minLength: 1, maxLength: 8 }),
  )
  .map((text) => text.trim())
  .filter((text) => text !== "");
const text = words.map((text): Syntax => ({ form: "text", text, place }));
const list = fc.array(text, { maxLength: 3 }).map((items): Syntax => ({ form: "list", items, place }));
const mapOf = (value: fc.Arbitrary<Syntax>) =>
  fc.uniqueArray(fc.tuple(words, value), { selector: ([key]) => key, minLength: 1, maxLength: 3 }).map(
    (entries): Mapping => ({
      form: "map",
      place,
      entries: entries.map(([key, value]) => ({ key, keyPlace: place, value })),
    }),
  );

const bare = (value: Syntax | undefined): unknown => {
  if (value?.form === "map") return value.entries.map((entry) => [entry.key, bare(entry.value)]);
  if (value?.form === "list") return value.items.map(bare);
  return value?.form === "text" ? value.text : null;
};

it("a cell is read as it was written, whatever words it holds", () => {
  fc.assert(
    fc.property(mapOf(fc.oneof(text, list, mapOf(text))), (cell) => {
      const entries = cell.entries.filter(({ key }) => key !== "name");
      const problems = new Problems();
      const read = syntax(writeCell({ ...cell, entries }), problems);
      fc.pre(entries.length > 0);
      expect([bare(read), problems.inOrder()]).toEqual([bare({ ...cell, entries }), []]);
    }),
    { numRuns: 400 },
  );
});
