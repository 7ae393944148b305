import type { Measurement } from "../../engine/index.ts";
import { figure, labelOf, reading } from "../figure.ts";
import type { ChartResult, TableResult } from "../result.ts";
import { lineBreak, wrapped } from "../words.ts";
import {
  axis,
  brief,
  frame,
  greatest,
  inLabels,
  type Layer,
  plotHeight,
  type Row,
  role,
  type Spec,
  upright,
} from "./frame.ts";
import type { Member } from "./member.ts";
import { linearTicks, logTicks, roundUp } from "./ticks.ts";

/** What several chains carry against the blocks that they lose for it: who is lower and further to the right is better off. */
export function frontier(members: readonly Member[]): ChartResult {
  const points = pointsOf(members);
  return {
    id: "frontier",
    title: "What throughput costs in lost blocks",
    sentence: sentence(points),
    spec: spec(points),
    table: table(points),
  };
}

/** Whether there is more than one chain that carried something and lost blocks, or could have. */
export const hasFrontier = (members: readonly Member[]): boolean => pointsOf(members).length > 1;

interface Point {
  readonly title: string;
  readonly family: string;
  readonly carried: Measurement;
  readonly stale: Measurement;
  readonly keepingUp: Measurement | undefined;
  readonly heard: Measurement | undefined;
}

/** The chains in the order of what they carried. */
function pointsOf(members: readonly Member[]): readonly Point[] {
  const points = members.flatMap(({ layer, subject, title }) => {
    const { userTps, staleShare, nodesKeepingUp, propagationSeconds } = layer.measurements;
    if (userTps === undefined || staleShare === undefined || !(userTps.mean > 0)) return [];
    const family = subject.family;
    return [
      {
        title,
        family,
        carried: userTps,
        stale: staleShare,
        keepingUp: nodesKeepingUp,
        heard: propagationSeconds,
      },
    ];
  });
  return points.sort((a, b) => a.carried.mean - b.carried.mean);
}

function sentence(points: readonly Point[]): string {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return "";
  const said = ({ title, carried, stale }: Point) =>
    `${title} carries ${reading("userTps", carried)} and loses ${reading("staleShare", stale)} of its blocks`;
  const keeping = last.keepingUp && `; ${reading("nodesKeepingUp", last.keepingUp)} of its nodes keep up`;
  return `${said(first)}; ${said(last)}${keeping ?? ""}.`;
}

function spec(points: readonly Point[]): Spec {
  const shares = points.map(({ stale }) => stale.high);
  const top = roundUp(Math.max(0.01, greatest(shares)));
  const speeds = points.map(({ carried }) => carried.mean);
  const [low, high] = [brief(Math.min(...speeds) / 1.6), brief(greatest(speeds) * 1.6)];
  const x = {
    field: "t",
    type: "quantitative",
    scale: { type: "log", domain: [low, high], nice: false },
    axis: axis(
      logTicks(low, high),
      (value) => figure(value, "count"),
      "user transactions per second, log scale",
      true,
    ),
  };
  const y = {
    field: "y",
    type: "quantitative",
    scale: { domain: [0, top], nice: false },
    axis: upright(axis(linearTicks(0, top, 4), (value) => figure(value, "share"), "blocks lost", true)),
  };
  const rows = points.map((point) => rowOf(point));
  const color = role.family(points[0]?.family ?? "");
  return frame(
    [
      line(rows, { x, y }),
      interval(rows, { x, y }, color),
      dots(rows, { x, y }, color),
      // Because the line rises to the right, words stand clear of it at the upper left; the first has no room there.
      ...rows.flatMap((row, at) =>
        at === 0
          ? named(row, { x, y }, { align: "center", dy: -9 })
          : named(row, { x, y }, { align: "right", dx: -8, dy: -4 - above(rows, at) }),
      ),
    ],
    { right: 16, height: plotHeight },
  );
}

/** Characters in a line of a name, and its height, px. */
const perLine = 18;
const lineHeight = 14;

const linesOf = ({ label }: Row): readonly string[] => wrapped(String(label), perLine);

/** Every other name of several lines stands over the one before it, px: beside it there is no room. */
function above(rows: readonly Row[], at: number): number {
  const [before, own] = [linesOf(rows[at - 1] as Row), linesOf(rows[at] as Row)];
  return at % 2 === 1 && before.length > 1 && own.length > 1 ? lineHeight * before.length + 5 : 0;
}

/** The name of a dot above it, its last line nearest. */
function named(
  row: Row,
  { x, y }: { readonly x: Spec; readonly y: Spec },
  place: Spec & { dy: number },
): Layer[] {
  const lines = linesOf(row);
  const dy = place.dy - lineHeight * (lines.length - 1);
  const word = { ...place, dy, baseline: "bottom", color: role.text };
  return inLabels([{ ...row, label: lines.join(lineBreak) }], { x, y }, word);
}

function rowOf({ title, carried, stale, keepingUp }: Point): Row {
  const lags = keepingUp !== undefined && keepingUp.mean < 0.995;
  return {
    t: brief(carried.mean),
    y: brief(stale.mean),
    low: brief(stale.low),
    high: brief(stale.high),
    label: lags ? `${title}, ${figure(Math.round(100 * keepingUp.mean) / 100, "share")} keep up` : title,
  };
}

const line = (values: readonly Row[], { x, y }: { readonly x: Spec; readonly y: Spec }): Layer => ({
  data: { values },
  mark: { type: "line", color: role.muted, strokeWidth: 1.25, strokeDash: [3, 3], aria: false },
  encoding: { x, y },
});

const interval = (
  values: readonly Row[],
  { x, y }: { readonly x: Spec; readonly y: Spec },
  color: string,
): Layer => ({
  data: { values },
  mark: { type: "rule", color, strokeWidth: 1.5, aria: false },
  encoding: { x, y: { ...y, field: "low" }, y2: { field: "high" } },
});

const dots = (
  values: readonly Row[],
  { x, y }: { readonly x: Spec; readonly y: Spec },
  color: string,
): Layer => ({
  data: { values },
  mark: { type: "point", shape: "circle", size: 70, fill: color, stroke: color, opacity: 1, aria: false },
  encoding: { x, y },
});

function table(points: readonly Point[]): TableResult {
  const columns = ["userTps", "staleShare", "nodesKeepingUp", "propagationSeconds"] as const;
  const values = ({ carried, stale, keepingUp, heard }: Point) => [carried, stale, keepingUp, heard];
  return {
    columns: [
      { title: "chain", numeric: false },
      ...columns.map((name) => ({ title: labelOf(name), numeric: true })),
    ],
    rows: points.map((point) => [
      point.title,
      ...values(point).map((value, i) =>
        value === undefined ? "–" : reading(columns[i] as (typeof columns)[number], value),
      ),
    ]),
  };
}
