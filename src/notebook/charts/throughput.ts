import type { LayerRun } from "../../engine/index.ts";
import { column, figure, reading, significant } from "../figure.ts";
import { span } from "../provenance.ts";
import type { ChartResult, TableResult } from "../result.ts";
import {
  axis,
  brief,
  type EndLabel,
  endLabels,
  frame,
  greatest,
  means,
  mostPoints,
  plotHeight,
  role,
  type Spec,
  tableOf,
  thin,
  upright,
} from "./frame.ts";
import type { Subject } from "./subject.ts";
import { linearTicks, roundUp, spanTicks, timeLabel } from "./ticks.ts";

/** What users sent and what the layer carried, over the measured window, with the line that capacity draws. */
export function throughput(layer: LayerRun, subject: Subject): ChartResult {
  return {
    id: "throughput",
    title: "What users send and what gets through",
    sentence: sentence(layer, subject),
    spec: spec(layer, subject),
    table: table(layer),
  };
}

function sentence(layer: LayerRun, subject: Subject): string {
  const { offeredTps, userTps, utilization } = layer.measurements;
  const { offered, served } = layer.timeline;
  const sent = offeredTps ? reading("offeredTps", offeredTps) : figure(mean(offered), "rate");
  const carried = userTps ? reading("userTps", userTps) : figure(mean(served), "rate");
  const used = utilization ? ` and fills ${figure(utilization.mean, "share")} of its block space` : "";
  return `Users send ${sent}; ${subject.title} carries ${carried}${used}.`;
}

function spec(layer: LayerRun, subject: Subject): Spec {
  const { step, offered, served } = layer.timeline;
  const rows = offered.map((each, i) => ({
    t: brief((i + 0.5) * step),
    offered: brief(each),
    served: brief(served[i] ?? 0),
  }));
  const rules = [subject.capacity, subject.familiar].filter((each) => each !== undefined);
  const top = roundUp(1.08 * greatest([...offered, ...served, ...rules]));
  const end = step * offered.length;
  const scale = { domain: [0, top], nice: false };
  const x = {
    field: "t",
    type: "quantitative",
    scale: { domain: [0, end], nice: false },
    axis: axis(spanTicks(end, 8), timeLabel, "time since measuring began", false),
  };
  const y = (field: string) => ({
    field,
    type: "quantitative",
    scale,
    axis: upright(axis(linearTicks(0, top, 4), significant, "transactions per second", true)),
  });
  const line = (field: string, mark: Spec) => ({
    data: { values: thin(rows, mostPoints) },
    mark: { type: "line", ...mark, aria: false },
    encoding: { x, y: y(field) },
  });
  const rule = (at: number, dash: number[]) => ({
    data: { values: [{ served: brief(at) }] },
    mark: { type: "rule", color: role.text, strokeWidth: 1, strokeDash: dash, aria: false },
    encoding: { y: y("served") },
  });
  return frame([
    line("offered", { color: role.muted, strokeWidth: 1.5 }),
    line("served", { color: role.family(subject.family), strokeWidth: 2.25 }),
    ...(subject.capacity === undefined ? [] : [rule(subject.capacity, [5, 3])]),
    ...(subject.familiar === undefined ? [] : [rule(subject.familiar, [1, 3])]),
    ...endLabels(labels(layer, subject), (value) => plotHeight * (1 - value / top)),
  ]);
}

function labels(layer: LayerRun, subject: Subject): EndLabel[] {
  const { offered, served } = layer.timeline;
  const tail = (values: readonly number[]) => mean(values.slice(-Math.ceil(values.length / 20)));
  return [
    { text: "offered", at: tail(offered), color: role.muted },
    { text: "served", at: tail(served), color: role.family(subject.family) },
    ...(subject.capacity === undefined ? [] : [{ text: "capacity", at: subject.capacity, color: role.text }]),
    ...(subject.familiar === undefined
      ? []
      : [{ text: `the “${significant(subject.familiar)}”`, at: subject.familiar, color: role.text }]),
  ];
}

function table(layer: LayerRun): TableResult {
  const { step, offered, served, waiting } = layer.timeline;
  const size = Math.max(1, Math.ceil(offered.length / 24));
  const ends = offered.flatMap((_, i) => ((i + 1) % size === 0 || i === offered.length - 1 ? [i] : []));
  return tableOf(
    ["until", "offered", "served", "waiting"],
    [
      ends.map((i) => span((i + 1) * step)),
      column(means(offered, size), "rate"),
      column(means(served, size), "rate"),
      column(
        ends.map((i) => waiting[i]),
        "transactions",
      ),
    ],
  );
}

const mean = (values: readonly number[]) =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
