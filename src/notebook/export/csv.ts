import { corners } from "../headline.ts";
import { csv as commaSeparated } from "../report/chart-forms.ts";
import type { CellResult, LayerResult } from "../result.ts";
import type { Article } from "./article.ts";

const columns = [
  ...["cell", "layer", "preset", "measure", "unit"].map((title) => ({ title, numeric: false })),
  ...["mean", "low", "high", "n"].map((title) => ({ title, numeric: true })),
  ...["bound", "receipt"].map((title) => ({ title, numeric: false })),
  ...["runs", "seed"].map((title) => ({ title, numeric: true })),
];

/**
 * Every measure and score of every layer of every cell, a row each (RFC 4180), with its 95 % interval: numbers in full, not as readers
 * see them. `bound` is "more than" where what was cut off makes `mean` the least that it can be.
 */
export const csv = ({ results }: Article): string =>
  commaSeparated({
    columns,
    rows: results.flatMap((result) => result.layers.flatMap((layer) => rowsOf(result, layer))),
  });

function rowsOf({ name, provenance }: CellResult, layer: LayerResult): readonly (readonly string[])[] {
  const { receipt, runs, seed } = provenance;
  const row = (measure: string, unit: string, numbers: readonly (number | "")[], bound: string) => [
    ...[name, layer.name, layer.preset, measure, unit],
    ...numbers.map(String),
    ...[bound, receipt, String(runs), String(seed)],
  ];
  const measured = Object.entries(layer.measures).map(([measure, { unit, mean, low, high, n, moreThan }]) =>
    row(measure, unit, [mean, low, high, n], moreThan === true ? "more than" : ""),
  );
  const { scores } = layer;
  if (scores === null) return measured;
  const scored = corners.map((corner) => {
    const { value, low, high } = scores[corner];
    return row(corner, "points of 100", [value, low, high, ""], "");
  });
  return [...measured, ...scored];
}
