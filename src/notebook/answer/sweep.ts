import type { Measurement } from "../../engine/index.ts";
import { frontier, hasFrontier } from "../charts/frontier.ts";
import { members } from "../charts/member.ts";
import { type SweptSeries, swept } from "../charts/swept.ts";
import { labelOf, reading } from "../figure.ts";
import type { Sweep } from "../language/index.ts";
import type { CellResult, ChartResult, LayerResult, NamedTable } from "../result.ts";
import { paidOn, subjectOf, subjectsOf } from "../subject.ts";
import { headOf, isPlural, valued } from "../valued.ts";
import { listed } from "../words.ts";
import { type Asked, resultOf } from "./answer.ts";
import { overheadOnly } from "./guards.ts";
import { layersOf } from "./layers.ts";
import { type Memory, partOf, type Work } from "./memory.ts";
import { oracleOf } from "./oracles.ts";
import type { Outcome } from "./world.ts";

/** What a sweep draws where it does not say: of these what answers to the parameter. */
const usual = [
  "userTps",
  "staleShare",
  "finalitySeconds",
  "feeUsd",
  "pricedOutShare",
  "propagationSeconds",
  "nodesKeepingUp",
  "withdrawalSeconds",
];
const mostCharts = 4;

/** One scenario with one value after the other: what answers to them, and how. */
export function* explore(asked: Asked, sweep: Sweep, memory: Memory): Work<CellResult> {
  const outcomes = yield* pointsOf(sweep, memory);
  const shown = sweep.measures ?? answering(sweep, outcomes).slice(0, mostCharts);
  const { labels } = wordsOf(sweep);
  const title = subjectOf(sweep.points[0] as Outcome["scenario"], lastOf(outcomes)).title;
  const noEffect = `Nothing that was measured answers to ${listed(labels)}: every value gave the same.`;
  return resultOf(
    asked,
    {
      title: `What ${labels.join(" and ").replace(/^./, (letter) => letter.toLowerCase())} ${doOr(labels)} to ${title}`,
      sentence: shown.length === 0 ? noEffect : sentence(sweep, outcomes, shown),
      charts: [
        ...shown.flatMap((measure) => chartOf(measure, sweep, outcomes)),
        ...lostBlocks(sweep, outcomes),
      ],
      // Because a card has its points in charts and a table, their layers are told to whoever takes the numbers along.
      layers: asked.request.eachRun === true ? layersAt(sweep, outcomes) : [],
      tables: [tableOf(sweep, outcomes, shown)],
      notices: overheadOnly(outcomes),
    },
    outcomes,
  );
}

/** What came of every point of a sweep. */
export function* pointsOf({ axes, points }: Sweep, memory: Memory): Work<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const [at, scenario] of points.entries()) {
    const label = `point ${at + 1} of ${points.length}, `;
    const run = yield* partOf(memory.run(scenario), at / points.length, 1 / points.length, label);
    const texts = textsAt(axes, at);
    const values = axes.map(({ label }, axis) => valued(label, texts[axis] ?? ""));
    outcomes.push({ which: `with ${listed(values, "and")}`, scenario, run, assessed: null });
  }
  return outcomes;
}

/** The layers of every point, each called by the values that are its own: "2 MB, 10 min". */
const layersAt = ({ axes }: Sweep, outcomes: readonly Outcome[]): readonly LayerResult[] =>
  outcomes.flatMap((outcome, at) => layersOf(outcome, { cell: textsAt(axes, at).join(", "), eachRun: true }));

/** The values of a point, axis by axis, as they were written; the points go through the last axis fastest. */
function textsAt(axes: Sweep["axes"], point: number): readonly string[] {
  const inner = axes[1]?.texts.length ?? 1;
  return axes.map(({ texts }, axis) => texts[axis === 0 ? Math.floor(point / inner) : point % inner] ?? "");
}

const doOr = ([first = "", ...more]: readonly string[]): string =>
  more.length > 0 || isPlural(headOf(first)) ? "do" : "does";

const wordsOf = ({ axes }: Sweep) => ({ labels: axes.map(({ label }) => label) });

/** The layer that users send to: of a stack the last one that is asked for something. */
function lastOf([first]: readonly Outcome[]): number {
  const layers = first?.run.layers ?? [];
  const asked = layers.map(({ measurements }) => (measurements.offeredTps?.mean ?? 0) > 0);
  return Math.max(0, asked.lastIndexOf(true));
}

/** Those who are paid on a layer at each value. */
const paidAt = (outcomes: readonly Outcome[], layer: number): readonly string[] =>
  outcomes.map(({ scenario }) => paidOn(scenario, layer));

const valueAt = (outcome: Outcome | undefined, layer: number, measure: string): Measurement | null =>
  outcome?.run.layers[layer]?.measurements[measure] ?? null;

