import type { Problem } from "./document.ts";
import type { Place, PlacedProblem } from "./result.ts";

/** The problems of a cell's text, each with the line it stands in; those of an override stand in none. */
export const placed = (problems: readonly Problem[], text: string): PlacedProblem[] =>
  problems.map((problem) => ({
    ...problem,
    ...(problem.set === undefined && { place: placeOf(problem.span.start, problem.span.end, text) }),
  }));

/** Where offsets of a text lie in it. */
export function placeOf(start: number, end: number, text: string): Place {
  const from = Math.min(Math.max(start, 0), text.length);
  const lineStart = text.lastIndexOf("\n", from - 1) + 1;
  const newline = text.indexOf("\n", from);
  const lineEnd = newline < 0 ? text.length : newline;
  return {
    line: text.slice(0, lineStart).split("\n").length,
    column: from - lineStart + 1,
    source: text.slice(lineStart, lineEnd).slice(0, 400),
    marked: text.slice(from, Math.min(Math.max(end, from), lineEnd)).slice(0, 400),
  };
}
