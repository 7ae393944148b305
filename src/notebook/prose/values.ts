import { dimensionOf, figure, reading } from "../figure.ts";
import { corners, labelVerdict } from "../headline.ts";
import type { CellResult, Measurement } from "../result.ts";
import type { LiveValue, LiveValues } from "./live-value.ts";

/**
 * The values that prose may name of a result: every measure and score by its layer, without the layer where only one has it, the
 * verdict of a claim, and what params stand at.
 */
export function valuesOf({ name, layers, claim, params }: CellResult): LiveValues {
  const values: Record<string, LiveValue> = {};
  const owned = layers.flatMap((layer) => namedOf(layer).map((each) => ({ ...each, layer: layer.name })));
  for (const { layer, key, value } of owned) {
    values[`${name}.${layer}.${key}`] = value;
    const isAlone = owned.filter((each) => each.key === key).length === 1;
    if (isAlone) values[`${name}.${key}`] = value;
  }
  if (claim !== null)
    values[`${name}.verdict`] = { text: labelVerdict[claim.verdict].toLowerCase(), hover: claim.claim };
  for (const { cell, name: param, label, options, at } of params)
    values[`${cell}.params.${param}`] = { text: options[at] ?? "", hover: label };
  return values;
}

/** The values that prose may name of all results of a notebook. */
export const valuesOfAll = (results: readonly CellResult[]): LiveValues =>
  Object.assign({}, ...results.map(valuesOf));

/** "6.0 tx/s" of "6.0 ± 0.4 tx/s", so that prose says no more than is known; undefined of a range. */
function withoutInterval(text: string): string | undefined {
  const short = text.replace(/\s±\s[\d.\u202f]+/, "");
  return short !== text || text.startsWith("more than") ? short : undefined;
}

function namedOf({ measures, scores }: CellResult["layers"][number]) {
  const measured = Object.entries(measures).map(([key, measurement]) => ({
    key,
    value: shownOf(key, measurement),
  }));
  const scored = corners.flatMap((corner) => {
    const score = scores?.[corner];
    if (score === undefined) return [];
    const text = score.value.toFixed(0);
    return [
      { key: corner, value: { text, hover: `${score.low.toFixed(1)} to ${score.high.toFixed(1)} of 100` } },
    ];
  });
  return [...measured, ...scored];
}

function shownOf(key: string, measurement: Measurement): LiveValue {
  const dimension = dimensionOf(key, measurement.unit);
  const whole = reading(key, measurement);
  return { text: withoutInterval(whole) ?? figure(measurement.mean, dimension), hover: whole };
}
