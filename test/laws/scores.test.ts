import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { bedrock, catalog, type Ingredient, newest, type Scores } from "../../src/engine/index.ts";
import { finish } from "../../src/engine/kernel/finish.ts";
import { planOf } from "../../src/engine/layers.ts";
import type { Measurement } from "../../src/engine/measure/measurement.ts";
import { closed } from "../../src/engine/theory/mechanisms.ts";
import { type AnchorTable, anchors, terms } from "../../src/engine/trilemma/formulas.ts";
import { adversary } from "../../src/engine/trilemma/probes/adversary.ts";
import { saturation } from "../../src/engine/trilemma/probes/saturation.ts";
import { readCell } from "../../src/notebook/language/index.ts";
import { equalMiners, scenario, scores } from "../unit/engine/scenarios.ts";

const corners = ["security", "decentralization", "scalability"] as const;
const tables = Object.entries(anchors) as [(typeof corners)[number], AnchorTable][];

/** Because two ways to the same number may differ in its last digits. */
const slack = 1e-9;

function neverRises(values: readonly number[]): void {
  values.forEach((value, at) => {
    if (at > 0) expect(value).toBeLessThanOrEqual((values[at - 1] as number) + slack);
  });
}

describe("what is worse for an ingredient never raises its score", () => {
  it.each(tables)("%s", (_, table) => {
    const names = Object.keys(table);
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    const property = fc.property(
      fc.constantFrom(...names),
      fc.tuple(...names.map(() => fc.option(share))),
      share,
      share,
      (name, others, one, other) => {
        const value = (good: number) => {
          const raw = names.map((each, at) => {
            const { worst, best, scale } = table[each] as AnchorTable[string];
            const goodness = each === name ? good : (others[at] ?? null);
            if (goodness === null) return [each, null];
            const isLinear = scale === "linear";
            return [each, isLinear ? worst + goodness * (best - worst) : worst * (best / worst) ** goodness];
          });
          return terms(table, Object.fromEntries(raw)).reduce((sum, term) => sum + term.contribution, 0);
        };
        expect(value(Math.min(one, other))).toBeLessThanOrEqual(value(Math.max(one, other)) + slack);
      },
    );
    fc.assert(property);
  });
});

describe("more of an attacker never raises security", () => {
  const bases = Object.values(catalog.families).filter(({ hosts }) => hosts.length === 0);
  const presets = bases.flatMap((family) =>
    Object.entries(family.presets).map(([name, preset]) => [name, family, newest(preset)] as const),
  );
  const contested = presets.filter(
    ([, family, parameters]) => family.settlement(parameters, bedrock).contest !== null,
  );

  it.each(contested)("%s, by the closed form that its law names", (_, family, parameters) => {
    const { contest } = family.settlement(parameters, bedrock);
    const shares = Array.from({ length: 19 }, (_, step) => 0.025 * step);
    const errors = shares.map((share) => closed(contest?.error(share) as never));
    neverRises(errors.map((error) => -error));
    expect(errors.at(-1)).toBeGreaterThan(errors[1] as number);
  });

  it("bitcoin, by the attempts that were counted: fewer confirmations, more of them succeed and less security", () => {
    const settled = [6, 3, 1].map((confirmations) =>
      scores(scenario("bitcoin", { layer: { confirmations }, runs: 1 })),
    );
    const errors = settled.map(({ security }) => raw(security, "settlementError").mean);
    expect(errors).toEqual([...errors].sort((a, b) => a - b));
    neverRises(settled.map(({ security }) => security.value));
    expect(settled[2]?.security.value).toBeLessThan((settled[0]?.security.value as number) - 1);
  });
});

describe("what makes a node dearer, or its makers fewer, never raises decentralization", () => {
  it("blocks of 1, 2, 4 and 8 MB of a chain", () => {
    const sizes = [4e6, 8e6, 16e6, 32e6].map((blockSize) =>
      scores(scenario("bitcoin", { layer: { blockSize }, runs: 1 })),
    );
    neverRises(sizes.map(({ decentralization }) => decentralization.value));
    const loads = sizes.map(({ decentralization }) => raw(decentralization, "nodeBytesPerSecond").mean);
    expect(loads.at(-1)).toBeGreaterThan(4 * (loads[0] as number));
  });

  it("a hundred miners, ten, three, one", () => {
    const counts = [100, 10, 3, 1].map((count) =>
      scores(scenario("bitcoin", { layer: { miners: equalMiners(count) }, runs: 1 })),
    );
    const values = counts.map(({ decentralization }) => decentralization.value);
    neverRises(values);
    expect(values.at(-1)).toBeLessThan((values[0] as number) - 10);
  });
});

test("the unit in which something is typed changes nothing", () => {
  const written = [
    "l1: { preset: bitcoin, blockSize: 2 MB, blockInterval: 10 min }\nduration: 6 h\ndemand: { rate: 3 tx/s }\n",
    "l1: { preset: bitcoin, blockSize: 2000 kB, blockInterval: 600 s }\nduration: 360 min\ndemand: { rate: 180 tx/min }\n",
    "l1: { preset: bitcoin, blockSize: 8 MWU, blockInterval: 0.16666666666666666 h }\nduration: 0.25 d\ndemand: { rate: 10800 tx/h }\n",
  ].map((text) => readCell(text));
  const [first, ...others] = written.map(({ scenario }) => scenario);
  expect(written.flatMap(({ problems }) => problems)).toEqual([]);
  for (const other of others) expect(other).toEqual(first);
});

describe("every point of a score is found again in a run", () => {
  const chain = scenario("bitcoin", { runs: 1 });
  const found = scores(chain);
  const { measured } = finish(saturation(chain, 0));

  it("what is called measured is what the probe measures, whoever runs it", () => {
    const names = corners.flatMap((corner) =>
      found[corner].ingredients.filter(({ how, raw }) => how === "measured" && raw !== null),
    );
    expect(names.map(({ name }) => name)).toContain("userTps");
    for (const { name, raw } of names.filter(({ name }) => name !== "settlementError"))
      expect(raw, name).toEqual(measured[name]);
  });

  it("what users lose is what the adversary's attempts won", () => {
    const { contest } = planOf(chain).settlement;
    const { error } = finish(adversary(chain, 0, contest as never));
    expect(raw(found.security, "settlementError")).toEqual(error);
  });

  it.each(corners)("%s is the sum of what its ingredients earn, by weights that sum to one", (corner) => {
    const { value, ingredients } = found[corner];
    const sum = (of: (each: Ingredient) => number) =>
      ingredients.reduce((total, each) => total + of(each), 0);
    expect(sum(({ contribution }) => contribution)).toBeCloseTo(value, 9);
    expect(sum(({ weight }) => weight)).toBeCloseTo(1, 9);
  });
});

function raw({ ingredients }: Scores["security"], name: string): Measurement {
  const found = ingredients.find((each) => each.name === name)?.raw;
  if (found === undefined || found === null) throw new Error(`no ${name}`);
  return found;
}
