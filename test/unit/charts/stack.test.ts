import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { LayerRun, Run } from "../../../src/engine/index.ts";
import { stackCharts } from "../../../src/notebook/charts/index.ts";
import { extent, lanes, narrowest } from "../../../src/notebook/charts/lanes.ts";
import { isSpec } from "../../../src/notebook/charts/read-spec.ts";
import type { ChartResult } from "../../../src/notebook/result.ts";
import { bitcoinLayer } from "../../data/bitcoin.fixture.ts";
import { stackRun, stackSubjects } from "../../data/stack.fixture.ts";
import { svg } from "./svg.ts";

const draw = (run: Run, show: readonly string[] | null = null) => stackCharts(show, run, stackSubjects);
const names = (charts: readonly ChartResult[]) => charts.map(({ id }) => id);
const chart = (run: Run, id: string) => draw(run, [id])[0] as ChartResult;

/** The run with something else known of each layer. */
const changed = (
  change: (layer: LayerRun) => Partial<LayerRun>,
  scenario: Partial<Run["scenario"]> = {},
): Run => ({
  ...stackRun,
  scenario: { ...stackRun.scenario, ...scenario },
  layers: stackRun.layers.map((layer) => ({ ...layer, ...change(layer) })),
});

const safe = (layer: LayerRun) => ({
  pulse: {
    ...layer.pulse,
    funds: layer.pulse.funds && {
      safe: layer.pulse.funds.safe.map(() => 1),
      frozen: layer.pulse.funds.safe.map(() => 0),
      stolen: layer.pulse.funds.safe.map(() => 0),
    },
  },
});

const alone: Run = {
  ...stackRun,
  scenario: {
    ...stackRun.scenario,
    layers: stackRun.scenario.layers.slice(0, 1),
    incidents: [],
    attacks: [],
  },
  layers: [{ ...bitcoinLayer }],
};

const runs: Readonly<Record<string, Run>> = {
  "a stack under attack": stackRun,
  "a stack where nothing happens": changed(safe, { incidents: [], attacks: [] }),
  "a layer alone": alone,
  "a stack in which no step was reached": changed(({ measurements }) => ({
    measurements: Object.fromEntries(
      Object.entries(measurements).map(([name, each]) => [
        name,
        { ...each, mean: 0, moreThan: true as const },
      ]),
    ),
  })),
  "a stack in which everything takes years": changed(({ measurements }) => ({
    measurements: Object.fromEntries(
      Object.entries(measurements).map(([name, each]) => [name, { ...each, mean: each.mean * 1e5 }]),
    ),
  })),
  "incidents at the edges of the window": changed(() => ({}), {
    incidents: [0, 0.01, 0.99, 1, 2].map((part) => ({
      kind: "crowd",
      layer: "nobody's",
      rate: 1,
      at: part * stackRun.scenario.duration,
      lasts: part === 0 ? null : 1e6,
    })),
  }),
};

describe.each(Object.keys(runs))("charts of %s", (name) => {
  const drawn = draw(runs[name] as Run, ["diagram", "ladder", "funds"]);

  it("compile and draw without a warning", async () => {
    for (const each of drawn) {
      const { picture, warnings } = await svg(each);
      expect(warnings, each.id).toEqual([]);
      expect(picture, each.id).not.toMatch(/NaN|undefined|null|Infinity/);
    }
  });

  it("are ones that a saved result may hold, in colors by role", () => {
    for (const { id, spec } of drawn) {
      expect(isSpec(JSON.parse(JSON.stringify(spec))), id).toBe(true);
      for (const [, color = ""] of JSON.stringify(spec).matchAll(/"(?:color|fill|stroke)":"([^"]*)"/g))
        expect(color).toMatch(/^role:/);
    }
  });

  it("have a sentence and a table without holes", () => {
    for (const { id, sentence, table } of drawn) {
      expect(sentence, id).not.toMatch(/NaN|undefined|null|Infinity/);
      for (const row of table.rows) expect(row.length, id).toBe(table.columns.length);
    }
  });
});

describe("charts of a stack", () => {
  it("show themselves where they have something to say, or were asked for", () => {
    expect(names(draw(stackRun))).toEqual(["diagram", "ladder", "funds"]);
    expect(names(draw(changed(safe)))).toEqual(["diagram", "ladder"]);
    expect(names(draw(changed(safe), ["funds", "trilemma"]))).toEqual(["funds"]);
    expect(names(draw(alone))).toEqual([]);
    expect(names(draw(alone, ["diagram", "ladder", "funds"]))).toEqual(["ladder"]);
    expect(names(draw(stackRun, ["throughput"]))).toEqual([]);
  });
});

interface Layer {
  readonly mark: Readonly<Record<string, unknown>>;
  readonly data: { readonly values: readonly Readonly<Record<string, number | string>>[] };
}

