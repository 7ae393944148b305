import { type Dimension, type MeasureName, measures } from "../../engine/index.ts";
import { headlines } from "../headline.ts";
import { listed } from "../words.ts";
import { layerMeant, namesOf } from "./layer-names.ts";
import type { LayerPart } from "./layer-part.ts";
import { nearest } from "./nearest.ts";
import type { Place, Problems } from "./problems.ts";
import { shortened } from "./quantity.ts";

/** The measure that a name means, and on which layer. */
export interface MeasureMeant {
  /** null: the only layer there is, or it is not known what the cell holds. */
  readonly layer: string | null;
  /** As in a layer's measures: "userTps", "finalitySeconds.p90"; or a corner of its scores. */
  readonly measure: string;
  readonly dimension: Dimension;
}

const percentiles = ["p50", "p90", "p95", "p99"];
const measureNames = Object.keys(measures) as MeasureName[];

/** The first words of measures that come in several: "funds" of "funds.stolen". */
const families = measureNames.flatMap((name) => (name.includes(".") ? name.split(".").slice(0, 1) : []));

/**
 * `[cell.][layer.]measure[.p90]`, where what is unambiguous may be left out. `parts` are the layers of the cell, null where it is not
 * known what it holds; `others` are names that mean something beside measures; `before` is what was typed in front of the key.
 */
export function measureMeant(
  key: string,
  place: Place,
  parts: readonly LayerPart[] | null,
  cell: string,
  problems: Problems,
  others: readonly string[] = [],
  before = "",
): MeasureMeant | undefined {
  const words = key.split(".");
  const percentile = percentiles.includes(words.at(-1) ?? "") ? words.pop() : undefined;
  const name = words.splice(families.includes(words.at(-2) ?? "") ? -2 : -1).join(".");
  const measure = measureNames.find((each) => each === name);
  if (measure === undefined && !others.includes(name))
    return unknownMeasure(before + key, name, place, problems);
  const suffix = key.slice(words.join(".").length).replace(/^\./, "");
  const layer = layerOf(words, suffix, place, parts, cell, problems);
  if (layer === undefined) return undefined;
  return {
    layer,
    measure: percentile === undefined || percentile === "p50" ? name : `${name}.${percentile}`,
    dimension: measure === undefined ? "count" : dimensionOn(measure, layer, parts),
  };
}

/**
 * The layer that stands before a measure, if the cell has one of that name; null where there is but one anyway, or where it
 * is not known what the cell holds.
 */
function layerOf(
  words: readonly string[],
  measure: string,
  place: Place,
  parts: readonly LayerPart[] | null,
  cell: string,
  problems: Problems,
): string | null | undefined {
  if (parts === null) return null;
  const isCell = words[0] === cell && layerMeant(cell, parts) === undefined;
  const named = (isCell ? words.slice(1) : words).join(".");
  if (named === "") return parts.length === 1 ? null : whichLayer(measure, place, parts, problems);
  const meant = layerMeant(named, parts);
  if (meant !== undefined) return meant.scenario.name;
  const near = nearest(named, namesOf(parts)) ?? parts.at(-1)?.scenario.name ?? "";
  return problems.error("unknown-layer", place, `This cell has no layer \`${shortened(named)}\`.`, {
    fix: `${near}.${measure}`,
  });
}

/** Because each chain quotes fee rates in a unit of its own market. */
function dimensionOn(
  measure: MeasureName,
  layer: string | null,
  parts: readonly LayerPart[] | null,
): Dimension {
  const { dimension } = measures[measure];
  const part = parts?.find(({ scenario }) => layer === null || scenario.name === layer);
  if (dimension !== "feerate" || part === undefined) return dimension;
  return part.family.transfer(part.scenario.parameters).feeRate;
}

function whichLayer(
  measure: string,
  place: Place,
  parts: readonly LayerPart[],
  problems: Problems,
): undefined {
  const names = namesOf(parts);
  const message = `This cell has ${parts.length} layers; \`${measure}\` takes the name of one before it: ${listed(names)}.`;
  return problems.error("ambiguous-layer", place, message, { fix: `${names.at(-1)}.${measure}` });
}

function unknownMeasure(key: string, name: string, place: Place, problems: Problems): undefined {
  const meant = nearest(name, measureNames);
  const near = meant === undefined ? related(name) : [meant];
  const forms = near.map((each) => withLast(key, name, each));
  problems.error("unknown-measure", place, `\`${shortened(name)}\` is no measure.`, {
    hint: listed(forms) || "a measure such as userTps, feeUsd, finalitySeconds.p90 or staleShare",
    ...(meant !== undefined && { fix: withLast(key, name, meant) }),
  });
}

/** The measures that a word is a part of, those first that readers are shown first: "feeUsd" of "fees", "userTps" of "tps". */
export function related(word: string): readonly string[] {
  const stem = word.toLowerCase().replace(/s$/, "");
  if (stem.length < shortestStem) return [];
  const all = [...new Set([...headlines, ...measureNames])].filter((name) =>
    measureNames.some((each) => each === name),
  );
  const begun = all.filter((name) => name.toLowerCase().startsWith(stem));
  return [...begun, ...all.filter((name) => name.toLowerCase().slice(1).includes(stem))].slice(
    0,
    mostRelated,
  );
}

/** A dotted name with another measure in it. */
const withLast = (key: string, name: string, other: string): string => {
  const at = key.lastIndexOf(name);
  return key.slice(0, at) + other + key.slice(at + name.length);
};

const shortestStem = 2;
const mostRelated = 3;
