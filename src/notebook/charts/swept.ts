import type { Dimension, Measurement } from "../../engine/index.ts";
import { dimensionOf, figure, labelOf, reading } from "../figure.ts";
import type { ChartResult, TableResult } from "../result.ts";
import { valued } from "../valued.ts";
import { capital } from "../words.ts";
import {
  axis,
  brief,
  type EndLabel,
  endLabels,
  frame,
  greatest,
  type Layer,
  plotHeight,
  type Row,
  role,
  type Spec,
  upright,
} from "./frame.ts";
import { linearTicks, logTicks, roundUp } from "./ticks.ts";

/** The values that were tried. */
export interface SweptAxis {
  readonly label: string;
  readonly texts: readonly string[];
  /** In base units; null where they are words. */
  readonly values: readonly number[] | null;
  readonly dimension: Dimension | null;
}

/** One line of the chart: a layer, or a value of the second parameter. */
export interface SweptSeries {
  readonly title: string;
  readonly family: string;
  /** Those who are paid on the layer. */
  readonly paid: readonly string[];
  /** One for each value of the axis; null where it was not measured. */
  readonly points: readonly (Measurement | null)[];
  /** What the dashed line beside it says, likewise: a closed form, or what a reader drew. */
  readonly oracle: readonly (number | null)[] | null;
}

/** What the dashed line is. */
export interface Dashed {
  /** At the head of its column: "closed form". */
  readonly title: string;
  /** After "Dashed:". */
  readonly meaning: string;
}

/** A measure over the values that were tried. */
export function swept(
  measure: string,
  axis: SweptAxis,
  series: readonly SweptSeries[],
  dashed: Dashed | null,
): ChartResult {
  const said = series.map((each) => saidOf(measure, axis, each));
  const beside = dashed === null ? "" : ` Dashed: ${dashed.meaning}.`;
  return {
    id: `swept-${measure.replace(".", "-")}`,
    title: `${capital(labelAmong(measure, series))} over ${axis.label}`,
    sentence: `${said.join(" ")}${beside}`,
    spec: spec(measure, axis, series),
    table: table(measure, axis, series, dashed?.title ?? ""),
  };
}

const labelAmong = (measure: string, series: readonly SweptSeries[]): string =>
  labelOf(
    measure,
    series.flatMap(({ paid }) => paid),
  );

function saidOf(measure: string, { label, texts }: SweptAxis, { title, points }: SweptSeries): string {
  const known = points.flatMap((point, at) => (point === null ? [] : [{ point, text: texts[at] ?? "" }]));
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined) return `Of ${title} it is not known.`;
  return `${title}: ${reading(measure, first.point)} with ${valued(label, first.text)}, ${reading(measure, last.point)} with ${last.text}.`;
}

/** From here on between the least and the greatest, a log scale shows both. */
const wide = 15;

interface Scale {
  readonly low: number;
  readonly high: number;
  readonly isLog: boolean;
}

function scaleOf(values: readonly number[], tight: boolean, limit = Number.POSITIVE_INFINITY): Scale {
  const positive = values.filter((value) => value > 0);
  const [least, most] = [Math.min(...positive), greatest(values)];
  const isLog = positive.length === values.length && most / least >= wide;
  if (isLog)
    return tight
      ? { low: least, high: most, isLog }
      : { low: brief(least / 2), high: brief(most * 2), isLog };
  const low = Math.min(0, ...values);
  if (tight) return { low: Math.min(...values), high: most, isLog };
  return { low, high: Math.min(limit, roundUp(1.08 * most)), isLog };
}

function spec(measure: string, along: SweptAxis, series: readonly SweptSeries[]): Spec {
  const unit = series.flatMap(({ points }) => points).find((point) => point !== null)?.unit ?? "";
  const dimension = dimensionOf(measure, unit);
  const label = labelAmong(measure, series);
  const places = along.values ?? along.texts.map((_, at) => at);
  const across = scaleOf(places, true);
  const limit = dimension === "share" ? 1 : Number.POSITIVE_INFINITY;
  const up = scaleOf(series.flatMap(heights), false, limit);
  const x = {
    field: "t",
    type: "quantitative",
    scale: { ...(across.isLog && { type: "log" }), domain: [across.low, across.high], nice: false },
    axis: axis(
      spaced(places, across),
      (value) => (along.texts[places.indexOf(value)] ?? "").slice(0, 24),
      across.isLog ? `${along.label}, log scale` : along.label,
      false,
    ),
  };
  const y = {
    field: "y",
    type: "quantitative",
    scale: { ...(up.isLog && { type: "log" }), domain: [up.low, up.high], nice: false },
    axis: upright(
      axis(
        up.isLog ? logTicks(up.low, up.high) : linearTicks(up.low, up.high, 4),
        (value) => figure(value, dimension),
        up.isLog ? `${label}, log scale` : label,
        true,
      ),
    ),
  };
  const ways = { x, y };
  const labels = series.length === 1 ? [] : endLabels(series.flatMap(labelAt), (value) => height(value, up));
  return frame([...series.flatMap((each, at) => marks(each, at, places, ways, up)), ...labels], {
    right: series.length === 1 ? 24 : 8 + 7 * Math.max(...series.map(({ title }) => title.length)),
  });
}

