import { labelOf } from "./figure.ts";
import type { LayerResult } from "./result.ts";

/** The measures that a reader is shown before asking for all of them. */
const first = [
  "userTps",
  "inclusionSeconds",
  "finalitySeconds",
  "finalitySeconds.p90",
  "feeUsd",
  "pricedOutShare",
  "staleShare",
];

/** Names of the measures that any of the layers has: the headline ones, in their order. */
export const headlineMeasures = (layers: readonly LayerResult[]): string[] =>
  first.filter((name) => layers.some((layer) => layer.measures[name] !== undefined));

/** Names of all measures that any of the layers has, in the order in which the layers list them. */
export const allMeasures = (layers: readonly LayerResult[]): string[] => [
  ...new Set(layers.flatMap((layer) => Object.keys(layer.measures))),
];

/** A layer's place in words: "layer 1", or what it settles on. */
export function standing(layer: LayerResult, layers: readonly LayerResult[]): string {
  const parent = layers.find((each) => each.name === layer.parent);
  return layer.parent === null ? "layer 1" : `on ${parent?.title ?? layer.parent}`;
}

/** A label that begins a row: "User transactions per second". */
export function rowLabel(name: string): string {
  const label = labelOf(name);
  return label !== name ? label.charAt(0).toUpperCase() + label.slice(1) : name;
}
