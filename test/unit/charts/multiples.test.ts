import { expect, test } from "vitest";
import { type Course, multiples } from "../../../src/notebook/charts/multiples.ts";
import { isSpec } from "../../../src/notebook/charts/read-spec.ts";
import { run, scenario } from "../engine/scenarios.ts";
import { svg } from "./svg.ts";

const short = { duration: 6 * 3_600, runs: 2, demand: { rate: 20 } };
const course = (title: string, blockSize: number): Course => {
  const [layer] = run(scenario("bitcoin", { layer: { blockSize }, ...short })).layers;
  if (layer === undefined) throw new Error("no layer");
  return { title, family: "nakamoto", layer };
};
const courses = [course("Blocks of 1 MB", 4e6), course("Blocks of 4 MB", 16e6)];

interface Marks {
  readonly mark: { readonly type: string; readonly strokeWidth?: number };
  readonly data: { readonly values: readonly Readonly<Record<string, number>>[] };
}

/** How high each line stands over the floor of its band, px, the bands in their order. */
function heights(chart: ReturnType<typeof multiples>[number]): readonly (readonly number[])[] {
  const layers = chart.spec.layer as readonly Marks[];
  const floors = layers
    .filter(({ mark }) => mark.type === "area")
    .map(({ data }) => data.values[0]?.low ?? 0);
  const lines = layers.filter(({ mark }) => mark.type === "line" && mark.strokeWidth === 2);
  return lines.map(({ data }, at) => data.values.map(({ y = 0 }) => (floors[at] as number) - y));
}

test("the same rate is as high in every band, so that what differs is what is seen", () => {
  const [throughput] = multiples(courses, null);
  if (throughput === undefined) throw new Error("nothing drawn");
  const perUnit = heights(throughput).flatMap((values, at) =>
    values.flatMap((height, step) => {
      const rate = courses[at]?.layer.timeline.served[step] ?? 0;
      return rate > 0.1 ? [height / rate] : [];
    }),
  );
  expect(perUnit.length).toBeGreaterThan(10);
  for (const each of perUnit) expect(each / (perUnit[0] as number)).toBeCloseTo(1, 3);
});

test("what gets through and what it costs are drawn, or what was asked for", () => {
  const titles = (measures: readonly string[] | null) => multiples(courses, measures).map(({ id }) => id);
  expect(titles(null)).toEqual(["courses-throughput", "courses-fees"]);
  expect(titles(["feeUsd", "staleShare"])).toEqual(["courses-fees"]);
  expect(titles(["staleShare"])).toEqual([]);
});

test("the table has a column for each, and as many rows as the sentence needs no more", () => {
  const [throughput] = multiples(courses, null);
  expect(throughput?.table.columns.map(({ title }) => title)).toEqual([
    "until",
    "Blocks of 1 MB",
    "Blocks of 4 MB",
  ]);
  expect(throughput?.table.rows.at(-1)?.[0]).toBe("6\u00a0h");
});

test("vega draws it without a warning, and a saved one may be shown", async () => {
  for (const chart of multiples(courses, null)) {
    expect(isSpec(JSON.parse(JSON.stringify(chart.spec)))).toBe(true);
    const { picture, warnings } = await svg(chart);
    expect(warnings).toEqual([]);
    expect(picture).toContain("Blocks of 4 MB");
  }
});
