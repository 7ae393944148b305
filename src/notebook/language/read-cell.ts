import type { Problem, Span } from "../document.ts";
import { Cells } from "./cells.ts";
import type { CellParam } from "./params.ts";
import type { Question, QuestionKind } from "./question/question.ts";
import type { RunContext, ScenarioCell } from "./scenario-cell.ts";

/** What a cell's text says, among the other cells of its notebook. */
export interface CellReading extends ScenarioCell {
  /** As written, or `cell` with its position. */
  readonly name: string;
  /** Where the cell says its name; null where it does not. */
  readonly namePlace: Span | null;
  readonly kind: "scenario" | QuestionKind;
  /** What it asks about other cells; null where it describes a scenario, or a problem stands in the way. */
  readonly question: Question | null;
  /** Its values that have names, those that it has from the cell it extends included. */
  readonly params: readonly CellParam[];
  /** Positions of the cells that it was read from, 1-based and rising; its own is not among them. */
  readonly uses: readonly number[];
  /** In the order of the text, each with a span inside it. */
  readonly problems: readonly Problem[];
}

/** What is known of a notebook's cells beyond their texts. */
export interface NotebookContext extends RunContext {
  /** Overrides by dotted path, read as if they had been typed: in the cell that a path begins with, else in every scenario. */
  readonly set?: Readonly<Record<string, string>>;
  /** 1-based line of each cell's text in its file, where that is known: it helps to find the cell. */
  readonly lines?: readonly number[];
}

export interface CellContext extends NotebookContext {
  /** Position among the notebook's `l2` cells, 1-based: names a cell without `name`. */
  readonly position?: number;
}

/** Reads the text of an `l2` cell that stands alone: what it asks to be simulated, or what is wrong with it. Never throws. */
export function readCell(text: string, { position = 1, ...context }: CellContext = {}): CellReading {
  return new Cells([text], context, position).reading(position);
}
