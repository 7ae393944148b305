import type { LayerRun, Run } from "../engine/index.ts";
import { type ChartName, chartNames, charts, stackCharts } from "./charts/index.ts";
import type { ChartResult } from "./result.ts";
import type { Subject } from "./subject.ts";

/** The charts of a run: those of the stack as a whole, then those of each layer. `show` names some; null: all that say something. */
export function drawn(
  show: readonly string[] | null,
  run: Run,
  subjects: readonly Subject[],
): readonly ChartResult[] {
  const names = chartNames.filter((name) => show === null || show.includes(name));
  const ofLayers = run.layers.flatMap((layer, index) => {
    const subject = subjects[index];
    if (subject === undefined) return [];
    const told = names.filter((name) => show !== null || says(name, layer));
    const own = charts(told, layer, subject);
    return run.layers.length === 1 ? own : own.map((chart) => owned(chart, layer, subject));
  });
  return [...stackCharts(show, run, subjects), ...ofLayers];
}

/** Because nobody sends to a layer that only carries others, a chart of what it served its users is empty. */
const says = (name: ChartName, { timeline }: LayerRun): boolean =>
  name !== "throughput" || timeline.offered.some((rate) => rate > 0);

/** In a stack a chart says whose it is, and has an id of its own: tables are opened by it. */
const owned = (chart: ChartResult, { name }: LayerRun, { title }: Subject): ChartResult => ({
  ...chart,
  id: `${name}-${chart.id}`,
  title: `${title}: ${chart.title}`,
});
