import { dimensionOf, figure, reading, significant, thousandsSpace, unitSpace } from "../figure.ts";
import { allMeasures, corners, glance, lender, rowLabel, standing } from "../headline.ts";
import { provenanceParts } from "../provenance.ts";
import type { CellResult, LayerResult, LayerScore, PlacedProblem } from "../result.ts";
import { wrapped } from "../words.ts";
import { claimLines, exerciseLines, paramLines, tableLines } from "./question-text.ts";
import { aligned, wrap } from "./table.ts";

/** The widest line, in columns. */
const most = 100;
/** Characters of a score's bar. */
const barLength = 40;

/** A result as a terminal shows it: the sentence, the scores with their working, the measures, what was expected. */
export function text(result: CellResult): string {
  const parts = [
    head(result),
    result.problems.flatMap((problem) => problemLines(problem, result.line)),
    paramLines(result.params, most),
    claimLines(result.claim, most),
    exerciseLines(result.exercise, most),
    ...result.tables.map(tableLines),
    glanceLines(result.layers),
    ...result.layers.map((layer) => scoreLines(layer, result.layers)),
    // Because a comparison's own tables say what its cells differ in.
    ...(result.kind === "compare" ? [] : abreast(result.layers).map(measureLines)),
    result.expectations.flatMap((each) => wrap(`${each.holds ? "✓" : "✗"} ${each.message}`, most)),
    result.notices.flatMap((notice) => wrap(`Note: ${notice}`, most)),
  ];
  const lines = parts.filter((part) => part.length > 0).flatMap((part) => [...part, ""]);
  return `${lines.map(plain).join("\n").trimEnd()}\n`;
}

/** Ordinary spaces, and no character that could move a terminal's cursor or change its colors. */
const plain = (words: string): string =>
  words.replaceAll(unitSpace, " ").replaceAll(thousandsSpace, " ").replace(forbidden, "�");

// Control characters, and those that reorder text.
const forbidden = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu;

function head(result: CellResult): string[] {
  return [
    ...wrap(result.title, most),
    ...(result.provenance.runs === 0 ? [] : wrap(provenanceParts(result.provenance).join(" · "), most)),
    ...(result.sentence === "" ? [] : ["", ...wrap(result.sentence.replaceAll("**", ""), most)]),
  ];
}

function problemLines({ severity, code, message, hint, place }: PlacedProblem, line: number): string[] {
  const where =
    place === undefined ? "" : `line ${place.line + Math.max(0, line - 1)}, column ${place.column}: `;
  return [
    ...wrap(`${severity === "error" ? "Error" : "Warning"}: ${where}${message} [${code}]`, most),
    ...(place === undefined ? [] : pointer(place.source, place.column, place.marked)),
    ...(hint === undefined ? [] : wrap(`Try: ${hint}`, most, "  ")),
  ];
}

/** The line in question, with its part marked below it. */
function pointer(source: string, column: number, marked: string): string[] {
  if (column + marked.length > most - 4) return [];
  return [
    `  ${source.slice(0, most - 4)}`,
    `  ${" ".repeat(column - 1)}${"^".repeat(Math.max(1, marked.length))}`,
  ];
}

/** The layers of a stack beside each other: what each carried, at what price, and its scores. */
function glanceLines(layers: readonly LayerResult[]): string[] {
  if (layers.length < 2) return [];
  const rows = layers.flatMap((layer) => {
    const [names, places] = [layer.title, standing(layer, layers)].map((words) => wrapped(words, 24));
    const values = [
      ...glance.map(({ measure }) => briefly(layer, measure)),
      ...corners.map((corner) => layer.scores?.[corner].value.toFixed(0) ?? "–"),
    ];
    const lines = Math.max(names?.length ?? 0, places?.length ?? 0);
    return Array.from({ length: lines }, (_, at) => [
      names?.[at] ?? "",
      places?.[at] ?? "",
      ...values.map((value) => (at === 0 ? value : "")),
    ]);
  });
  const titles = ["", "", ...glance.map(({ title }) => title), "sec.", "dec.", "scal."];
  return aligned({ titles, numeric: titles.map((_, at) => at > 1) }, rows);
}