/** The measures that are not the same all over the sweep, as far as their intervals tell. */
function answering(sweep: Sweep, outcomes: readonly Outcome[]): string[] {
  const layer = lastOf(outcomes);
  return usual.filter((measure) => {
    const values = outcomes.flatMap((outcome) => valueAt(outcome, layer, measure) ?? []);
    if (values.length < sweep.points.length / 2) return false;
    const highest = Math.max(...values.map(({ low }) => low));
    // Because what was cut off may be anything above its bound, two bounds tell nothing apart.
    const lowest = Math.min(
      ...values.map(({ high, moreThan }) => (moreThan === true ? Number.POSITIVE_INFINITY : high)),
    );
    return highest > lowest;
  });
}

const mostSaid = 3;

function sentence(sweep: Sweep, outcomes: readonly Outcome[], shown: readonly string[]): string {
  const [axis] = sweep.axes as [Sweep["axes"][number]];
  const layer = lastOf(outcomes);
  const paid = paidAt(outcomes, layer);
  const [first, last] = [outcomes[0], outcomes.at(-1)];
  const parts = shown.slice(0, mostSaid).flatMap((measure) => {
    const [from, to] = [valueAt(first, layer, measure), valueAt(last, layer, measure)];
    if (from === null || to === null) return [];
    return [`${labelOf(measure, paid)} goes from ${reading(measure, from)} to **${reading(measure, to)}**`];
  });
  const others = sweep.axes
    .slice(1)
    .map(({ label, texts }) => ` and ${label} from ${texts[0]} to ${texts.at(-1)}`);
  return `With ${axis.label} from ${axis.texts[0]} to ${axis.texts.at(-1)}${others.join("")}, ${parts.join("; ")}.`;
}

function chartOf(measure: string, sweep: Sweep, outcomes: readonly Outcome[]): ChartResult[] {
  const [axis] = sweep.axes as [Sweep["axes"][number]];
  const series = seriesOf(measure, sweep, outcomes);
  const told = series.filter(({ points }) => points.some((point) => point !== null));
  if (told.length === 0) return [];
  const oracle = told.some(({ oracle }) => oracle !== null) ? (oracleOf(measure) ?? null) : null;
  const dashed = oracle && {
    title: "closed form",
    meaning: `the closed form “${oracle.name}”, which takes for granted ${oracle.assumes}`,
  };
  return [swept(measure, axis, told, dashed)];
}

/** A line for each layer, or for each value of the second parameter. */
function seriesOf(
  measure: string,
  { axes, of }: Sweep,
  outcomes: readonly Outcome[],
): readonly SweptSeries[] {
  const [first, second] = axes as [Sweep["axes"][number], Sweep["axes"][number]?];
  const layer = lastOf(outcomes);
  const line = (title: string, all: readonly Outcome[], index: number): SweptSeries => {
    const family = all[0]?.scenario.layers[index]?.family ?? "";
    const points = all.map((outcome) => valueAt(outcome, index, measure));
    const law = oracleOf(measure);
    const values = all.map(({ scenario, run }) => {
      const each = run.layers[index];
      return each === undefined ? null : (law?.at(scenario, each, index) ?? null);
    });
    return {
      title,
      family,
      paid: paidAt(all, index),
      points,
      oracle: values.some((value) => value !== null) ? values : null,
    };
  };
  if (second !== undefined) {
    const { texts } = second;
    return texts.map((text, at) =>
      line(
        `${second.label} ${text}`,
        outcomes.filter((_, point) => point % texts.length === at),
        layer,
      ),
    );
  }
  const [one] = outcomes;
  if (one === undefined || first === undefined) return [];
  const subjects = subjectsOf(one.scenario);
  const asked = one.run.layers.flatMap(({ measurements }, index) =>
    (measurements.offeredTps?.mean ?? 0) > 0 || index === layer ? [index] : [],
  );
  return asked.map((index) => line(subjects[index]?.title ?? of, outcomes, index));
}

/** Throughput against lost blocks, a dot for each value. */
function lostBlocks({ axes, measures }: Sweep, outcomes: readonly Outcome[]): ChartResult[] {
  if (axes.length > 1 || measures !== null || (outcomes[0]?.run.layers.length ?? 0) !== 1) return [];
  const all = outcomes.flatMap(({ scenario, run }, at) =>
    members(run.layers, subjectsOf(scenario)).map((each) => ({ ...each, title: axes[0]?.texts[at] ?? "" })),
  );
  return hasFrontier(all) && all.some(({ layer }) => (layer.measurements.staleShare?.mean ?? 0) > 0)
    ? [frontier(all)]
    : [];
}

/** Every point with what is shown of it. */
function tableOf({ axes }: Sweep, outcomes: readonly Outcome[], shown: readonly string[]): NamedTable {
  const layer = lastOf(outcomes);
  const paid = paidAt(outcomes, layer);
  return {
    title: "Every value that was tried",
    table: {
      columns: [
        ...axes.map(({ label }) => ({ title: label, numeric: true })),
        ...shown.map((measure) => ({ title: labelOf(measure, paid), numeric: true })),
      ],
      rows: outcomes.map((outcome, point) => [
        ...textsAt(axes, point),
        ...shown.map((measure) => {
          const value = valueAt(outcome, layer, measure);
          return value === null ? "–" : reading(measure, value);
        }),
      ]),
    },
  };
}
