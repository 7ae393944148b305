import * as fc from "fast-check";
import { expect, it } from "vitest";
import { wrapped } from "../../../src/notebook/words.ts";

it("breaks a name between words and behind hyphens, and says all of it", () => {
  expect(wrapped("The same chain with large blocks", 18)).toEqual(["The same chain", "with large blocks"]);
  expect(wrapped("ethereum-after-the-merge", 18)).toEqual(["ethereum-after-", "the-merge"]);
  expect(wrapped("Bitcoin", 18)).toEqual(["Bitcoin"]);
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 80 }), (name) => {
      const lines = wrapped(name, 18);
      for (const line of lines) expect(line.length).toBeLessThanOrEqual(18);
      expect(lines.join("").replace(/\s/g, "")).toBe(name.replace(/\s/g, ""));
    }),
  );
});
