import { labelOf } from "./figure.ts";
import type { LayerResult, LayerScore } from "./result.ts";
import { capital } from "./words.ts";

/** The measures that a reader is shown before asking for all of them. */
export const headlines = [
  "userTps",
  "inclusionSeconds",
  "finalitySeconds",
  "finalitySeconds.p90",
  "feeUsd",
  "pricedOutShare",
  "paymentSuccess",
  "staleShare",
];

/** The measures that say what came of an attack, or of what befell a layer; what was not measured is left out. */
export const harms = [
  "reorgDepth",
  "settlementError",
  "selfishRevenue",
  "attackSpentUsd",
  "skippedFeesUsd",
  "unbackedShare",
  "funds.safe",
  "funds.frozen",
  "funds.stolen",
];

/** Names of the measures that any of the layers has: the headline ones, in their order. */
export const headlineMeasures = (layers: readonly LayerResult[]): string[] =>
  headlines.filter((name) => layers.some((layer) => layer.measures[name] !== undefined));

/** Names of all measures that any of the layers has, in the order in which the layers list them. */
export const allMeasures = (layers: readonly LayerResult[]): string[] => [
  ...new Set(layers.flatMap((layer) => Object.keys(layer.measures))),
];

/** A layer's place in words: "layer 1", or what it settles on. */
export function standing(layer: LayerResult, layers: readonly LayerResult[]): string {
  const parent = layers.find((each) => each.name === layer.parent);
  return layer.parent === null ? "layer 1" : `on ${parent?.title ?? layer.parent}`;
}

/** A label that begins a row, of these layers: "User transactions per second". */
export function rowLabel(name: string, layers: readonly LayerResult[] = []): string {
  const earning = layers.filter(({ measures }) => measures[name] !== undefined);
  const label = labelOf(
    name,
    earning.map(({ paid }) => paid),
  );
  return label !== name ? capital(label) : name;
}

/** What a stack is compared by, a layer a row: how much, at what price, how soon for good, and its three scores. */
export const glance = [
  { title: "carried", measure: "userTps" },
  { title: "a payment cost", measure: "feeUsd" },
  { title: "final after", measure: "finalitySeconds" },
] as const;

/** A verdict as a word that begins a sentence. */
export const labelVerdict = {
  supported: "Supported",
  contradicted: "Contradicted",
  depends: "Depends",
} as const;

export const corners = ["security", "decentralization", "scalability"] as const;

/** Whether a name is that of a score, and no measure's. */
export const isCorner = (name: string): boolean => corners.some((corner) => corner === name);

/** The layer below that a layer has a score from, because it is no better than that one; undefined where the score is its own. */
export const lender = (
  score: LayerScore,
  layer: LayerResult,
  layers: readonly LayerResult[],
): LayerResult | undefined => layers.find(({ name }) => name === score.layer && name !== layer.name);
