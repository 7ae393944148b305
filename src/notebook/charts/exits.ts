import type { LeavingOverTime } from "../../engine/index.ts";
import { column, figure } from "../figure.ts";
import { span } from "../provenance.ts";
import type { ChartResult, TableResult } from "../result.ts";
import {
  axis,
  brief,
  frame,
  greatest,
  inLabels,
  type Layer,
  plotHeight,
  role,
  type Spec,
  upright,
} from "./frame.ts";
import { alignOf, besideOf, narrowest } from "./lanes.ts";
import type { Member } from "./member.ts";
import { momentsOf } from "./moments.ts";
import { linearTicks, roundUp, spanTicks, timeLabel } from "./ticks.ts";

/** How users get out of layers that pay them out in turn: how many have not asked yet, wait and were paid, against the moment from which on asking is too late. */
export function exits(all: readonly Member[]): ChartResult {
  const queues = all.flatMap(leaving);
  return {
    id: "exits",
    title: "Who gets out in time",
    sentence: queues.map(sentence).join(" "),
    spec: spec(queues),
    table: table(queues),
  };
}

/** Whether users leave a layer by a queue, and whether more of them wanted to than those who come and go. */
export const hasExits = ({ layer }: Member) => layer.pulse.leaving !== null;
export const hasMassExit = ({ layer }: Member) => {
  const { leaving } = layer.pulse;
  return leaving !== null && greatest(leaving.outside) > greatest(leaving.waiting.slice(0, 1));
};

/** A layer that users leave by a queue. */
interface Queue extends Member {
  readonly step: number;
  readonly leaving: LeavingOverTime;
}

const leaving = (member: Member): Queue[] => {
  const { leaving, step } = member.layer.pulse;
  return leaving === null ? [] : [{ ...member, step, leaving }];
};

function sentence({ title, layer, step, leaving: { outside, paid, deadline } }: Queue): string {
  const count = (value: number) => figure(Math.round(value), "count");
  const out = `${count(paid.at(-1) ?? 0)} were paid out by the end`;
  const wanted = `On ${title} up to ${count(greatest(outside))} users at once want to leave`;
  if (deadline === null) return `${wanted}; ${out}.`;
  const late = layer.measurements.exitDeadlineMissed?.mean ?? outside[Math.round(deadline / step)] ?? 0;
  const missed = late < 0.5 ? "nobody is late" : `${count(late)} are late`;
  return `${wanted}; they must have asked by ${span(deadline)} and ${missed}; ${out}.`;
}

/** Stages from the bottom to the top: who is furthest on the way stands on firm ground. */
const stages = [
  { name: "paid", label: "paid out", opacity: 0.6 },
  { name: "waiting", label: "in the queue", opacity: 0.3 },
  { name: "outside", label: "not in the queue", opacity: 0.45 },
] as const;
type Stage = (typeof stages)[number]["name"];

const colorOf = (stage: Stage, { subject }: Member) =>
  stage === "outside" ? role.fate("frozen") : role.family(subject.family);

/** Because several such layers in one stack are rare, the last of them is drawn: that which most others lie under. */
function spec(queues: readonly Queue[]): Spec {
  const queue = queues.at(-1) as Queue;
  const { step, leaving } = queue;
  const end = Math.max(1, step * (leaving.paid.length - 1));
  const totals = leaving.paid.map((_, i) => heightOf(leaving, "outside", i).high);
  const top = roundUp(1.12 * greatest(totals));
  const count = (value: number) => figure(value, "count");
  const scale = { domain: [0, top], nice: false };
  const y = {
    ...{ field: "y", type: "quantitative", scale },
    axis: upright(axis(linearTicks(0, top, 4), count, "users who leave", true)),
  };
  const ticks = axis(spanTicks(end, 8), timeLabel, "time since measuring began", false);
  const x = { field: "t", type: "quantitative", scale: { domain: [0, end], nice: false }, axis: ticks };
  return frame(
    [
      ...stages.flatMap(({ name, opacity }) => area(queue, name, opacity, { x, y })),
      ...deadlineOf(leaving, { x, y, end, top }),
      ...words(queue, { x, y, end, top }),
    ],
    { right: 16 },
  );
}