const layersOf = (each: ChartResult) => each.spec.layer as readonly Layer[];
const valuesOf = (each: ChartResult, mark: Readonly<Record<string, unknown>>) =>
  layersOf(each)
    .filter((layer) => Object.entries(mark).every(([key, value]) => layer.mark[key] === value))
    .flatMap((layer) => layer.data.values);

describe("the finality ladder", () => {
  const ladder = chart(stackRun, "ladder");

  it("has a row for each layer, its steps from left to right, filled once nobody can undo them", () => {
    const dots = layersOf(ladder).filter(({ mark }) => mark.shape === "circle");
    const arbitrum = dots.flatMap(({ mark, data }) =>
      data.values.map(({ t = 0, y }) => ({ t: Number(t), y, filled: mark.fill === mark.stroke })),
    );
    const rows = [...new Set(arbitrum.map(({ y }) => y))];
    expect(rows).toHaveLength(5);
    const second = arbitrum.filter(({ y }) => y === rows[1]).sort((a, b) => a.t - b.t);
    expect(second.map(({ t, filled }) => [t, filled])).toEqual([
      [0.3, false],
      [160, false],
      [1120, true],
    ]);
  });

  it("points on where a step was not reached, and says so in words", () => {
    expect(valuesOf(ladder, { shape: "triangle-right", size: 90 })).toEqual([
      expect.objectContaining({ t: 40_000 }),
    ]);
    const [row] = ladder.table.rows.filter(
      ([layer, step]) => layer === "Arbitrum One" && step === "withdrawable",
    );
    expect(row?.[2]).toMatch(/^more than/);
    expect(ladder.sentence).toMatch(/Arbitrum One: [^;]*withdrawable after more than/);
  });

  it("makes one dot of what happens at the same moment", () => {
    const words = valuesOf(ladder, { type: "text" }).map(({ label }) => label);
    expect(words).toContain("promised, final");
  });

  it("calls layers with one title by their own names", () => {
    const subjects = stackSubjects.map((each) => ({ ...each, title: "Twin" }));
    const [twins] = stackCharts(["ladder"], stackRun, subjects);
    expect(twins?.table.rows.map(([layer]) => layer)).toContain("zksync");
  });
});

describe("the funds chart", () => {
  it("stacks each layer's band to the whole, stolen below frozen below safe", () => {
    const areas = layersOf(chart(stackRun, "funds")).filter(({ mark }) => mark.type === "area");
    const at = (area: Layer, t: number) => area.data.values.find((each) => each.t === t) ?? {};
    const [stolen, frozen, safeArea] = areas.slice(-3) as [Layer, Layer, Layer];
    expect([stolen, frozen, safeArea].map(({ mark }) => mark.color)).toEqual([
      "role:stolen",
      "role:frozen",
      "role:family-bridge",
    ]);
    for (const t of [0, 15_300, 34_200]) {
      expect(at(stolen, t).high).toBe(at(frozen, t).y);
      expect(at(frozen, t).high).toBe(at(safeArea, t).y);
      expect(Number(at(stolen, t).y) - Number(at(safeArea, t).high)).toBeCloseTo(60, 3);
    }
  });

  it("marks when something befell a layer, for as long as it lasted", () => {
    const bars = valuesOf(chart(stackRun, "funds"), { type: "rule", strokeWidth: 2 });
    expect(bars.map(({ t, end }) => [t, end])).toEqual([
      [14_400, 18_000],
      [34_200, 41_400],
      [28_800, 43_200],
    ]);
  });

  it("tells how much was frozen and stolen at worst", () => {
    const { sentence } = chart(stackRun, "funds");
    expect(sentence).toMatch(/On Arbitrum One up to 92.% of the value is frozen; 100.% is safe/);
    expect(sentence).toMatch(
      /nobody shortens up to 10.% of the value is frozen and 85.% is stolen; 15.% is safe/,
    );
    expect(chart(changed(safe), "funds").sentence).toContain("On zkSync Era all of the value stays safe.");
  });
});

describe("words in lanes", () => {
  it("touch neither in a narrow plot nor in a wide one", () => {
    const word = fc.record({
      at: fc.double({ min: 0, max: narrowest, noNaN: true }),
      text: fc.string({ minLength: 1, maxLength: 20 }),
    });
    fc.assert(
      fc.property(
        fc.array(word, { maxLength: 8 }),
        fc.double({ min: 1, max: 5, noNaN: true }),
        (words, scale) => {
          const placed = lanes(words, narrowest);
          const extents = words.map(({ at, text }, i) => ({
            lane: placed[i]?.lane,
            ...extent({ at: at * scale, text }, placed[i]?.align ?? "center"),
          }));
          for (const [i, a] of extents.entries())
            for (const b of extents.slice(i + 1))
              if (a.lane === b.lane) expect(a.end <= b.start || b.end <= a.start).toBe(true);
        },
      ),
    );
  });
});
