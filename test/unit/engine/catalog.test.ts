import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import {
  type AnyFamily,
  assumptions,
  catalog,
  newest,
  type Parameter,
  type Preset,
  type Sourced,
  type Value,
} from "../../../src/engine/index.ts";
import { filesBelow } from "../architecture/sources.ts";

type AnyPreset = Preset<Readonly<Record<string, Value>>>;

const families: readonly AnyFamily[] = Object.values(catalog.families);
const presets = families.flatMap((family) =>
  Object.entries(family.presets).map(([name, preset]) => [name, preset as AnyPreset, family] as const),
);

/** What is wrong with a value, in a word; nothing when it stands inside its row's range. */
function fault(value: Value | undefined, row: Parameter): string | undefined {
  if (row.kind === "choice") return row.options.includes(String(value)) ? undefined : "no option";
  if (row.kind === "shares") {
    const parties = Object.values(value as Record<string, number>);
    if (parties.some((weight) => !(weight > 0))) return "a weight is not above 0";
    return parties.length >= row.minimum && parties.length <= row.maximum ? undefined : "too few or too many";
  }
  if (typeof value !== "number" || !Number.isFinite(value)) return "no number";
  if (row.whole === true && !Number.isInteger(value)) return "not whole";
  return value >= row.minimum && value <= row.maximum ? undefined : "out of range";
}

const dated = /^\d{4}(-\d{2}(-\d{2})?)?$/;

function expectSourced(name: string, history: readonly Sourced<unknown>[]): void {
  expect(history.length, name).toBeGreaterThan(0);
  for (const { source, asOf, since } of history) {
    expect(source.length, name).toBeGreaterThan(3);
    expect(asOf, name).toMatch(dated);
    if (since !== undefined) expect(since, name).toMatch(dated);
  }
}

describe("every preset", () => {
  it.each(presets)(
    "%s has a source and a date for every value, each inside its range",
    (_, preset, family) => {
      const table = family.parameters as Readonly<Record<string, Parameter>>;
      expect(Object.keys(preset.values).sort()).toEqual(Object.keys(table).sort());
      for (const [name, history] of Object.entries(preset.values)) {
        expectSourced(name, history);
        for (const { value } of history) expect(fault(value, table[name] as Parameter), name).toBeUndefined();
      }
      expect(family.check(newest(preset))).toEqual([]);
    },
  );

  it.each(presets)("%s knows something of the real chain to be held against", (_, preset) => {
    expect(preset.facts.length).toBeGreaterThan(0);
    for (const { low, high, source, asOf } of preset.facts) {
      expect(low).toBeLessThan(high);
      expect(source.length).toBeGreaterThan(3);
      expect(asOf).toMatch(dated);
    }
  });

  it("belongs to one family only", () => {
    const names = presets.map(([name]) => name);
    expect(new Set(names).size).toBe(names.length);
  });
});

describe("demand and networks", () => {
  it("have a source and a date for every default, inside its range", () => {
    const rows = catalog.demandParameters as Readonly<Record<string, Parameter>>;
    for (const [name, sourced] of Object.entries(catalog.demandDefaults)) {
      expectSourced(name, [sourced as Sourced<unknown>]);
      expect(fault(sourced.value, rows[name] as Parameter), name).toBeUndefined();
    }
    for (const network of Object.values(catalog.networks)) {
      expect(network.source.length).toBeGreaterThan(3);
      expect(network.asOf).toMatch(dated);
      expect(network.latency.map((row) => row.length)).toEqual(network.names.map(() => network.names.length));
      for (const [from, row] of network.latency.entries())
        for (const [to, delay] of row.entries()) expect(network.latency[to]?.[from]).toBe(delay);
      expect(network.nodes.reduce((sum: number, share) => sum + share, 0)).toBeCloseTo(1, 9);
    }
  });
});

describe("assumptions", () => {
  const page = readFileSync(new URL("../../../ASSUMPTIONS.md", import.meta.url), "utf8");
  const rows = [...page.matchAll(/^\| (A\d+) \| (.*?) \|/gm)].map(([, id, text]) => [id, text] as const);

  it("are numbered without a gap, and each stands in ASSUMPTIONS.md, with the same number", () => {
    const ids = Object.keys(assumptions);
    expect(ids).toEqual(ids.map((_, index) => `A${index + 1}`));
    expect(rows.map(([id]) => id)).toEqual(ids);
  });

  it("say the same on both sides, though the page may say more", () => {
    const words = (text: string) => new Set(text.toLowerCase().match(/[a-z]{4,}/g));
    for (const [id, text = ""] of rows) {
      const onPage = words(text);
      const inCode = [...words(assumptions[id as keyof typeof assumptions])];
      const missing = inCode.filter((word) => !onPage.has(word));
      expect(missing, id).toEqual([]);
    }
  });

  it("are quoted by their numbers only where there is one", () => {
    const quoted = filesBelow("src/engine").flatMap(({ path, text }) =>
      [...text.matchAll(/\bA(\d+)\b/g)].map(([id]) => ({ id, path })),
    );
    expect(quoted.length).toBeGreaterThan(20);
    expect(quoted.filter(({ id }) => !Object.hasOwn(assumptions, id))).toEqual([]);
  });
});