/** Where a stage begins and ends at a moment, in users. */
function heightOf(leaving: LeavingOverTime, stage: Stage, i: number) {
  const names = stages.map(({ name }) => name);
  const below = names.slice(0, names.indexOf(stage));
  const y = below.reduce((sum, name) => sum + (leaving[name][i] ?? 0), 0);
  return { y: brief(y), high: brief(y + (leaving[stage][i] ?? 0)) };
}

function area(queue: Queue, stage: Stage, opacity: number, { x, y }: { readonly x: Spec; readonly y: Spec }) {
  const { step, leaving } = queue;
  const color = colorOf(stage, queue);
  const values = leaving[stage].map((_, i) => ({ t: brief(i * step), ...heightOf(leaving, stage, i) }));
  const shape = (mark: Spec, encoding: Spec): Layer => ({
    data: { values },
    mark: { ...mark, color, aria: false },
    encoding: { x, ...encoding },
  });
  return [
    shape({ type: "area", opacity }, { y, y2: { field: "high" } }),
    shape({ type: "line", strokeWidth: 1.5 }, { y: { ...y, field: "high" } }),
  ];
}

interface Plot {
  readonly x: Spec;
  readonly y: Spec;
  readonly end: number;
  readonly top: number;
}

/** A line at the moment from which on asking is too late. */
function deadlineOf({ deadline }: LeavingOverTime, { x, y, end, top }: Plot): Layer[] {
  if (deadline === null || deadline < 0 || deadline > end) return [];
  const t = brief(deadline);
  const label = "too late";
  const align = alignOf({ at: (narrowest * deadline) / end, text: label }, narrowest);
  const dx = besideOf(align);
  const color = role.fate("stolen");
  return [
    {
      data: { values: [{ t, y: 0, high: brief(0.9 * top) }] },
      mark: { type: "rule", color, strokeWidth: 1.5, strokeDash: [5, 3], aria: false },
      encoding: { x, y, y2: { field: "high" } },
    },
    ...inLabels([{ t, y: brief(0.95 * top), label }], { x, y }, { align, baseline: "middle", dx, color }),
  ];
}

/** Least height of an area with room for a word, px. */
const lineHeight = 15;

/** In each area where it is highest; what is never so high is left to the sentence and the table. */
function words({ step, leaving }: Queue, { x, y, end, top }: Plot): Layer[] {
  return stages.flatMap(({ name, label }) => {
    const most = greatest(leaving[name]);
    if ((most / top) * plotHeight < lineHeight) return [];
    const i = middleOf(leaving[name], most);
    const floor = heightOf(leaving, name, i);
    const word = { at: (narrowest * i * step) / end, text: label };
    const align = alignOf(word, narrowest);
    const dx = besideOf(align);
    const row = { t: brief(i * step), y: brief((floor.y + floor.high) / 2), label };
    return inLabels([row], { x, y }, { align, baseline: "middle", dx, color: role.text });
  });
}

/** The middle of the first stretch in which a number is nearly as high as it gets. */
function middleOf(values: readonly number[], most: number): number {
  const isHigh = (value: number) => value >= 0.95 * most;
  const first = values.findIndex(isHigh);
  const after = values.findIndex((value, i) => i > first && !isHigh(value));
  return Math.floor((first + (after < 0 ? values.length : after) - 1) / 2);
}

function table(queues: readonly Queue[]): TableResult {
  const titles = ["layer", "at", "not in the queue", "in the queue", "paid out"];
  const rows = queues.flatMap(({ title, step, leaving }) => {
    const moments = momentsOf(leaving.paid.length);
    const told = (stage: Stage) =>
      column(
        moments.map((i) => Math.round(leaving[stage][i] ?? 0)),
        "count",
      );
    const columns = [told("outside"), told("waiting"), told("paid")];
    return moments.map((i, row) => [title, span(i * step), ...columns.map((each) => each[row] ?? "–")]);
  });
  return { columns: titles.map((title, i) => ({ title, numeric: i > 0 })), rows };
}
