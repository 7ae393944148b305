import type { CellResult, ClaimResult, Measurement, PlacedProblem, Scores } from "../result.ts";

/** What `run --json` writes: the contract that scripts and CI rely on. */
export interface RunReport {
  readonly version: 1;
  /** The notebook's file name as given. */
  readonly notebook: string;
  readonly cells: readonly CellReport[];
}

export interface CellReport {
  readonly name: string;
  readonly line: number;
  readonly kind: string;
  readonly status: CellResult["status"];
  readonly problems: readonly PlacedProblem[];
  readonly layers: readonly LayerReport[];
  readonly expectations: CellResult["expectations"];
  /** The verdict on a claim, and the tables of a sweep or a comparison; left out where there is none. */
  readonly claim?: ClaimResult;
  readonly tables?: CellResult["tables"];
  /** "" when the run cannot be had again. */
  readonly receipt: string;
}

export interface LayerReport {
  readonly name: string;
  readonly family: string;
  readonly preset: string;
  readonly parent: string | null;
  readonly measures: Readonly<Record<string, Measurement>>;
  readonly scores: Scores | null;
}

/** The results of a notebook's cells as data. */
export const json = (notebook: string, results: readonly CellResult[]): RunReport => ({
  version: 1,
  notebook,
  cells: results.map(
    ({ name, line, kind, status, problems, layers, expectations, claim, tables, provenance }) => ({
      name,
      line,
      kind,
      status,
      problems,
      layers: layers.map(({ name, family, preset, parent, measures, scores }) => ({
        name,
        family,
        preset,
        parent,
        measures,
        scores,
      })),
      expectations,
      ...(claim !== null && { claim }),
      ...(tables.length > 0 && { tables }),
      receipt: provenance.reproducible ? provenance.receipt : "",
    }),
  ),
});
