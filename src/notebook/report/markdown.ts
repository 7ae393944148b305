import { reading, significant } from "../figure.ts";
import { corners, headlineMeasures, labelVerdict, lender, rowLabel, standing } from "../headline.ts";
import { provenanceParts } from "../provenance.ts";
import type {
  CellResult,
  ChartResult,
  ClaimResult,
  ConditionResult,
  ExerciseResult,
  LayerResult,
  LayerScore,
  PlacedProblem,
  TableResult,
} from "../result.ts";
import { bold, list, paragraphs, shown } from "./words.ts";

/**
 * A result in plain Markdown: what is left where our renderer is not, for export, diff and screen readers. Every
 * string that an author or a saved file supplies is escaped, so that it shows as it was written and does nothing.
 */
export function markdown(result: CellResult): string {
  return paragraphs([
    `**${shown(result.title)}**`,
    bold(result.sentence),
    ...result.problems.map((problem) => problemText(problem, result.line)),
    claimText(result.claim),
    exerciseText(result.exercise),
    ...result.tables.map(({ title, table }) => `**${shown(title)}**\n\n${tableText(table)}`),
    ...(result.layers.some(({ scores }) => scores !== null) && result.layers.length > 1
      ? [stackTable(result.layers)]
      : []),
    ...result.layers.map((layer) => scoreTable(layer, result.layers)),
    measureTable(result.layers),
    ...result.charts.map(chartText),
    list(result.expectations.map((each) => `${each.holds ? "✓" : "✗"} ${shown(each.message)}`)),
    list(result.notices.map((notice) => `Note: ${shown(notice)}`)),
    result.provenance.runs === 0 ? "" : provenanceParts(result.provenance).map(shown).join(" · "),
  ]);
}

function problemText({ severity, code, message, hint, place }: PlacedProblem, line: number): string {
  const where =
    place === undefined ? "" : ` at line ${place.line + Math.max(0, line - 1)}, column ${place.column}`;
  const help = hint === undefined ? "" : ` Try: ${shown(hint)}`;
  return `**${severity === "error" ? "Error" : "Warning"}**${where}: ${shown(message)}${help} (${shown(code)})`;
}

/** The layers of a stack beside each other; their measures follow in a table of their own. */
function stackTable(layers: readonly LayerResult[]): string {
  return table(
    ["layer", "", ...corners],
    [false, false, ...corners.map(() => true)],
    layers.map((layer) => [
      shown(layer.title),
      shown(standing(layer, layers)),
      ...corners.map((corner) => layer.scores?.[corner].value.toFixed(0) ?? "–"),
    ]),
  );
}

function scoreTable(layer: LayerResult, layers: readonly LayerResult[]): string {
  if (layer.scores === null) return "";
  const { security, decentralization, scalability } = layer.scores;
  const row = (name: string, score: LayerScore) => [
    name,
    score.value.toFixed(0),
    `${score.low.toFixed(1)} to ${score.high.toFixed(1)}`,
    workings(score, layer, layers),
  ];
  return table(
    [`${shown(layer.title)}, ${shown(standing(layer, layers))}`, "score", "95 % interval", probed],
    [false, true, true, false],
    [row("Security", security), row("Decentralization", decentralization), row("Scalability", scalability)],
  );
}

/** Because ingredients bear the names of measures, and their values differ from those of the run. */
const probed = "points from probes: demand at 125 % of capacity, and a 25 % adversary";

const working = (each: LayerScore["ingredients"][number]): string =>
  `${shown(rowLabel(each.name))} ${each.raw === null ? "" : shown(reading(each.name, each.raw))}: ` +
  `${each.contribution.toFixed(1)} of ${significant(100 * each.weight)} (${each.how})`;

/** What the points come from; only the name of the layer below where that is what they are taken from. */
function workings(score: LayerScore, layer: LayerResult, layers: readonly LayerResult[]): string {
  const weaker = lender(score, layer, layers);
  if (weaker !== undefined) return `as ${shown(weaker.title)}`;
  const told = score.ingredients.filter((each) => each.raw !== null);
  return told.map(working).join("; ");
}

function measureTable(layers: readonly LayerResult[]): string {
  const names = headlineMeasures(layers);
  if (names.length === 0) return "";
  const rows = names.map((name) => [
    shown(rowLabel(name, layers)),
    ...layers.map((layer) => {
      const measurement = layer.measures[name];
      return measurement === undefined ? "–" : shown(reading(name, measurement));
    }),
  ]);
  return table(
    ["measured in this run", ...layers.map((layer) => shown(layer.title))],
    [false, ...layers.map(() => true)],
    rows,
  );
}

function claimText(claim: ClaimResult | null): string {
  if (claim === null) return "";
  const turned = claim.turned.map(
    ({ param, value, verdict }) => `${shown(param)} ${shown(value)}: ${labelVerdict[verdict].toLowerCase()}`,
  );
  return list([...claim.conditions.map(conditionText), ...turned]);
}

const conditionText = ({ text, verdict, message }: ConditionResult): string =>
  `${shown(text)}: **${labelVerdict[verdict].toLowerCase()}**. ${shown(message)}`;

function exerciseText(exercise: ExerciseResult | null): string {
  if (exercise === null) return "";
  const { options, conditions, reply } = exercise;
  return paragraphs([
    list(options.map(shown)),
    list(conditions.map(conditionText)),
    reply === "" ? "" : `Your answer: ${shown(reply)}`,
  ]).trim();
}

const tableText = ({ columns, rows }: TableResult): string =>
  table(
    columns.map(({ title }) => shown(title)),
    columns.map(({ numeric }) => numeric),
    rows.map((row) => row.map(shown)),
  );

const chartText = (chart: ChartResult): string => `**${shown(chart.title)}** ${shown(chart.sentence)}`;

function table(
  titles: readonly string[],
  numeric: readonly boolean[],
  rows: readonly (readonly string[])[],
): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(titles), line(numeric.map((each) => (each ? "--:" : "---"))), ...rows.map(line)].join("\n");
}
