import type { Problem } from "./document.ts";
import { type CellReading, nameProblems, readCell } from "./language/index.ts";
import { explained } from "./outcome.ts";

/** A problem as the editor underlines it, counted in lines. */
export interface Reported {
  readonly severity: Problem["severity"];
  readonly code: string;
  /** What is wrong, and what to type. */
  readonly message: string;
  /** What to put between the ends instead, where that is known. */
  readonly fix?: string;
  readonly start: Position;
  readonly end: Position;
}

/** 0-based line and UTF-16 character in it. */
interface Position {
  readonly line: number;
  readonly character: number;
}

/** Reads the `l2` cells of one notebook, of which between two readings mostly one has changed. */
export interface Neighbors {
  /** What is wrong with each cell; texts have LF line ends. */
  reported(texts: readonly string[]): readonly (readonly Reported[])[];
  /** What is wrong with each cell among the others. */
  names(texts: readonly string[]): readonly (readonly Problem[])[];
}

export function neighbors(): Neighbors {
  let known: ReadonlyMap<string, CellReading> = new Map();

  function read(texts: readonly string[]): readonly CellReading[] {
    // A reading of its own for each cell, because two may have the same text.
    const readings = texts.map((text) => ({ ...(known.get(text) ?? readCell(text)) }));
    known = new Map(readings.map((reading, at) => [texts[at] ?? "", reading]));
    return readings;
  }

  const names = (texts: readonly string[]) => nameProblems(read(texts));
  return {
    names,
    reported(texts) {
      const readings = read(texts);
      const among = names(texts);
      return texts.map((text, at) =>
        [...(readings[at]?.problems ?? []), ...(among[at] ?? [])].map((problem) => inLines(text, problem)),
      );
    },
  };
}

function inLines(text: string, problem: Problem): Reported {
  const { severity, code, span, fix } = problem;
  return {
    severity,
    code,
    message: explained(problem),
    ...(fix !== undefined && { fix }),
    start: positionAt(text, span.start),
    end: positionAt(text, Math.max(span.start, span.end)),
  };
}

function positionAt(text: string, offset: number): Position {
  const before = text.slice(0, offset).split("\n");
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
}
