import type { Problem } from "./document.ts";
import { Cells } from "./language/index.ts";
import { explained } from "./outcome.ts";
import { linkProblems } from "./prose/links.ts";
import { nearMisses } from "./prose/near-misses.ts";

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

/** What is wrong with each of a notebook's `l2` cells, then with each of its prose cells; texts have LF line ends. */
export function reported(
  texts: readonly string[],
  prose: readonly string[] = [],
): readonly (readonly Reported[])[] {
  const cells = new Cells(texts);
  const inCells = cells
    .all()
    .map(({ problems }, at) => problems.map((problem) => reportedIn(texts[at] ?? "", problem)));
  const inProse = prose.map((text) => {
    // Because what would mend the name would replace its whole link.
    const links = linkProblems(text, cells).map(({ fix: _, ...problem }) => problem);
    return [...links, ...nearMisses(text)].map((problem) => reportedIn(text, problem));
  });
  return [...inCells, ...inProse];
}

/** A problem of a text, counted in lines. */
export function reportedIn(text: string, problem: Problem): Reported {
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
