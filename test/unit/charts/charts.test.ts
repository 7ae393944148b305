import { describe, expect, it } from "vitest";
import type { LayerRun } from "../../../src/engine/index.ts";
import { chartNames, charts } from "../../../src/notebook/charts/index.ts";
import { isSpec } from "../../../src/notebook/charts/read-spec.ts";
import type { ChartResult } from "../../../src/notebook/result.ts";
import { bitcoinLayer } from "../../data/bitcoin.fixture.ts";
import { svg } from "./svg.ts";

const subject = { title: "Bitcoin", family: "nakamoto", paid: "miners", capacity: 6.17, familiar: 7 };
const draw = (layer: LayerRun) => charts(chartNames, layer, subject);

interface Layer {
  readonly mark: { readonly type: string };
  readonly data: { readonly values: readonly { readonly t: number }[] };
}

const layersOf = (chart: ChartResult | undefined): readonly Layer[] =>
  (chart?.spec.layer ?? []) as readonly Layer[];

const quiet = (value: number) => ({
  ...bitcoinLayer.timeline,
  served: bitcoinLayer.timeline.served.map(() => value),
});

/** Runs that a chart must survive: nothing served, nothing at all, a fee spike, one step, seconds instead of hours. */
const layers: Readonly<Record<string, LayerRun>> = {
  ordinary: bitcoinLayer,
  "nothing served": { ...bitcoinLayer, timeline: quiet(0), measurements: {} },
  "a fee spike": {
    ...bitcoinLayer,
    timeline: {
      ...bitcoinLayer.timeline,
      feeP90: bitcoinLayer.timeline.feeP90.map((fee, i) => (i === 70 ? 900 : fee)),
      feeP10: bitcoinLayer.timeline.feeP10.map((fee, i) => (i % 9 === 0 ? null : i === 5 ? 0 : fee)),
    },
  },
  "one step": {
    ...bitcoinLayer,
    timeline: { step: 600, offered: [10], served: [6], feeP10: [1], feeP50: [2], feeP90: [3], waiting: [9] },
    curves: [{ name: "inclusionSeconds", seconds: [5], share: [1] }],
  },
  "a fast chain": {
    ...bitcoinLayer,
    timeline: {
      ...bitcoinLayer.timeline,
      step: 0.5,
      served: bitcoinLayer.timeline.served.map((tps) => tps * 1e4),
    },
    curves: bitcoinLayer.curves.map((curve) => ({ ...curve, seconds: curve.seconds.map((t) => t / 1e4) })),
  },
  "nobody served": {
    ...bitcoinLayer,
    curves: bitcoinLayer.curves.map((curve) => ({ ...curve, share: curve.share.map(() => 0) })),
    timeline: { ...bitcoinLayer.timeline, feeP50: bitcoinLayer.timeline.feeP50.map(() => null) },
  },
};

describe.each(Object.keys(layers))("charts of %s", (name) => {
  const drawn = draw(layers[name] as LayerRun);

  it("compile and draw without a warning", async () => {
    for (const chart of drawn) {
      const { picture, warnings } = await svg(chart);
      expect(warnings, chart.id).toEqual([]);
      expect(picture, chart.id).not.toMatch(/NaN|undefined|null|Infinity/);
      expect(picture).toMatch(/^<svg/);
    }
  });

  it("are ones that a saved result may hold", () => {
    for (const { id, spec } of drawn) expect(isSpec(JSON.parse(JSON.stringify(spec))), id).toBe(true);
  });

  it("have a sentence and a table without holes", () => {
    for (const { id, sentence, table } of drawn) {
      expect(sentence, id).not.toMatch(/NaN|undefined|null|Infinity/);
      for (const row of table.rows) {
        expect(row.length, id).toBe(table.columns.length);
        expect(row.join(" "), id).not.toMatch(/NaN|undefined|null|Infinity/);
      }
    }
  });
});

describe("charts", () => {
  it("name no color of a theme", () => {
    const specs = JSON.stringify(draw(bitcoinLayer).map((chart) => chart.spec));
    expect(specs).not.toMatch(/#[0-9a-f]{3,8}\b|rgb|"(black|white|gr[ae]y|red|green|blue)"/i);
    for (const [, color = ""] of specs.matchAll(/"(?:color|fill|stroke)":"([^"]*)"/g))
      expect(color).toMatch(/^role:/);
  });

  it("keep to 2 000 points a series, first and last included", () => {
    const steps = 50_000;
    const many = (value: number) => Array.from({ length: steps }, (_, i) => value + (i % 7) / 10);
    const timeline = {
      step: 1,
      offered: many(10),
      served: many(6),
      feeP10: many(1),
      feeP50: many(2),
      feeP90: many(3),
      waiting: many(9),
    };
    const drawn = draw({ ...bitcoinLayer, timeline });
    for (const chart of drawn) {
      for (const layer of layersOf(chart)) expect(layer.data.values.length).toBeLessThanOrEqual(2000);
    }
    const times = layersOf(drawn[0])
      .at(0)
      ?.data.values.map(({ t }) => t);
    expect(times?.at(0)).toBe(0.5);
    expect(times?.at(-1)).toBe(49_999.5);
  });

  it("draw fees on a log axis when they span more than a decade and a half, and say so", () => {
    const fees = (layer: LayerRun) => JSON.stringify(draw(layer).find((chart) => chart.id === "fees")?.spec);
    expect(fees(layers.ordinary as LayerRun)).not.toContain('"log"');
    expect(fees(layers["a fee spike"] as LayerRun)).toContain('"log"');
    expect(fees(layers["a fee spike"] as LayerRun)).toContain("log scale");
  });

  it("draw the folklore's seven only when asked", () => {
    const words = (familiar?: number) =>
      JSON.stringify(
        charts(["throughput"], bitcoinLayer, {
          title: "B",
          family: "nakamoto",
          paid: "miners",
          ...(familiar ? { familiar } : {}),
        }),
      );
    expect(words(7)).toContain("the “7”");
    expect(words()).not.toContain("the “");
  });

  it("put the inclusion curve's middle at the time where half of those served are in a block", () => {
    const confirmation = draw(bitcoinLayer).find((chart) => chart.id === "confirmation");
    const points = layersOf(confirmation).filter((layer) => layer.mark.type === "point");
    // The fixture's curves are exponential: delay + mean * ln 2.
    expect(points[0]?.data.values[0]?.t).toBeCloseTo(4 + 980 * Math.LN2, -1);
    expect(points[1]?.data.values[0]?.t).toBeCloseTo(1900 + 2600 * Math.LN2, -2);
  });
});
