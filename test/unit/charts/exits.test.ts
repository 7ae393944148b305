import { describe, expect, it } from "vitest";
import type { LayerRun, LeavingOverTime, Run } from "../../../src/engine/index.ts";
import { stackCharts } from "../../../src/notebook/charts/index.ts";
import { isSpec } from "../../../src/notebook/charts/read-spec.ts";
import type { ChartResult } from "../../../src/notebook/result.ts";
import { stackRun, stackSubjects } from "../../data/stack.fixture.ts";
import { svg } from "./svg.ts";

const moments = 97;
const series = (at: (part: number) => number) =>
  Array.from({ length: moments }, (_, i) => at(i / (moments - 1)));

/** A thousand users who leave from a quarter of the window on, of whom seven hundred are in time. */
const exodus: LeavingOverTime = {
  outside: series((part) => (part < 0.25 ? 0 : Math.max(300, 1_000 - 2_800 * (part - 0.25)))),
  waiting: series((part) => (part < 0.25 ? 0 : Math.min(700, 2_800 * (part - 0.25)) * (part < 0.75 ? 1 : 0))),
  paid: series((part) => (part < 0.75 ? 0 : 700)),
  deadline: stackRun.scenario.duration / 2,
};

const late = { mean: 300, low: 300, high: 300, unit: "", n: 1 };

/** The stack, of whose second layer users leave so. */
const leaving = (how: LeavingOverTime | null): Run => ({
  ...stackRun,
  layers: stackRun.layers.map((layer, i): LayerRun => {
    if (i !== 1 || how === null) return layer;
    const measurements = { ...layer.measurements, exitDeadlineMissed: late };
    return { ...layer, measurements, pulse: { ...layer.pulse, leaving: how } };
  }),
});

const draw = (run: Run, show: readonly string[] | null = ["exits"]) => stackCharts(show, run, stackSubjects);
const [chart] = draw(leaving(exodus)) as [ChartResult];

interface Layer {
  readonly mark: Readonly<Record<string, unknown>>;
  readonly data: { readonly values: readonly Readonly<Record<string, number | string>>[] };
}
const layers = chart.spec.layer as readonly Layer[];
const marked = (mark: Readonly<Record<string, unknown>>) =>
  layers.filter((layer) => Object.entries(mark).every(([key, value]) => layer.mark[key] === value));

describe("the chart of exits", () => {
  it("compiles and draws without a warning, as one that a saved result may hold", async () => {
    for (const how of [exodus, { ...exodus, deadline: null }, { ...exodus, deadline: 1e9 }]) {
      const [drawn] = draw(leaving(how)) as [ChartResult];
      const { picture, warnings } = await svg(drawn);
      expect(warnings).toEqual([]);
      expect(picture).not.toMatch(/NaN|undefined|null|Infinity/);
      expect(isSpec(JSON.parse(JSON.stringify(drawn.spec)))).toBe(true);
    }
  });

  it("is there where users leave in a mass, or where it was asked for and there is a queue", () => {
    const quiet = { ...exodus, outside: series(() => 0), waiting: series(() => 5) };
    const ids = (run: Run, show: readonly string[] | null) => draw(run, show).map(({ id }) => id);
    expect(ids(leaving(exodus), null)).toContain("exits");
    expect(ids(leaving(quiet), null)).not.toContain("exits");
    expect(ids(leaving(quiet), ["exits"])).toEqual(["exits"]);
    expect(ids(leaving(null), ["exits"])).toEqual([]);
  });

  it("stacks those who were paid, who wait, and who are outside, each on those who are further", () => {
    const areas = marked({ type: "area" });
    expect(areas.map(({ mark }) => mark.color)).toEqual([
      "role:family-rollup",
      "role:family-rollup",
      "role:frozen",
    ]);
    for (let i = 0; i < moments; i++) {
      const [paid, waiting, outside] = areas.map(({ data }) => data.values[i]);
      expect(paid?.y).toBe(0);
      expect(paid?.high).toBe(waiting?.y);
      expect(waiting?.high).toBe(outside?.y);
    }
    expect(areas.at(-1)?.data.values.at(-1)?.high).toBe(1_000);
  });

  it("draws the deadline where it lies in the window, and nowhere else", () => {
    expect(marked({ type: "rule" }).flatMap(({ data }) => data.values.map(({ t }) => t))).toEqual([
      exodus.deadline,
    ]);
    for (const deadline of [null, -1, 1e9]) {
      const [other] = draw(leaving({ ...exodus, deadline })) as [ChartResult];
      expect(JSON.stringify(other.spec)).not.toContain('"rule"');
    }
  });

  it("says in words who was in time, and holds the numbers in a table", () => {
    expect(chart.sentence).toMatch(
      /up to 1.000 users at once want to leave; they must have asked by 6.h and 300 are late; 700 were paid out/,
    );
    expect(draw(leaving({ ...exodus, deadline: null }))[0]?.sentence).not.toContain("late");
    expect(chart.table.columns.map(({ title }) => title)).toEqual([
      "layer",
      "at",
      "not in the queue",
      "in the queue",
      "paid out",
    ]);
    expect(chart.table.rows.at(-1)?.slice(2)).toEqual(["300", "0", "700"]);
  });
});
