import { basename } from "node:path";
import { Memory } from "../notebook/answer/memory.ts";
import type { Notebook } from "../notebook/document.ts";
import { evaluate } from "../notebook/evaluate.ts";
import { parse } from "../notebook/format/parse.ts";
import { UnreadableDocument } from "../notebook/format/unreadable.ts";
import { Cells, cellKeys, laterKeys } from "../notebook/language/index.ts";
import { explained, isAsExpected } from "../notebook/outcome.ts";
import type { CellResult } from "../notebook/result.ts";
import { bytesOf } from "./files.ts";
import { Misuse } from "./misuse.ts";
import type { Reporter } from "./progress.ts";

/** An `l2` cell in its file. */
export interface FileCell {
  readonly name: string;
  readonly text: string;
  /** 1-based line of its first line of text. */
  readonly line: number;
  /** Columns that its fence is indented by. */
  readonly indent: number;
  /** 1-based, among the notebook's `l2` cells. */
  readonly position: number;
}

export interface FileNotebook {
  readonly path: string;
  readonly notebook: Notebook;
  readonly cells: readonly FileCell[];
}

/** A cell, and what it came to. */
export interface CellRun {
  readonly cell: FileCell;
  readonly result: CellResult;
}

/** What is asked of all cells of a notebook. */
export interface Request {
  /** Whether questions are run though nobody answered them. */
  readonly reveals?: boolean;
  /** Whether layers say what each run measured. */
  readonly eachRun?: boolean;
  readonly set?: Readonly<Record<string, string>>;
  readonly seed?: number | undefined;
  readonly runs?: number | undefined;
  /** The seed of cells that say `seed: reader`. */
  readonly reader?: number | undefined;
  /** Names of the cells to run; left out: all. */
  readonly only?: readonly string[];
  /** What a reader answered to their questions, by their names. */
  readonly replies?: Readonly<Record<string, string>>;
}

/** Reads a notebook that is to be run; one without a cell ends the command, since nothing would come of it. */
export function openRunnable(path: string): FileNotebook {
  const opened = openNotebook(path);
  if (opened.cells.length === 0) throw new Misuse(`${path} holds no l2 cell, so nothing can run.${aCell}`);
  return opened;
}

const aCell = " A cell looks like this:\n\n```l2\nl1: bitcoin\ndemand: 10 tx/s\n```";

/** Reads a notebook from its file; one that cannot be read ends the command. */
export function openNotebook(path: string): FileNotebook {
  const notebook = readBytes(path);
  const written = notebook.cells.filter(({ kind }) => kind === "l2");
  const { names } = new Cells(written.map(({ text }) => text));
  const cells = written.map(({ text, origin }, index): FileCell => {
    const indent = /^ {0,3}/.exec(origin?.source ?? "")?.[0].length ?? 0;
    return { name: names[index] ?? "", text, line: origin?.line ?? 0, indent, position: index + 1 };
  });
  return { path, notebook, cells };
}

function readBytes(path: string): Notebook {
  const bytes = bytesOf(path);
  try {
    return parse(bytes);
  } catch (error) {
    if (error instanceof UnreadableDocument) throw new Misuse(`${path}: ${error.message}`);
    throw error;
  }
}

/** Runs every cell, in order. */
export function* runAll(
  { path, cells }: FileNotebook,
  request: Request,
  report: Reporter,
  memory = new Memory(),
): Generator<CellRun> {
  for (const cell of cells) {
    if (request.only?.includes(cell.name) === false) continue;
    report.begin(`${basename(path)}: ${cell.name} (${cell.position} of ${cells.length})`);
    const result = run(cell, cells, request, memory, report);
    report.end();
    yield { cell, result };
  }
}

function run(
  { name, text, line, position }: FileCell,
  cells: readonly FileCell[],
  { set = {}, seed, runs, reader, reveals = false, eachRun = false, replies = {} }: Request,
  memory: Memory,
  report: Reporter,
): CellResult {
  const request = {
    text,
    line,
    position,
    cells: cells.map((cell) => cell.text),
    lines: cells.map((cell) => cell.line),
    set,
    reveals,
    eachRun,
    ...(Object.hasOwn(replies, name) && { reply: replies[name] ?? "" }),
    ...(seed !== undefined && { seed }),
    ...(runs !== undefined && { runs }),
    ...(reader !== undefined && { reader }),
  };
  const steps = evaluate(request, memory);
  let step = steps.next();
  while (!step.done) {
    report.step(step.value);
    step = steps.next();
  }
  return step.value;
}

/**
 * Ends the command where a path that was typed leads nowhere, since every cell would stay as it is and look like a result. What a hand-in
 * had turned is not asked, since its notebook may have lost a param meanwhile.
 */
export function checkPaths(paths: readonly string[], { cells }: FileNotebook): void {
  const names = cells.map(({ name }) => name);
  const known = [...names, ...cellKeys, ...laterKeys];
  const read = new Cells(cells.map(({ text }) => text));
  for (const path of paths) {
    if (!known.includes(path.split(".")[0] ?? ""))
      throw new Misuse(
        `--set ${path}: a path begins with a cell's name (${names.join(", ")}) or a key such as l1 or demand.`,
      );
    const problem = read.paramProblem(path);
    if (problem !== undefined) throw new Misuse(`--set ${path}: ${explained(problem)}`);
  }
}

/** "2 not as they should be: base, big" */
export const notFine = (names: readonly string[]) =>
  `${names.length} not as ${names.length === 1 ? "it" : "they"} should be: ${names.join(", ")}`;

/** Whether a cell did what it should: it ran to its end, and all came out as it says. */
export const isFine = (result: CellResult) => result.status === "ok" && isAsExpected(result);
