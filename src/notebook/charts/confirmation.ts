import type { Curve, LayerRun } from "../../engine/index.ts";
import { column, figure, reading } from "../figure.ts";
import type { ChartResult, TableResult } from "../result.ts";
import {
  axis,
  brief,
  frame,
  greatest,
  inLabels,
  mostPoints,
  role,
  type Spec,
  tableOf,
  thin,
  upright,
} from "./frame.ts";
import { widthOf } from "./lanes.ts";
import type { Subject } from "./subject.ts";
import { halvings, logTimeTicks, timeLabel } from "./ticks.ts";

/** How long users wait: the share of all who tried that is in a block, and that is final, within a time. */
export function confirmation(layer: LayerRun, subject: Subject): ChartResult {
  return {
    id: "confirmation",
    title: "How long users wait",
    sentence: sentence(layer),
    spec: spec(layer, subject),
    table: table(layer),
  };
}

function sentence(layer: LayerRun): string {
  const { inclusionSeconds, finalitySeconds } = layer.measurements;
  const late = layer.measurements["finalitySeconds.p90"];
  // Because who still waits counts as waiting longest, those are among them where they are many.
  const half = inclusionSeconds?.moreThan === true ? "those who did not give up" : "those served";
  const parts = [
    inclusionSeconds &&
      `Half of ${half} are in a block after ${reading("inclusionSeconds", inclusionSeconds)}`,
    finalitySeconds && `half are final after ${reading("finalitySeconds", finalitySeconds)}`,
    late && `nine in ten after ${reading("finalitySeconds", late)}`,
  ].filter((part) => part !== undefined);
  const best = greatest(curveOf(layer, "finalitySeconds")?.share ?? []);
  const never =
    best > 0.995 ? "" : ` ${figure(1 - best, "share")} of all who tried were not served in the time shown.`;
  return `${parts.join(", ")}.${never}`.replace(/^\./, "").trim();
}

const curveOf = (layer: LayerRun, name: Curve["name"]) => layer.curves.find((curve) => curve.name === name);

/** How each curve is drawn: a promise is thin and hollow, what cannot be undone is thick and filled. */
const looks = {
  inclusionSeconds: {
    label: "in a block",
    width: 1.25,
    filled: false,
    at: 0.6,
    align: "right",
    dx: -8,
    dy: -9,
  },
  finalitySeconds: { label: "final", width: 2.5, filled: true, at: 0.2, align: "left", dx: 14, dy: 0 },
} as const;

function spec(layer: LayerRun, subject: Subject): Spec {
  const [low, high] = domain(layer.curves);
  const x = {
    field: "t",
    type: "quantitative",
    scale: { type: "log", domain: [low, high], nice: false },
    axis: axis(logTimeTicks(low, high), timeLabel, "time since submitting, log scale", true),
  };
  const y = {
    field: "share",
    type: "quantitative",
    scale: { domain: [0, 1], nice: false },
    axis: upright(axis([0, 0.25, 0.5, 0.75, 1], (each) => figure(each, "share"), "of all who tried", true)),
  };
  const color = role.family(subject.family);
  return frame(
    layer.curves.flatMap((curve) => {
      const look = looks[curve.name];
      return [
        line(curve, { color, strokeWidth: look.width }, { x, y }),
        ...middle(curve, { color, filled: look.filled }, { x, y }),
        ...label(curve, color, { x, y }, [low, high]),
      ];
    }),
    { right: 16 },
  );
}

function line(curve: Curve, mark: Spec, encoding: Spec): Spec {
  const rows = curve.seconds.map((t, i) => ({ t: brief(t), share: brief(curve.share[i] ?? 0) }));
  return {
    data: {
      values: thin(
        rows.filter((row) => row.t > 0),
        mostPoints,
      ),
    },
    mark: { type: "line", clip: true, ...mark, aria: false },
    encoding,
  };
}

