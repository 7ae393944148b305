import type { LayerRun, Run } from "../../engine/index.ts";
import type { ChartResult } from "../result.ts";
import { channels, hasChannels } from "./channels.ts";
import { confirmation } from "./confirmation.ts";
import { diagram, isStack } from "./diagram.ts";
import { exits, hasExits, hasMassExit } from "./exits.ts";
import { fees } from "./fees.ts";
import { frontier, hasFrontier } from "./frontier.ts";
import { funds, hasTrouble, keepsFunds } from "./funds.ts";
import { hasHops, hops } from "./hops.ts";
import { hasLadder, ladder } from "./ladder.ts";
import { type Member, members } from "./member.ts";
import { propagation } from "./propagation.ts";
import type { Subject } from "./subject.ts";
import { throughput } from "./throughput.ts";

export type { Subject } from "./subject.ts";

/** Charts of a whole stack. */
const ofStack = { diagram, frontier, ladder, funds, exits } as const satisfies Record<
  string,
  (members: readonly Member[], scenario: Run["scenario"]) => ChartResult
>;

/** Charts of one layer. */
const ofLayer = { throughput, fees, confirmation, propagation, channels, hops } as const satisfies Record<
  string,
  (layer: LayerRun, subject: Subject) => ChartResult
>;

type StackChartName = keyof typeof ofStack;
type LayerChartName = keyof typeof ofLayer;
export type ChartName = StackChartName | LayerChartName;

const stackChartNames = Object.keys(ofStack) as readonly StackChartName[];
const layerChartNames = Object.keys(ofLayer) as readonly LayerChartName[];

/** What `show:` may name, in the order in which a card draws them. */
export const chartNames: readonly ChartName[] = [...stackChartNames, ...layerChartNames];

/**
 * Draws the charts of a stack as a whole; `subjects` are those of its layers, in their order. Where `show` names some, those that the
 * run holds anything for; where it is null, those that have something to say: a ladder of more than one layer, funds that were not
 * always safe.
 */
export function stackCharts(
  show: readonly string[] | null,
  { scenario, layers }: Run,
  subjects: readonly Subject[],
): ChartResult[] {
  const all = members(layers, subjects);
  const worth = show === null ? telling : possible;
  return stackChartNames
    .filter((name) => (show === null || show.includes(name)) && worth[name](all, scenario))
    .map((name) => ofStack[name](all, scenario));
}

type Worth = Readonly<Record<StackChartName, (all: readonly Member[], scenario: Run["scenario"]) => boolean>>;

const possible: Worth = {
  diagram: (_, scenario) => isStack(scenario),
  frontier: hasFrontier,
  ladder: (all) => all.some(hasLadder),
  funds: (all) => all.some(keepsFunds),
  exits: (all) => all.some(hasExits),
};

const telling: Worth = {
  diagram: (_, scenario) => isStack(scenario),
  frontier: (all, scenario) => hasFrontier(all) && !isStack(scenario),
  ladder: (all, { layers }) =>
    all.some((each, i) => hasLadder(each) && Object.keys(layers[i]?.on ?? {}).length > 0),
  funds: (all) => all.some(hasTrouble),
  exits: (all) => all.some(hasMassExit),
};

/** Draws the named charts of a layer. A chart whose run holds nothing for it is left out. */
export function charts(names: readonly ChartName[], layer: LayerRun, subject: Subject): ChartResult[] {
  return layerChartNames
    .filter((name) => names.includes(name) && holds[name](layer))
    .map((name) => ofLayer[name](layer, subject));
}

const holds: Readonly<Record<LayerChartName, (layer: LayerRun) => boolean>> = {
  throughput: (layer) => layer.timeline.offered.length > 0,
  fees: (layer) => layer.timeline.feeP50.some((fee) => fee !== null),
  confirmation: (layer) => layer.curves.some((curve) => curve.share.some((share) => share > 0)),
  channels: hasChannels,
  hops: hasHops,
  propagation: (layer) => layer.measurements.propagationSeconds !== undefined,
};