function briefly({ measures }: LayerResult, name: string): string {
  const measurement = measures[name];
  if (measurement === undefined) return "–";
  const { mean, moreThan } = measurement;
  return `${moreThan === true ? "> " : ""}${figure(mean, dimensionOf(name, measurement.unit))}`;
}

function scoreLines(layer: LayerResult, layers: readonly LayerResult[]): string[] {
  if (layer.scores === null) return [];
  const { security, decentralization, scalability } = layer.scores;
  const scores: [string, LayerScore][] = [
    ["security", security],
    ["decentralization", decentralization],
    ["scalability", scalability],
  ];
  return [
    `${layer.title}, ${standing(layer, layers)}`,
    ...aligned(
      { titles: ["", "", "", ""], numeric: [false, false, true, false] },
      scores.map(([name, score]) => [
        name,
        bar(score.value),
        score.value.toFixed(0),
        remark(score, layer, layers),
      ]),
      "  ",
    ),
    "",
    ...wrap(probed, most, "  "),
    ...workingLines(scores.filter(([, score]) => lender(score, layer, layers) === undefined)),
  ];
}

/** Because ingredients bear the names of measures, and their values differ from those of the run. */
const probed =
  "Scored in probes, not in the run below: demand is 125 % of what the layer can carry, and a 25 % adversary attacks what is settled.";

const range = ({ low, high }: LayerScore): string =>
  high - low < 0.05 ? "" : `(${low.toFixed(1)} to ${high.toFixed(1)})`;

/** How sure a score is; whose it is, where a layer is no better than one below it. */
function remark(score: LayerScore, layer: LayerResult, layers: readonly LayerResult[]): string {
  const weaker = lender(score, layer, layers);
  return [range(score), weaker === undefined ? "" : `as ${weaker.title}`]
    .filter((part) => part !== "")
    .join(" ");
}

function bar(value: number): string {
  const full = Math.round((Math.min(100, Math.max(0, value)) / 100) * barLength);
  return "█".repeat(full) + "░".repeat(barLength - full);
}

function workingLines(scores: readonly (readonly [string, LayerScore])[]): string[] {
  const rows = scores.flatMap(([name, score]) =>
    score.ingredients.map((each) => [
      name,
      each.name,
      each.raw === null ? "not applicable" : reading(each.name, each.raw),
      each.raw === null ? "" : `${significant(100 * each.weight)} %`,
      each.raw === null ? "" : each.contribution.toFixed(1),
      each.raw === null ? "" : each.how,
    ]),
  );
  return aligned(
    {
      titles: ["score", "ingredient", "raw value", "weight", "points", ""],
      numeric: [false, false, true, true, true, false],
    },
    rows,
    "  ",
  );
}

/** As many layers as fit beside each other, a table each. */
function abreast(layers: readonly LayerResult[]): readonly (readonly LayerResult[])[] {
  const tables: LayerResult[][] = [];
  for (const layer of layers) {
    const last = tables.at(-1);
    const wider = last && Math.max(...measureLines([...last, layer]).map((line) => line.length));
    if (last === undefined || wider === undefined || wider > most) tables.push([layer]);
    else last.push(layer);
  }
  return tables;
}

function measureLines(layers: readonly LayerResult[]): string[] {
  const names = allMeasures(layers);
  if (names.length === 0) return [];
  const rows = names.map((name) => [
    rowLabel(name, layers),
    ...layers.map((layer) => {
      const measurement = layer.measures[name];
      return measurement === undefined ? "–" : reading(name, measurement);
    }),
  ]);
  const numeric = [false, ...layers.map(() => true)];
  const titles = layers.map(({ title }) => title);
  return aligned({ titles: ["measured in this run", ...titles], numeric }, rows);
}
