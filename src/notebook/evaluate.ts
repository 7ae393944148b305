import { engineVersion } from "../engine/index.ts";
import type { Asked } from "./answer/answer.ts";
import { judge } from "./answer/claim.ts";
import { contrast } from "./answer/comparison.ts";
import { challenge, predict, quiz } from "./answer/exercise.ts";
import { Memory, type Work } from "./answer/memory.ts";
import { describe } from "./answer/scenario.ts";
import { explore } from "./answer/sweep.ts";
import { turnable } from "./answer/turn.ts";
import type { Problem } from "./document.ts";
import { Cells, type Question } from "./language/index.ts";
import { placed } from "./place.ts";
import type { CellResult } from "./result.ts";
import { unmeasured } from "./unmeasured.ts";

export type { Stop } from "./answer/memory.ts";

/** A cell to run, and what the reader changed without writing it into the cell. */
export interface EvaluateRequest {
  /** Text of the `l2` cell. */
  readonly text: string;
  /** 1-based line of the text in its file; 0 when it stands in none. */
  readonly line: number;
  /** Position of the cell among the notebook's `l2` cells, 1-based: names a cell that has no `name:`. */
  readonly position: number;
  /** The texts of all `l2` cells of its notebook, itself among them; left out: it stands alone. */
  readonly cells?: readonly string[];
  /** 1-based lines of those texts, where they are known. */
  readonly lines?: readonly number[];
  /** Overrides by dotted path (`l1.blockSize`, `base.params.size` -> `8 MB`), as typed after `--set`. */
  readonly set?: Readonly<Record<string, string>>;
  readonly seed?: number;
  readonly runs?: number;
  /** The reader's own number: the seed of cells that say `seed: reader`; left out: 1. */
  readonly reader?: number;
  /** A first look, without scores: for what is shown while a slider moves. */
  readonly isCoarse?: boolean;
  /** Whether its layers say what each run measured, too: what a table of numbers wants and nobody else. */
  readonly eachRun?: boolean;
  /** What the reader answered to a question; left out: nothing yet. */
  readonly reply?: string;
  /** Whether a question is run though nobody answered it, for its author. */
  readonly reveals?: boolean;
}

/**
 * Runs a cell, yielding progress at least every few milliseconds of work, so that a worker, a terminal or a page can pump,
 * show and cancel it. Told "wall-time", it ends with what it has. Never throws for anything an author can type: problems
 * come back in the result. What `memory` holds is not simulated again.
 */
export type Evaluate = (request: EvaluateRequest, memory?: Memory) => Work<CellResult>;

/**
 *   texts ──Cells──► reading of the cell: a scenario, or a question about those of others; problems
 *                         │
 *                         │ Memory: run, assess what was not yet
 *                         ▼
 *                     outcomes ──answer──► sentence, layers, charts, tables, verdicts ──► CellResult
 */
export const evaluate: Evaluate = function* (request, memory = new Memory()) {
  const { text, position, cells = [text] } = request;
  const isAlone = request.cells === undefined;
  const read = new Cells(cells, request, isAlone ? position : 1);
  const reading = read.reading(position);
  const { scenario, question, problems } = reading;
  if (problems.some(isError) || (scenario ?? question) === null)
    return unreadable(request, reading.name, problems);
  const used = reading.uses.map((each) => read.reading(each));
  const asked = { request, reading, params: turnable(reading, used) };
  return scenario !== null
    ? yield* describe(asked, scenario, memory)
    : yield* answered(asked, question as Question, memory);
};

function answered(asked: Asked, question: Question, memory: Memory): Work<CellResult> {
  switch (question.kind) {
    case "sweep":
      return explore(asked, question, memory);
    case "compare":
      return contrast(asked, question, memory);
    case "claim":
      return judge(asked, question, memory);
    case "predict":
      return predict(asked, question, memory);
    case "quiz":
      return quiz(asked, question, memory);
    case "challenge":
      return challenge(asked, question, memory);
  }
}

function unreadable(request: EvaluateRequest, name: string, problems: readonly Problem[]): CellResult {
  return {
    ...unmeasured(request, name, engineVersion),
    title: "This cell cannot run yet",
    sentence: needed(problems.filter(isError).filter(({ code }) => code !== "broken-cell").length),
    problems: placed(problems, request.text),
  };
}

const needed = (changes: number): string => {
  if (changes === 0) return "Another cell needs changing first.";
  return changes === 1 ? "One thing in it needs changing." : `${changes} things in it need changing.`;
};

const isError = ({ severity }: Problem) => severity === "error";
