import { corners } from "../headline.ts";
import { csv as commaSeparated } from "../report/chart-forms.ts";
import type { CellResult, LayerResult } from "../result.ts";
import type { Article } from "./article.ts";

const columns = [
  ...["notebook", "cell", "layer", "preset", "measure", "unit", "run"].map((title) => ({
    title,
    numeric: false,
  })),
  ...["value", "low", "high", "n"].map((title) => ({ title, numeric: true })),
  ...["bound", "receipt"].map((title) => ({ title, numeric: false })),
  ...["runs", "seed"].map((title) => ({ title, numeric: true })),
];

/** The `run` of a row that says what all of them came to. */
const all = "all";

/**
 * Every measure and score of every layer of every cell in long form, as spreadsheets pivot and statistics programs read it (RFC 4180): a
 * row for all runs, whose `run` is "all", with its 95 % interval, then one for each run, by its number from 1, where the results hold them.
 * Numbers stand in full, not as readers see them. `bound` is "more than" where what was cut off makes `value` the least that it can be, and
 * "at least" in the rows of its runs, some of which were cut off; a run in which nothing happened to measure has no `value`.
 */
export const csv = ({ file, results }: Article): string =>
  commaSeparated({
    columns,
    rows: results.flatMap((result) => result.layers.flatMap((layer) => rowsOf(file, result, layer))),
  });

type Row = readonly string[];

function rowsOf(file: string, { name, provenance }: CellResult, layer: LayerResult): readonly Row[] {
  const { receipt, runs, seed } = provenance;
  const row = (measure: string, unit: string, run: string, numbers: readonly (number | "")[], bound = "") => [
    ...[file, name, layer.name, layer.preset, measure, unit, run],
    ...numbers.map(String),
    ...[bound, receipt, String(runs), String(seed)],
  ];
  const measured = Object.entries(layer.measures).flatMap(
    ([measure, { unit, mean, low, high, n, moreThan }]) => [
      row(measure, unit, all, [mean, low, high, n], moreThan === true ? "more than" : ""),
      ...(layer.runs?.[measure] ?? []).map((value, at) =>
        row(measure, unit, String(at + 1), [value ?? "", "", "", ""], moreThan === true ? "at least" : ""),
      ),
    ],
  );
  const { scores } = layer;
  if (scores === null) return measured;
  const scored = corners.map((corner) => {
    const { value, low, high } = scores[corner];
    return row(corner, "points of 100", all, [value, low, high, ""]);
  });
  return [...measured, ...scored];
}
