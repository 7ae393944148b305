import type { Exercise } from "./exercises.ts";
import { type Fields, fieldsOf, listOf, numberOf, textOf, wordOf } from "./read-value.ts";
import type { CellResult, ExerciseResult } from "./result.ts";

/** What a reader answered to the questions of a notebook, to give to whoever teaches with it: `NAME.handin.json`. */
export interface HandIn {
  readonly version: 1;
  /** The notebook's file name. */
  readonly notebook: string;
  /** The reader's name, or what he goes by; "" where he does not say. */
  readonly name: string;
  /** His number: the seed of cells that say `seed: reader`. */
  readonly reader: number;
  /** The day on which it was handed in (ISO 8601). */
  readonly date: string;
  readonly engine: string;
  /** What the reader had turned, by path such as `base.params.size`. */
  readonly set: Readonly<Record<string, string>>;
  /** In the order of the notebook. */
  readonly exercises: readonly Handed[];
}

/** One question, what was answered, and what came of it. */
export interface Handed {
  readonly cell: string;
  /** Hashes of the texts of the cell and of those that it is read from, by their names. */
  readonly cells: Readonly<Record<string, string>>;
  /** All answers, in order; none for a challenge, which is met by turning. */
  readonly attempts: readonly string[];
  /** The answer that counts: the last one; "" where there is none. */
  readonly reply: string;
  readonly grade: Grade;
  /** Of the run that it was graded by; "" where nothing was run. */
  readonly receipt: string;
}

export type Grade = ExerciseResult["grade"];
export const grades = ["open", "right", "near", "wrong"] as const satisfies readonly Grade[];

/** What came of a question, and what a reader had turned to get there. */
export interface Marked {
  readonly grade: Grade;
  readonly feedback: string;
  readonly receipt: string;
  readonly engine: string;
  /** Of a challenge: the values of all that may be turned, written into their cells or not. */
  readonly set: Readonly<Record<string, string>>;
}

/** What a result says of its question; undefined where it asks nothing. */
export function marked({ exercise, provenance, params }: CellResult): Marked | undefined {
  if (exercise === null) return undefined;
  const { grade, feedback } = exercise;
  const turned = params.map(({ cell, name, options, at }) => [`${cell}.params.${name}`, options[at] ?? ""]);
  const { receipt, engine } = provenance;
  return { grade, feedback, receipt, engine, set: Object.fromEntries(turned) };
}

/** The file's text: one order of keys, so that handing in the same again gives the same bytes. */
export function write(handIn: HandIn): string {
  const { notebook, name, reader, date, engine, set, exercises } = handIn;
  const ordered = exercises.map(({ cell, cells, attempts, reply, grade, receipt }) => ({
    cell,
    cells: sorted(cells),
    attempts,
    reply,
    grade,
    receipt,
  }));
  const file = { version: 1, notebook, name, reader, date, engine, set: sorted(set), exercises: ordered };
  return `${JSON.stringify(file, null, 2)}\n`;
}

const sorted = (record: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));

/** Longest name, answer and file name that are read, in characters; and how many of a kind. */
const longest = 1000;
const most = { exercises: 200, attempts: 200, cells: 200, set: 200 };
const cellName = /^[A-Za-z][\w-]{0,63}$/;
const path = /^[A-Za-z][\w-]{0,63}\.params\.[A-Za-z][\w-]{0,63}$/;
const digest = /^[0-9a-f]{64}$/;

/** Reads what somebody handed in, who may have written anything; undefined where it is no hand-in of this version. */
export function read(text: string): HandIn | undefined {
  const fields = fieldsOf(parsed(text));
  if (fields === null || fields.version !== 1 || !Array.isArray(fields.exercises)) return undefined;
  const exercises = listOf(fields.exercises, most.exercises, readHanded);
  if (exercises.length < Math.min(fields.exercises.length, most.exercises)) return undefined;
  return {
    version: 1,
    notebook: textOf(fields.notebook, longest),
    name: textOf(fields.name, longest),
    reader: numberOf(fields.reader),
    date: textOf(fields.date, 40),
    engine: textOf(fields.engine, 40),
    set: wordsOf(fields.set, most.set, path, () => true),
    exercises,
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function readHanded(value: unknown): Handed | null {
  const fields: Fields | null = fieldsOf(value);
  const cell = textOf(fields?.cell, longest);
  const grade = wordOf(fields?.grade, grades);
  if (fields === null || grade === null || !cellName.test(cell)) return null;
  return {
    cell,
    cells: wordsOf(fields.cells, most.cells, cellName, (each) => digest.test(each)),
    attempts: listOf(fields.attempts, most.attempts, (each) => textOf(each, longest) || null),
    reply: textOf(fields.reply, longest),
    grade,
    receipt: textOf(fields.receipt, 64),
  };
}

function wordsOf(
  value: unknown,
  most: number,
  key: RegExp,
  isOne: (text: string) => boolean,
): Readonly<Record<string, string>> {
  const entries = Object.entries(fieldsOf(value) ?? {})
    .filter(([name, each]) => key.test(name) && typeof each === "string" && isOne(each))
    .slice(0, most);
  return Object.fromEntries(entries.map(([name, each]) => [name, textOf(each, longest)]));
}

/** A question, as it was handed in and as it comes out now. */
export interface Compared {
  readonly cell: string;
  readonly attempts: readonly string[];
  readonly reply: string;
  /** As it was handed in; null where the hand-in does not hold the question. */
  readonly handed: Grade | null;
  /** As it comes out now; null where the notebook does not ask it any more. */
  readonly now: Grade | null;
  /** Cells with another text than when it was answered, and those that it was not read from then. */
  readonly changed: readonly string[];
}

/** The questions of a notebook beside what was handed in, then those that were handed in and are not in it; `now` says how each is graded. */
export function compared(
  handIn: HandIn,
  asked: readonly Exercise[],
  now: ReadonlyMap<string, Grade>,
): readonly Compared[] {
  const gone = handIn.exercises.filter(({ cell }) => !asked.some(({ name }) => name === cell));
  return [
    ...asked.map(({ name, cells }): Compared => {
      const own = handIn.exercises.find(({ cell }) => cell === name);
      const { attempts = [], reply = "", grade: handed = null } = own ?? {};
      const changed = own === undefined ? [] : changes(own.cells, cells);
      return { cell: name, attempts, reply, handed, now: now.get(name) ?? "open", changed };
    }),
    ...gone.map(
      ({ cell, attempts, reply, grade: handed }): Compared => ({
        cell,
        attempts,
        reply,
        handed,
        now: null,
        changed: [],
      }),
    ),
  ];
}

const changes = (before: Readonly<Record<string, string>>, now: Readonly<Record<string, string>>): string[] =>
  [...new Set([...Object.keys(now), ...Object.keys(before)])].filter((name) => before[name] !== now[name]);

/** Whether all is as it was handed in: the questions, the cells behind them, and the grades. */
export const isAsHanded = (all: readonly Compared[]): boolean =>
  all.every(({ handed, now, changed }) => handed === now && changed.length === 0);

/** "7 of 8 right" */
export const rightOf = (grades: readonly Grade[]): string =>
  `${grades.filter((grade) => grade === "right").length} of ${grades.length} right`;
