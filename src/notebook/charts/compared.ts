import type { Measurement } from "../../engine/index.ts";
import { dimensionOf, figure, reading } from "../figure.ts";
import type { ChartResult } from "../result.ts";
import { capital } from "../words.ts";
import { axis, brief, frame, greatest, inLabels, type Layer, type Row, role, type Spec } from "./frame.ts";
import { narrowest, widthOf } from "./lanes.ts";
import { nameHeight, rowAxis } from "./row-axis.ts";
import { halvings, linearTicks, logTicks, logTimeTicks, roundUp, timeLabel } from "./ticks.ts";

/** A cell's value of a measure. */
export interface ComparedRow {
  readonly title: string;
  readonly family: string;
  readonly value: Measurement;
}

const leastHeight = 30;

/** One measure of several cells, called `label`, a row each, on one scale. */
export function compared(
  measure: string,
  label: string,
  layer: string | null,
  rows: readonly ComparedRow[],
): ChartResult {
  const said = rows.map(({ title, value }) => `${title} ${reading(measure, value)}`);
  return {
    id: layer === null ? `compared-${measure}` : `compared-${measure}-${layer.replace(/\W+/g, "-")}`,
    title: layer === null ? capital(label) : `${capital(label)}, ${layer}`,
    sentence: `${said.join("; ")}.`,
    spec: spec(measure, rows),
    table: {
      columns: [
        { title: "cell", numeric: false },
        { title: label, numeric: true },
      ],
      rows: rows.map(({ title, value }) => [title, reading(measure, value)]),
    },
  };
}

/** From here on between the least and the greatest, a log scale shows both. */
const wide = 20;

function spec(measure: string, rows: readonly ComparedRow[]): Spec {
  const dimension = dimensionOf(measure, rows[0]?.value.unit ?? "");
  const rowHeight = Math.max(leastHeight, ...rows.map(({ title }) => nameHeight(title)));
  const placed = rows.map((row, at) => ({ ...row, center: (at + 0.5) * rowHeight }));
  const height = rows.length * rowHeight;
  const means = rows.map(({ value }) => value.mean);
  const least = Math.min(...means);
  const isLog = least > 0 && greatest(means) / least >= wide;
  const most = dimension === "share" ? 1 : Number.POSITIVE_INFINITY;
  const top = isLog
    ? brief(3 * greatest(means))
    : Math.min(most, roundUp(1.05 * greatest(rows.map(({ value }) => upper(value)))));
  const bottom = isLog
    ? brief(least / 3)
    : Math.min(0, brief(1.1 * Math.min(0, ...rows.map(({ value }) => lower(value)))));
  const isLogTime = isLog && dimension === "time";
  const ticks = isLogTime
    ? logTimeTicks(bottom, top)
    : isLog
      ? logTicks(bottom, top)
      : linearTicks(bottom, top, 4);
  const label = isLogTime ? timeLabel : (value: number) => figure(value, dimension);
  const x = {
    field: "t",
    type: "quantitative",
    scale: { ...(isLog && { type: "log" }), domain: [bottom, top], nice: false },
    axis: axis(ticks, label, isLog ? "log scale" : "", true),
  };
  const y = rowAxis(placed, height);
  const values: Row[] = placed.map(({ value, center, title }) => ({
    t: brief(value.mean),
    low: brief(Math.max(lower(value), bottom)),
    high: brief(Math.min(upper(value), top)),
    y: center,
    label: `${title} ${reading(measure, value)}`,
  }));
  const words = values.map((row, at) => ({
    ...row,
    label: reading(measure, (rows[at] as ComparedRow).value),
  }));
  const sideOf = (row: Row) => sideFor(String(row.label), partOf(Number(row.t), bottom, top, isLog));
  return frame(
    [
      ...families(rows).flatMap((family) =>
        dots(
          values.filter((_, at) => rows[at]?.family === family),
          role.family(family),
          { x, y },
        ),
      ),
      ...sides.flatMap((side) =>
        inLabels(
          words.filter((row) => sideOf(row) === side),
          { x, y },
          { baseline: "bottom", color: role.text, ...places[side] },
        ),
      ),
    ],
    { right: 16, height },
  );
}

const families = (rows: readonly ComparedRow[]): readonly string[] => [
  ...new Set(rows.map(({ family }) => family)),
];

/** A dot for each value, on a line for its interval. */
function dots(
  values: readonly Row[],
  color: string,
  { x, y }: { readonly x: Spec; readonly y: Spec },
): Layer[] {
  return [
    {
      data: { values },
      mark: { type: "rule", color, strokeWidth: 2, aria: false },
      encoding: { x: { ...x, field: "low" }, x2: { field: "high" }, y },
    },
    {
      data: { values },
      mark: { type: "point", shape: "circle", size: 70, fill: color, stroke: color, opacity: 1, aria: false },
      encoding: { x, y },
    },
  ];
}

/** Where a word stands: beside its dot, or over it where there is no room on either side. */
const places = {
  left: { align: "left", dx: 10, dy: -2 },
  center: { align: "center", dy: -7 },
  right: { align: "right", dx: -10, dy: -2 },
} as const;
const sides = ["left", "center", "right"] as const;

/** Towards the side with more room, for a dot that stands at a part of the plot's width. */
function sideFor(word: string, part: number): (typeof sides)[number] {
  const room = narrowest * Math.max(part, 1 - part) - places.left.dx;
  if (room < widthOf(word)) return "center";
  return part > 0.5 ? "right" : "left";
}

const partOf = (value: number, bottom: number, top: number, isLog: boolean): number =>
  isLog ? halvings(value / bottom) / halvings(top / bottom) : (value - bottom) / (top - bottom);

/** An interval that is not known, of a single run, is no longer than its dot. */
const upper = ({ mean, high }: Measurement): number => (high < Number.MAX_VALUE ? high : mean);
const lower = ({ mean, low }: Measurement): number => (low > -Number.MAX_VALUE ? low : mean);
