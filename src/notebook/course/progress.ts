import type { LessonContents } from "./contents.ts";

/** How far a reader is with a lesson. */
export interface Progress {
  readonly done: number;
  readonly of: number;
  /** Questions that were answered right; cells that ran, where a lesson asks nothing. */
  readonly counts: "right" | "run";
}

/** By the texts of cells that are done: a question is once it was answered right, another cell once it ran to its end. */
export function progress({ cells }: LessonContents, done: ReadonlySet<string>): Progress {
  const questions = cells.filter(({ isQuestion }) => isQuestion);
  const counted = questions.length > 0 ? questions : cells;
  return {
    done: counted.filter(({ source }) => done.has(source)).length,
    of: counted.length,
    counts: questions.length > 0 ? "right" : "run",
  };
}

/** A lesson of prose alone is never done, since nobody knows whether it was read. */
export const isDone = ({ done, of }: Progress): boolean => of > 0 && done === of;

/** "3 of 5 right" */
export const progressWords = ({ done, of, counts }: Progress): string => `${done} of ${of} ${counts}`;
