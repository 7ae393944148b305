import type { Measurement, Scores } from "../engine/index.ts";
import type { Problem } from "./document.ts";

export type { Ingredient, LayerScore, Measurement, Score, Scores } from "../engine/index.ts";

/**
 * What running a cell yields: the wire between the worker, the editor, the renderer, the command line and the
 * exported page. JSON only; readers must treat one that was saved as hostile and check it (`readResult`).
 */
export interface CellResult {
  readonly version: 1;
  /** The cell's name; unique in its notebook. */
  readonly name: string;
  /** 1-based line of the cell in its file; 0 when it stands in none. */
  readonly line: number;
  readonly kind: CellKind;
  /** `partial`: a budget ended the run early, and `notices` says which. */
  readonly status: "ok" | "failed" | "cancelled" | "partial";
  /** A short question or heading, such as "Bitcoin under 10 tx/s". */
  readonly title: string;
  /** What happened, in one to three sentences with the numbers. `**bold**` is the only markup. */
  readonly sentence: string;
  readonly problems: readonly PlacedProblem[];
  readonly layers: readonly LayerResult[];
  readonly expectations: readonly Expectation[];
  readonly charts: readonly ChartResult[];
  /** A first look while a reader turns something: fewer runs, and no scores. */
  readonly isCoarse: boolean;
  /** What a reader may turn. */
  readonly params: readonly ParamResult[];
  /** Tables that stand open, since they are the answer. */
  readonly tables: readonly NamedTable[];
  readonly claim: ClaimResult | null;
  readonly exercise: ExerciseResult | null;
  /** Sentences a reader must see before believing the numbers: censoring, budgets, demand below capacity. */
  readonly notices: readonly string[];
  readonly provenance: Provenance;
}

/** What a cell is: a scenario, or a question about some. */
export type CellKind = "scenario" | "sweep" | "compare" | "claim" | "predict" | "quiz" | "challenge";

/** A problem with the line it stands in, for readers who do not have the cell's text at hand. */
export interface PlacedProblem extends Problem {
  readonly place?: Place;
}

export interface Place {
  /** 1-based line of the cell's text, and 1-based column in it (UTF-16). */
  readonly line: number;
  readonly column: number;
  /** The line itself, and the part of it that the problem is about. */
  readonly source: string;
  readonly marked: string;
}

export interface LayerResult {
  readonly name: string;
  /** For readers: "Bitcoin". */
  readonly title: string;
  readonly family: string;
  readonly preset: string;
  /** Those whom its users pay: "miners"; "": it is not known. */
  readonly paid: string;
  readonly parent: string | null;
  /** By measure name (`userTps`), percentiles by suffix (`finalitySeconds.p90`). */
  readonly measures: Readonly<Record<string, Measurement>>;
  readonly scores: Scores | null;
  /** By measure what each run measured, in their order, null where nothing happened to measure it on; left out where that was not asked for. */
  readonly runs?: Readonly<Record<string, readonly (number | null)[]>>;
}

/** One line of `expect:`. */
export interface Expectation {
  /** As the author wrote it. */
  readonly text: string;
  readonly measure: string;
  readonly holds: boolean;
  /** "bitcoin.userTps is 6.13 (6.05 to 6.21), within 6 .. 8". */
  readonly message: string;
}

export interface ChartResult {
  readonly id: string;
  readonly title: string;
  /** What the chart shows, for those who cannot or would rather not see it. */
  readonly sentence: string;
  /** A Vega-Lite specification with inline data, written by the charts room; colors by role, not by value. */
  readonly spec: Readonly<Record<string, unknown>>;
  readonly table: TableResult;
}

/** A param that says what else it could be. */
export interface ParamResult {
  /** The cell that it stands in, and what it is called there. */
  readonly cell: string;
  readonly name: string;
  readonly label: string;
  readonly control: "slider" | "select" | "toggle";
  /** What a reader sees of each value, in their order; of a toggle "off" and "on". */
  readonly options: readonly string[];
  /** Which of them it has, from 0. */
  readonly at: number;
  /** Which of them is written in the cell: another one is a preview. -1: none of them. */
  readonly written: number;
}

export interface NamedTable {
  readonly title: string;
  readonly table: TableResult;
}

export type Verdict = "supported" | "contradicted" | "depends";

/** A sentence of the author's, and what the simulation says of it. */
export interface ClaimResult {
  readonly claim: string;
  readonly verdict: Verdict;
  /** The verdict that the author expects; null where he does not say. */
  readonly expected: Verdict | null;
  readonly conditions: readonly ConditionResult[];
  /** The verdict with a param at another value. */
  readonly turned: readonly { readonly param: string; readonly value: string; readonly verdict: Verdict }[];
}

export interface ConditionResult {
  /** As the author wrote it. */
  readonly text: string;
  readonly verdict: Verdict;
  /** Both sides and their difference, with intervals. */
  readonly message: string;
}

/** A question to the reader. */
export interface ExerciseResult {
  readonly form: "number" | "direction" | "curve" | "choice" | "goal";
  readonly ask: string;
  readonly hints: readonly string[];
  /** What to choose from; of a curve, the values that it is drawn over. */
  readonly options: readonly string[];
  /** What a number is counted in, or a curve drawn in: "tx/s". */
  readonly unit: string;
  /** Between which numbers, counted in that unit, a curve is drawn; null for anything else. */
  readonly range: { readonly low: number; readonly high: number } | null;
  /** What the reader said; "" while he has not. */
  readonly reply: string;
  /** `open`: nobody answered yet, so nothing was run. */
  readonly grade: "open" | "right" | "near" | "wrong";
  /** What came of it, with the numbers; "" while it is open. */
  readonly feedback: string;
  /** What must be reached, and what is. */
  readonly conditions: readonly ConditionResult[];
}

export interface TableResult {
  readonly columns: readonly { readonly title: string; readonly numeric: boolean }[];
  /** Cells as readers see them, units included where the column does not name one. */
  readonly rows: readonly (readonly string[])[];
}

/** Where the numbers come from: enough to get them again. */
export interface Provenance {
  readonly engine: string;
  readonly seed: number;
  readonly runs: number;
  /** Simulated seconds measured per run. */
  readonly duration: number;
  /** There are several scenarios with other numbers of runs or other times: these are the least of them. */
  readonly isUneven: boolean;
  /** The day or month the newest preset value speaks of. */
  readonly presetsAsOf: string;
  /** False when wall time ended the run: no receipt then. */
  readonly reproducible: boolean;
  /** Short hash of scenario, seed, engine and measures; "" when not reproducible. */
  readonly receipt: string;
  /** Events simulated, over all runs and probes. */
  readonly events: number;
  /** The modelling assumptions behind the run: ids of ASSUMPTIONS.md with one line each. */
  readonly assumptions: readonly { readonly id: string; readonly text: string }[];
}
