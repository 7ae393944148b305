import type { LayerRun } from "../../engine/index.ts";
import type { ChartResult } from "../result.ts";
import { confirmation } from "./confirmation.ts";
import { fees } from "./fees.ts";
import { propagation } from "./propagation.ts";
import type { Subject } from "./subject.ts";
import { throughput } from "./throughput.ts";

export type { Subject } from "./subject.ts";

const all = { throughput, fees, confirmation, propagation } as const satisfies Record<
  string,
  (layer: LayerRun, subject: Subject) => ChartResult
>;

export type ChartName = keyof typeof all;

/** What `show:` may name, in the order in which a card draws them. */
export const chartNames = Object.keys(all) as readonly ChartName[];

/** Draws the named charts of a layer. A chart whose run holds nothing for it is left out. */
export function charts(names: readonly ChartName[], layer: LayerRun, subject: Subject): ChartResult[] {
  return names.filter((name) => holds[name](layer)).map((name) => all[name](layer, subject));
}

const holds: Readonly<Record<ChartName, (layer: LayerRun) => boolean>> = {
  throughput: (layer) => layer.timeline.offered.length > 0,
  fees: (layer) => layer.timeline.feeP50.some((fee) => fee !== null),
  confirmation: (layer) => layer.curves.some((curve) => curve.share.some((share) => share > 0)),
  propagation: (layer) => layer.measurements.propagationSeconds !== undefined,
};
