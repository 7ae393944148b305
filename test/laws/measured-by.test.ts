import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { measuredBy } from "../../src/cli/reference/measured-by.ts";

test("the reference says of which families each measure comes out; `npm run reference -- --measure` writes it", () => {
  expect(measuredBy()).toEqual(JSON.parse(readFileSync("test/data/measured-by.json", "utf8")));
});
