import type { LayerRun, Timeline } from "../../engine/index.ts";
import { column, figure, reading } from "../figure.ts";
import { span } from "../provenance.ts";
import type { ChartResult, TableResult } from "../result.ts";
import {
  axis,
  brief,
  frame,
  greatest,
  inLabels,
  type Layer,
  mostPoints,
  type Row,
  role,
  type Spec,
  tableOf,
  thin,
} from "./frame.ts";
import { nameHeight, rowAxis } from "./row-axis.ts";
import { roundUp, spanTicks, timeLabel } from "./ticks.ts";

/** A cell of a comparison by the layer that its users are on. */
export interface Course {
  readonly title: string;
  readonly family: string;
  readonly layer: LayerRun;
}

type Series = readonly (number | null)[];

/** What is followed over time. */
interface Quantity {
  readonly id: string;
  readonly title: string;
  /** What the axis counts, as a reader says it. */
  readonly counts: string;
  readonly dimension: "rate" | "money";
  /** The measure that says in one number what the line says over time. */
  readonly measure: string;
  readonly line: (timeline: Timeline) => Series;
  /** What it is held against, drawn thin; null where there is nothing. */
  readonly against: ((timeline: Timeline) => Series) | null;
}

const quantities: readonly Quantity[] = [
  {
    id: "courses-throughput",
    title: "What gets through, over time",
    counts: "served; thin: offered; on one scale",
    dimension: "rate",
    measure: "userTps",
    line: ({ served }) => served,
    against: ({ offered }) => offered,
  },
  {
    id: "courses-fees",
    title: "What a payment costs, over time",
    counts: "the middle fee in blocks, on one scale",
    dimension: "money",
    measure: "feeUsd",
    line: ({ feeP50 }) => feeP50,
    against: null,
  },
];

/**
 * Cells below each other over one time and on one scale: a picture for each thing that all of them have a course of. None where they were
 * measured for different times, since the short ones would be specks.
 */
export function multiples(courses: readonly Course[], measures: readonly string[] | null): ChartResult[] {
  const spans = courses.map(({ layer: { timeline } }) => timeline.step * timeline.served.length);
  if (greatest(spans) > 1.01 * Math.min(...spans)) return [];
  const asked = quantities.filter(({ measure }) => measures === null || measures.includes(measure));
  return asked
    .filter(({ line }) => courses.every(({ layer }) => line(layer.timeline).some((each) => (each ?? 0) > 0)))
    .map((quantity) => chart(quantity, courses));
}

function chart(quantity: Quantity, courses: readonly Course[]): ChartResult {
  const { id, title } = quantity;
  const said = courses.map((course) => sentence(quantity, course)).join("; ");
  return { id, title, sentence: `${said}.`, spec: spec(quantity, courses), table: table(quantity, courses) };
}

function sentence({ measure, line, dimension }: Quantity, { title, layer }: Course): string {
  const values = line(layer.timeline).filter((value) => value !== null);
  const measured = layer.measurements[measure];
  const whole = measured === undefined ? "" : `${reading(measure, measured)}, `;
  const [least, most] = [Math.min(...values), greatest(values)];
  return `${title} ${whole}between ${figure(least, dimension)} and ${figure(most, dimension)} over time`;
}

const bandHeight = 54;
const leastGap = 22;

/** A cell's band: where it begins from below, px from the top of the plot, and its middle. */
interface Band extends Course {
  readonly floor: number;
  readonly center: number;
}

/** What all bands share: their axes, and how high a value stands over its floor. */
interface Plane {
  readonly x: Spec;
  readonly y: Spec;
  readonly end: number;
  readonly rise: (value: number) => number;
}

function spec(quantity: Quantity, courses: readonly Course[]): Spec {
  const { line, against, dimension, counts } = quantity;
  const end = greatest(courses.map(({ layer: { timeline } }) => timeline.step * line(timeline).length));
  const values = courses.flatMap(({ layer: { timeline } }) => [
    ...line(timeline),
    ...(against?.(timeline) ?? []),
  ]);
  const top = roundUp(greatest(values.map((value) => value ?? 0)));
  const gap = Math.max(leastGap, ...courses.map(({ title }) => nameHeight(title) - bandHeight));
  const height = courses.length * (bandHeight + gap);
  const bands = courses.map((course, at): Band => {
    const floor = (at + 1) * (bandHeight + gap);
    return { ...course, floor, center: floor - bandHeight / 2 };
  });
  const x = {
    field: "t",
    type: "quantitative",
    scale: { domain: [0, end], nice: false },
    axis: axis(spanTicks(end, 8), timeLabel, "time since measuring began", false),
  };
  const y = rowAxis(bands, height, counts);
  const plane = { x, y, end, rise: (value: number) => (bandHeight * value) / top };
  const scales = inLabels(
    bands.map(({ floor }) => ({ t: 0, y: floor - bandHeight, label: figure(top, dimension) })),
    { x, y },
    { align: "left", baseline: "bottom", dx: 2, dy: -2, color: role.muted },
  );
  const layers = [...bands.flatMap((band) => drawn(band, quantity, plane)), ...scales];
  return frame(layers, { right: 16, height });
}

/** A band's two rules, what came of it as an area under its line, and what that is held against. */
function drawn({ family, floor, layer: { timeline } }: Band, quantity: Quantity, plane: Plane): Layer[] {
  const { x, y, rise } = plane;
  const rowsOf = (values: Series): Row[] =>
    thin(
      values.flatMap((value, at) =>
        value === null
          ? []
          : [{ t: brief((at + 0.5) * timeline.step), y: brief(floor - rise(value)), low: floor }],
      ),
      mostPoints,
    );
  const line = (values: readonly Row[], mark: Spec): Layer => ({
    data: { values },
    mark: { type: "line", ...mark, aria: false },
    encoding: { x, y },
  });
  const rule = (at: number, strokeDash: readonly number[]): Layer => {
    const ends = [0, brief(plane.end)].map((t) => ({ t, y: at }));
    return line(ends, { color: role.rule, strokeWidth: 1, strokeDash });
  };
  const values = rowsOf(quantity.line(timeline));
  const color = role.family(family);
  const area: Layer = {
    data: { values },
    mark: { type: "area", color, opacity: 0.16, aria: false },
    encoding: { x, y, y2: { field: "low" } },
  };
  const against = quantity.against?.(timeline);
  return [
    rule(floor, []),
    rule(floor - bandHeight, [2, 3]),
    area,
    ...(against === undefined ? [] : [line(rowsOf(against), { color: role.muted, strokeWidth: 1 })]),
    line(values, { color, strokeWidth: 2 }),
  ];
}

function table({ line, dimension }: Quantity, courses: readonly Course[]): TableResult {
  const [first] = courses.map(({ layer: { timeline } }) => timeline);
  const columns = courses.map(({ layer: { timeline } }) => column(line(timeline), dimension));
  const { step = 0, served = [] } = first ?? {};
  return tableOf(
    ["until", ...courses.map(({ title }) => title)],
    [served.map((_, at) => span((at + 1) * step)), ...columns],
  );
}
