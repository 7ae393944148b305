import type { Problem } from "../document.ts";
import { type CellReading, Cells, type Syntax, writeCell } from "../language/index.ts";
import { explained } from "../outcome.ts";

/** Values by path, such as `l1.blockSize` -> `8 MB`, as they would be typed. */
export type Changes = Readonly<Record<string, string>>;

/** A scenario that a reader has picked, and what he changed of it. */
export interface Draft {
  /** A cell that needs no other. */
  readonly text: string;
  readonly set: Changes;
}

/** A draft as a cell. */
export interface Drafted {
  readonly name: string;
  readonly text: string;
  /** What keeps it from running, and what to type, a sentence each. */
  readonly problems: readonly string[];
}

/** The cell that says what was changed. Its heading and what its author expects go with a change, since they speak of what he wrote. */
export function drafted(draft: Draft): Drafted {
  const cells = cellsOf(draft);
  const { name, problems } = cells.reading(1);
  const said = cells.said(1);
  const isChanged = Object.keys(draft.set).length > 0;
  const rest = said && { ...said, entries: said.entries.filter(({ key }) => !ofAuthor.includes(key)) };
  return {
    name,
    text: isChanged && rest !== undefined ? writeCell(rest) : draft.text,
    problems: sentences(problems),
  };
}

const ofAuthor: readonly string[] = ["title", "expect"];

/** What a draft describes. */
export const readingOf = (draft: Draft): CellReading => cellsOf(draft).reading(1);

/** What a draft says under a key. */
export const saidUnder = (draft: Draft, key: string): Syntax | undefined =>
  cellsOf(draft)
    .said(1)
    ?.entries.find((entry) => entry.key === key)?.value;

function cellsOf({ text, set }: Draft): Cells {
  const [own = ""] = new Cells([text]).names;
  return new Cells([text], {
    set: Object.fromEntries(Object.entries(set).map(([path, value]) => [`${own}.${path}`, value])),
  });
}

/** Errors in words; that something was set from outside is what the reader has just done, and need not be told. */
export const sentences = (problems: readonly Problem[]): readonly string[] =>
  problems
    .filter(({ severity }) => severity === "error")
    .map((problem) => {
      const prefix = problem.set === undefined ? "" : `--set ${problem.set}: `;
      return explained({ ...problem, message: problem.message.replace(prefix, "") });
    });
