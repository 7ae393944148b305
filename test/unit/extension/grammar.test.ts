import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { dimensions } from "../../../src/engine/index.ts";
import { cellKeys, laterKeys } from "../../../src/notebook/language/index.ts";

interface Grammar {
  readonly repository: Readonly<Record<string, { readonly match: string }>>;
}

const { repository } = JSON.parse(readFileSync("media/l2.tmLanguage.json", "utf8")) as Grammar;

function rule(name: string): RegExp {
  return new RegExp(repository[name]?.match ?? "no such rule", "u");
}

test.each([...cellKeys, ...laterKeys])("the grammar knows the key %s", (key) => {
  const line = `${key}: value`;
  expect(rule("topKey").exec(line)?.[1] ?? rule("sentence").exec(line)?.[1]).toBe(key);
});

test.each(Object.values(dimensions).flatMap(({ units }) => Object.keys(units).filter((unit) => unit !== "")))(
  "the grammar knows the unit %s",
  (unit) => {
    expect(rule("quantity").exec(`12.5 ${unit}`)?.slice(1)).toEqual(["12.5", unit]);
  },
);

test("a range is two quantities", () => {
  const found = [..."6.3 .. 7.1 tx/s".matchAll(new RegExp(rule("quantity"), "gu"))].map(([all]) =>
    all.trim(),
  );
  expect(found).toEqual(["6.3", "7.1 tx/s"]);
});

test("a word that begins like a unit is not one", () => {
  expect(rule("quantity").exec("4 series")?.[2]).toBeUndefined();
});
