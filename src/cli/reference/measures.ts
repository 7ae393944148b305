import {
  type AnchorTable,
  type AnyFamily,
  anchors,
  catalog,
  type Dimension,
  dimensions,
  type MeasureName,
  measures,
  newest,
} from "../../engine/index.ts";
import { chartMeanings } from "../../notebook/charts/meanings.ts";
import { showable, usualUnit, writeQuantity } from "../../notebook/language/index.ts";
import { capital } from "../../notebook/words.ts";
import { code, page, stacked, table } from "./markdown.ts";
import type { MeasuredBy } from "./measured-by.ts";

/** What a run tells: measures, scores and charts. */
export const measuresPage = (measuredBy: MeasuredBy) =>
  page("What a run tells", "What `expect`, `holds`, `answer` and `show` may name.", [
    { heading: "Measures", body: measureTable(measuredBy) },
    { heading: "Scores", body: scores() },
    { heading: "Charts", body: charts() },
  ]);

function measureTable(measuredBy: MeasuredBy): string {
  const rows = Object.entries(measures).map(([name, { label, dimension, meaning }]) => [
    code(name),
    `${capital(label)} (${unitOf(dimension)}). ${meaning} ${measuredWhere(name, measuredBy)}`,
  ]);
  return stacked(
    "A time or a fee is the median; `.p90`, `.p95` and `.p99` behind its name are the tails, such as `finalitySeconds.p90`.",
    "Behind each stand its unit, what it means, and the families of which it came out in a run without attacks, events and upgrades.",
    table(["measure", "means"], rows),
  );
}

/** Fee rates are told as each layer's market quotes them; what is a share or a count has no unit. */
function unitOf(dimension: Dimension): string {
  return dimension === "feerate"
    ? feeRates.join(", ")
    : (usualUnit(dimension) ?? dimensions[dimension].base) || dimension;
}

const feeRates: readonly string[] = [
  ...new Set(
    Object.values<AnyFamily>(catalog.families).flatMap(({ presets, transfer }) =>
      Object.values(presets).map((preset) => dimensions[transfer(newest(preset)).feeRate].base),
    ),
  ),
];

const ingredients: readonly string[] = Object.values(anchors).flatMap((corner) => Object.keys(corner));

function measuredWhere(name: string, measuredBy: MeasuredBy): string {
  const families = measuredBy[name] ?? [];
  if (families.length === 0)
    return ingredients.includes(name) ? "In scores." : "With attacks, events, upgrades.";
  return families.length === measuredBy.offeredTps?.length
    ? "Of all with users."
    : `Of ${families.join(", ")}.`;
}

function scores(): string {
  const rows = Object.entries(anchors).flatMap(([corner, table]) =>
    Object.entries(table as AnchorTable).map(([name, { weight, worst, best, scale }]) => [
      `${corner}: ${code(name)}`,
      `${Math.round(100 * weight)} %`,
      `${quantityOf(name, worst)} to ${quantityOf(name, best)}, ${scale}`,
    ]),
  );
  return stacked(
    "Each score runs from 0 to 100. What does not apply to a layer gives its weight to the rest.",
    table(["ingredient", "weight", "worth 0 to worth 1, and between"], rows),
  );
}

const quantityOf = (name: string, value: number): string =>
  writeQuantity(value, measures[name as MeasureName].dimension);

function charts(): string {
  const rows = showable.map((name) => [code(name), meaningOf(name)]);
  return stacked("What `show` may name in a scenario:", table(["name", "draws"], rows));
}

const others: Readonly<Record<string, string>> = {
  trilemma: "The three scores, with the working one click away.",
  measures: "The table of all measures of the run.",
};

const meaningOf = (name: string) => ({ ...others, ...chartMeanings })[name] ?? "";
