import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { type MeasuredBy, measuredBy } from "../../src/cli/reference/measured-by.ts";
import { type AnyFamily, catalog } from "../../src/engine/index.ts";

/** Because what lives on others takes days of simulated time to settle, those that stand on nothing speak for all. */
const families = Object.values<AnyFamily>(catalog.families).filter(({ hosts }) => hosts.length === 0);
const names = families.map(({ name }) => name);

test("the reference says of which layer 1s each measure comes out; `npm run reference -- --measure` writes it", () => {
  const written = JSON.parse(readFileSync("test/data/measured-by.json", "utf8")) as MeasuredBy;
  const told = Object.entries(written).map(([measure, by]) => [
    measure,
    by.filter((name) => names.includes(name)),
  ]);
  expect(measuredBy(families)).toEqual(
    Object.fromEntries(told.filter(([, by]) => (by as readonly string[]).length > 0)),
  );
});