const heights = ({ points, oracle }: SweptSeries): readonly number[] => [
  ...points.flatMap((point) => (point === null ? [] : [point.mean, known(point).high, known(point).low])),
  ...(oracle ?? []).filter((value) => value !== null),
];

/** An interval that is not known, of a single run, is no longer than its dot. */
const known = ({ mean, low, high }: Measurement) =>
  high < Number.MAX_VALUE ? { low, high } : { low: mean, high: mean };

function height(value: number, { low, high, isLog }: Scale): number {
  if (!isLog) return plotHeight * (1 - (value - low) / (high - low));
  // Because labels only have to stand in order and near their lines, a few halvings place them.
  const part = halvingsBetween(value, high) / halvingsBetween(low, high);
  return plotHeight * part;
}

function halvingsBetween(low: number, high: number): number {
  let [count, ratio] = [0, high / low];
  for (; ratio >= 2; ratio /= 2) count++;
  return count + ratio - 1;
}

/** Ticks that do not touch: on the narrowest card there is room for eight. */
function spaced(places: readonly number[], { isLog }: Scale): number[] {
  const most = 8;
  if (places.length <= most && !(!isLog && isCrowded(places))) return [...places];
  const every = Math.ceil(places.length / most);
  return places.filter((_, at) => at % every === 0 || at === places.length - 1);
}

/** Values that double crowd the left end of an even scale. */
function isCrowded(places: readonly number[]): boolean {
  const length = (places.at(-1) ?? 0) - (places[0] ?? 0);
  return places.some((place, at) => at > 0 && place - (places[at - 1] ?? 0) < 0.06 * length);
}

function labelAt({ title, family, points }: SweptSeries): EndLabel[] {
  const last = points.filter((point) => point !== null).at(-1);
  return last === undefined ? [] : [{ text: title, at: last.mean, color: role.family(family) }];
}

const dashes = [[], [6, 3], [2, 2], [8, 3, 2, 3]] as const;

function marks(
  { family, points, oracle }: SweptSeries,
  index: number,
  places: readonly number[],
  { x, y }: { readonly x: Spec; readonly y: Spec },
  { low: bottom, high: top }: Scale,
): Layer[] {
  const color = role.family(family);
  const rows: Row[] = points.flatMap((point, at) => {
    if (point === null) return [];
    const { low, high } = known(point);
    const t = brief(places[at] ?? at);
    return [{ t, y: brief(point.mean), low: brief(Math.max(low, bottom)), high: brief(Math.min(high, top)) }];
  });
  const law: Row[] = (oracle ?? []).flatMap((value, at) =>
    value === null ? [] : [{ t: brief(places[at] ?? at), y: brief(value) }],
  );
  const data = { values: rows };
  const dash = dashes[index % dashes.length] ?? [];
  return [
    ...(law.length < 2
      ? []
      : [
          {
            data: { values: law },
            mark: { type: "line", color: role.text, strokeWidth: 1.25, strokeDash: [4, 3], aria: false },
            encoding: { x, y },
          },
        ]),
    {
      data,
      mark: { type: "line", color, strokeWidth: 1.75, strokeDash: [...dash], aria: false },
      encoding: { x, y },
    },
    {
      data,
      mark: { type: "rule", color, strokeWidth: 1.5, aria: false },
      encoding: { x, y: { ...y, field: "low" }, y2: { field: "high" } },
    },
    {
      data,
      mark: { type: "point", shape: "circle", size: 50, fill: color, stroke: color, opacity: 1, aria: false },
      encoding: { x, y },
    },
  ];
}

function table(
  measure: string,
  { label, texts }: SweptAxis,
  series: readonly SweptSeries[],
  beside: string,
): TableResult {
  const laws = series.filter(({ oracle }) => oracle !== null);
  const dimension = dimensionOf(measure);
  return {
    columns: [
      { title: label, numeric: true },
      ...series.map(({ title }) => ({ title, numeric: true })),
      ...laws.map(({ title }) => ({
        title: series.length === 1 ? beside : `${title}, ${beside}`,
        numeric: true,
      })),
    ],
    rows: texts.map((text, at) => [
      text,
      ...series.map(({ points }) => (points[at] ? reading(measure, points[at] as Measurement) : "–")),
      ...laws.map(({ oracle }) => (oracle?.[at] == null ? "–" : figure(oracle[at] as number, dimension))),
    ]),
  };
}