/** A dot where half of those served are through. */
function middle(curve: Curve, look: { color: string; filled: boolean }, encoding: Spec): Spec[] {
  const share = greatest(curve.share) / 2;
  const t = timeAt(curve, share);
  if (t === null || share === 0) return [];
  return [
    {
      data: { values: [{ t: brief(t), share: brief(share) }] },
      mark: {
        type: "point",
        shape: "circle",
        size: 70,
        stroke: look.color,
        strokeWidth: 1.75,
        fill: look.filled ? look.color : role.ground,
        opacity: 1,
        aria: false,
      },
      encoding,
    },
  ];
}

function label(curve: Curve, color: string, encoding: Spec, [low, high]: readonly [number, number]): Spec[] {
  const look = looks[curve.name];
  const share = look.at * greatest(curve.share);
  const t = timeAt(curve, share);
  if (t === null || share === 0) return [];
  const before = ticksWidth + (leastWidth * halvings(t / low)) / halvings(high / low);
  // Because a word to the left of a line near the left edge would leave the plot.
  const isInside = look.align === "left" || before > widthOf(look.label) - look.dx;
  const side = isInside ? { align: look.align, dx: look.dx, dy: look.dy } : beside;
  const mark = { baseline: "middle", color, ...side };
  return inLabels([{ t: brief(t), share: brief(share), label: look.label }], encoding, mark);
}

/** In the narrowest card, px: the plot without its shares, and their column. */
const leastWidth = 300;
const ticksWidth = 30;
const beside = { align: "left", dx: 12, dy: 0 } as const;

/** From when the first hundredth is in a block to when all who will be served are, with air on both sides. */
function domain(curves: readonly Curve[]): [number, number] {
  const starts = curves.map((curve) => timeAt(curve, 0.01 * greatest(curve.share)) ?? 1);
  const ends = curves.map((curve) => timeAt(curve, 0.99 * greatest(curve.share)) ?? 1);
  const low = Math.max(1e-3, Math.min(...starts, 600) / 1.5);
  return [brief(low), brief(Math.max(...ends, 10 * low) * 1.7)];
}

/** The time, s, by which a curve reaches a share; null where it never does. */
function timeAt(curve: Curve, share: number): number | null {
  const i = curve.share.findIndex((each) => each >= share);
  if (i < 0) return null;
  const [s0, s1] = [curve.share[i - 1] ?? 0, curve.share[i] ?? 0];
  const [t0, t1] = [curve.seconds[i - 1] ?? curve.seconds[i] ?? 0, curve.seconds[i] ?? 0];
  return s1 > s0 ? t0 + ((share - s0) / (s1 - s0)) * (t1 - t0) : t1;
}

function shareAt(curve: Curve | undefined, time: number): number | null {
  if (curve === undefined) return null;
  const i = curve.seconds.findIndex((each) => each >= time);
  if (i < 0) return curve.share.at(-1) ?? null;
  const [t0, t1] = [curve.seconds[i - 1] ?? 0, curve.seconds[i] ?? 0];
  const [s0, s1] = [curve.share[i - 1] ?? 0, curve.share[i] ?? 0];
  return t1 > t0 ? s0 + ((time - t0) / (t1 - t0)) * (s1 - s0) : s1;
}

const tableTimes = [
  0.1, 0.2, 0.5, 1, 2, 5, 10, 60, 300, 600, 1200, 1800, 3600, 7200, 14_400, 28_800, 86_400, 172_800, 604_800,
];

function table(layer: LayerRun): TableResult {
  const [low, high] = domain(layer.curves);
  const times = tableTimes.filter((time) => time >= low && time <= high);
  const shares = (name: Curve["name"]) =>
    column(
      times.map((time) => shareAt(curveOf(layer, name), time)),
      "share",
    );
  return tableOf(
    ["within", "in a block", "final"],
    [times.map(timeLabel), shares("inclusionSeconds"), shares("finalitySeconds")],
  );
}
