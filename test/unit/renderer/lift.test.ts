import { parse, View } from "vega";
import { expressionInterpreter } from "vega-interpreter";
import { compile, type TopLevelSpec } from "vega-lite";
import { describe, expect, it } from "vitest";
import { lift } from "../../../src/notebook/renderer/lift.ts";
import type { ChartResult } from "../../../src/notebook/result.ts";
import { asked } from "../notebook/asking.ts";

const cells = (size: string, rate: string) => [
  `name: base\nl1: { preset: bitcoin-arithmetic, blockSize: ${size}, blockInterval: 1 min }\nnetwork: { latency: 500 ms }\ndemand: ${rate}\nwarmup: 20 min\nduration: 1 h\ndrain: 20 min\nruns: 2`,
  "name: big\nextends: base\nl1: { blockSize: 1 MB }",
  "sweep: { base.l1.blockSize: [100 kB, 200 kB, 2 MB] }",
  "compare: [base, big]\nshow: [userTps, feeUsd]",
];

const chartsOf = (size: string, rate: string): ReadonlyMap<string, ChartResult> =>
  new Map(
    [1, 3, 4].flatMap((position) =>
      asked(cells(size, rate), position, { isCoarse: true }).charts.map(
        (chart) => [`${position} ${chart.id}`, chart] as const,
      ),
    ),
  );

const plain = (spec: unknown) =>
  JSON.parse(JSON.stringify(spec).replace(/"role:[^"]*"/g, '"#888"')) as TopLevelSpec &
    Record<string, unknown>;

const viewOf = (spec: TopLevelSpec) =>
  new View(parse(compile(spec).spec, undefined, { ast: true }), {
    renderer: "none",
    expr: expressionInterpreter,
  } as never);

/** As it is drawn, without the numbers that tell one drawing's parts from another's. */
const drawn = async (view: View) => (await view.toSVG()).replace(/(?:clip|gradient)_?\d+/g, "clip");

describe("A chart that becomes another", () => {
  it("looks like that one drawn anew, for every chart whose shape is the same", async () => {
    const [before, after] = [chartsOf("100 kB", "20 tx/s"), chartsOf("130 kB", "35 tx/s")];
    let same = 0;
    for (const [id, { spec }] of before) {
      const next = after.get(id);
      if (next === undefined) continue;
      const [old, own] = [lift(plain(spec)), lift(plain(next.spec))];
      if (JSON.stringify(old.shape) !== JSON.stringify(own.shape)) continue;
      same++;
      const params = Object.entries(old.signals).map(([name, value]) => ({ name, value }));
      const view = viewOf({ ...old.shape, params, datasets: old.data } as unknown as TopLevelSpec);
      await view.runAsync();
      for (const [name, value] of Object.entries(own.signals)) view.signal(name, value);
      for (const [name, rows] of Object.entries(own.data)) view.data(name, [...rows]);
      await view.resize().runAsync();
      expect(await drawn(view), id).toBe(await drawn(viewOf(plain(next.spec))));
    }
    expect(same).toBeGreaterThan(4);
  });
});
