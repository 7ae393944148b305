import type { Progress } from "../engine/index.ts";
import type { CellResult } from "./result.ts";

/** A cell to run, and what the reader changed without writing it into the cell. */
export interface EvaluateRequest {
  /** Text of the `l2` cell. */
  readonly text: string;
  /** 1-based line of the text in its file; 0 when it stands in none. */
  readonly line: number;
  /** Position of the cell among the notebook's `l2` cells, 1-based: names a cell that has no `name:`. */
  readonly position: number;
  /** Overrides by dotted path (`l1.blockSize` -> `8 MB`), as typed after `--set`. */
  readonly set?: Readonly<Record<string, string>>;
  readonly seed?: number;
  readonly runs?: number;
}

/**
 * Runs a cell, yielding progress at least every few milliseconds of work, so that a worker, a terminal or a page can pump,
 * show and cancel it. Never throws for anything an author can type: problems come back in the result.
 *
 * text -> syntax + problems -> Scenario -> Run -> Measurement[] -> Scores -> charts -> CellResult
 */
export type Evaluate = (request: EvaluateRequest) => Generator<Progress, CellResult>;
