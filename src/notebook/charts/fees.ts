import type { LayerRun } from "../../engine/index.ts";
import { column, figure, reading } from "../figure.ts";
import { span } from "../provenance.ts";
import type { ChartResult, TableResult } from "../result.ts";
import { capital } from "../words.ts";
import {
  axis,
  brief,
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
import { halvings, linearTicks, logTicks, roundUp, spanTicks, timeLabel } from "./ticks.ts";

/** What a place in a block cost: the middle fee over time, with the band from the cheapest tenth to the dearest. */
export function fees(layer: LayerRun, subject: Subject): ChartResult {
  const all = [...layer.timeline.feeP10, ...layer.timeline.feeP50, ...layer.timeline.feeP90];
  const paid = all.filter((fee) => fee !== null && fee > 0) as number[];
  return {
    id: "fees",
    title: "What a transaction costs",
    sentence: paid.length === 0 ? "No block came, so no fee was paid." : sentence(layer),
    spec: spec(layer, subject, scaleOf(paid)),
    table: table(layer),
  };
}

function sentence(layer: LayerRun): string {
  const { feeUsd, pricedOutShare } = layer.measurements;
  const p90 = layer.measurements["feeUsd.p90"];
  const middle = feeUsd
    ? `The middle fee is ${reading("feeUsd", feeUsd)}`
    : "The band shows fees of those in a block";
  const dear = p90 ? `; one in ten pays ${figure(p90.mean, "money")} or more` : "";
  const out = pricedOutShare
    ? `. ${capital(reading("pricedOutShare", pricedOutShare))} of users give up or cannot pay`
    : "";
  return `${middle}${dear}${out}.`;
}

/** How the money axis runs: in powers of ten where fees span more than a decade and a half. */
interface MoneyScale {
  readonly scale: Spec;
  readonly ticks: readonly number[];
  readonly title: string;
  /** Pixels from the top of the plot. */
  readonly position: (fee: number) => number;
}

/** A decade and a half, as a ratio. */
const widestLinear = 31.6;

function scaleOf(paid: readonly number[]): MoneyScale {
  const most = greatest(paid);
  const least = paid.reduce((low, fee) => Math.min(low, fee), most);
  if (paid.length > 0 && most / least > widestLinear) {
    const domain = [least / 1.3, most * 1.3] as const;
    return {
      scale: { type: "log", domain, nice: false },
      ticks: logTicks(...domain),
      title: "fee of a transaction, log scale",
      position: (fee) => plotHeight * (1 - halvings(fee / domain[0]) / halvings(domain[1] / domain[0])),
    };
  }
  const top = roundUp(1.08 * most);
  return {
    scale: { domain: [0, top], nice: false },
    ticks: linearTicks(0, top, 4),
    title: "fee of a transaction",
    position: (fee) => plotHeight * (1 - fee / top),
  };
}

function spec(layer: LayerRun, subject: Subject, money: MoneyScale): Spec {
  const { step, feeP10, feeP50, feeP90 } = layer.timeline;
  const rows = feeP50.map((fee, i) => ({
    t: brief((i + 0.5) * step),
    low: show(feeP10[i]),
    fee: show(fee),
    high: show(feeP90[i]),
  }));
  const end = step * feeP50.length;
  const x = {
    field: "t",
    type: "quantitative",
    scale: { domain: [0, end], nice: false },
    axis: axis(spanTicks(end, 8), timeLabel, "time since measuring began", false),
  };
  const y = {
    type: "quantitative",
    scale: money.scale,
    axis: upright(axis(money.ticks, (value) => figure(value, "money"), money.title, true)),
  };
  const color = role.family(subject.family);
  const data = { values: thin(rows, mostPoints) };
  const edge = (field: string) => ({
    data,
    mark: { type: "line", color, strokeWidth: 1, strokeOpacity: 0.5, aria: false },
    encoding: { x, y: { ...y, field } },
  });
  return frame([
    {
      data,
      mark: { type: "area", color, opacity: 0.16, aria: false },
      encoding: { x, y: { ...y, field: "low" }, y2: { field: "high" } },
    },
    edge("low"),
    edge("high"),
    {
      data,
      mark: { type: "line", color, strokeWidth: 2.25, aria: false },
      encoding: { x, y: { ...y, field: "fee" } },
    },
    ...endLabels(labels(rows, color), money.position),
  ]);
}

/** Fees of zero have no place on a log axis, and free transactions are no price. */
const show = (fee: number | null | undefined) =>
  fee === null || fee === undefined || fee <= 0 ? null : brief(fee);

type FeeRow = { readonly low: number | null; readonly fee: number | null; readonly high: number | null };

function labels(rows: readonly FeeRow[], color: string) {
  const last = rows.filter((row) => row.low !== null && row.fee !== null && row.high !== null).at(-1);
  if (last === undefined) return [];
  return [
    { text: "dearest 10 %", at: last.high ?? 0, color: role.muted },
    { text: "middle", at: last.fee ?? 0, color },
    { text: "cheapest 10 %", at: last.low ?? 0, color: role.muted },
  ];
}

function table(layer: LayerRun): TableResult {
  const { step, feeP10, feeP50, feeP90 } = layer.timeline;
  const size = Math.max(1, Math.ceil(feeP50.length / 24));
  const [low, middle, high] = [feeP10, feeP50, feeP90].map((fees) => column(means(fees, size), "money"));
  const until = (middle ?? []).map((_, i) => span(Math.min((i + 1) * size, feeP50.length) * step));
  return tableOf(
    ["until", "cheapest 10 %", "middle", "dearest 10 %"],
    [until, low ?? [], middle ?? [], high ?? []],
  );
}
