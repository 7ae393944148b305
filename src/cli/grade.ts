import { Memory } from "../notebook/answer/memory.ts";
import { exercises } from "../notebook/exercises.ts";
import {
  type Compared,
  compared,
  type Grade,
  type HandIn,
  isAsHanded,
  read as readHandIn,
  rightOf,
} from "../notebook/handin.ts";
import { counted } from "../notebook/words.ts";
import { read } from "./arguments.ts";
import { bytesOf, ensureWritable, writeJson } from "./files.ts";
import { type ExitCode, Misuse } from "./misuse.ts";
import { type FileNotebook, openRunnable, runAll } from "./notebook.ts";
import { type Reporter, reporter } from "./progress.ts";

export const usage = "layerbook grade FILE HANDIN... [--json F]";

interface Graded {
  readonly file: string;
  readonly handIn: HandIn;
  readonly exercises: readonly Compared[];
}

/** Grades what readers handed in by running it again, and says what is not as they handed it in. */
export function grade(argv: readonly string[]): ExitCode {
  const { values, positionals } = read(argv, { json: { type: "string" } }, usage);
  const [path, ...files] = positionals;
  if (path === undefined || files.length === 0) throw new Misuse(`Usage: ${usage}`);
  const notebook = openRunnable(path);
  const handIns = files.map((file) => ({ file, handIn: handInOf(file) }));
  ensureWritable(values.json);
  const [memory, report] = [new Memory(), reporter()];
  const all = handIns.map(({ file, handIn }) => {
    const graded = { file, handIn, exercises: comparedNow(notebook, handIn, memory, report) };
    if (values.json !== "-") process.stdout.write(`${lines(graded).join("\n")}\n`);
    return graded;
  });
  if (values.json !== undefined)
    writeJson(values.json, { version: 1, notebook: path, handIns: all.map(data) });
  return all.every(({ exercises }) => isAsHanded(exercises)) ? 0 : 1;
}

function handInOf(file: string): HandIn {
  const handIn = readHandIn(new TextDecoder().decode(bytesOf(file)));
  if (handIn !== undefined) return handIn;
  throw new Misuse(`${file} is no hand-in; "Layerbook: Hand In…" in VS Code writes one.`);
}

/** All questions of the notebook with the reader's answers, and with what he had turned. */
function comparedNow(notebook: FileNotebook, handIn: HandIn, memory: Memory, report: Reporter) {
  const asked = exercises(notebook.cells.map(({ text }) => text));
  const names = notebook.cells.map(({ name }) => name);
  const request = {
    reader: handIn.reader,
    only: asked.map(({ name }) => name),
    replies: Object.fromEntries(handIn.exercises.map(({ cell, reply }) => [cell, reply])),
    // Because a path into a cell that is gone says nothing; that it is gone is said of the question.
    set: Object.fromEntries(
      Object.entries(handIn.set).filter(([path]) => names.includes(path.split(".")[0] ?? "")),
    ),
  };
  const grades = new Map<string, Grade>();
  for (const { cell, result } of runAll(notebook, request, report, memory))
    grades.set(cell.name, result.exercise?.grade ?? "open");
  return compared(handIn, asked, grades);
}

const signs: Readonly<Record<Grade, string>> = { right: "✓", near: "≈", wrong: "✗", open: "○" };

function lines({ file, handIn, exercises }: Graded): string[] {
  const { name, notebook, date } = handIn;
  const from = [name, notebook, date].filter((each) => each !== "").map(plain);
  return [
    `${file}: ${from.join(", ")}`,
    ...exercises.map((each) => `  ${line(each)}`),
    `  ${sum(exercises)}`,
  ];
}

function line({ cell, attempts, reply, handed, now, changed }: Compared): string {
  if (now === null) return `${cell}: handed in as ${handed}; the notebook does not ask it`;
  const before = attempts.slice(0, -1);
  const said = [
    `${signs[now]} ${cell}: ${now}`,
    ...(reply === "" ? [] : [`answered ${plain(reply)}`]),
    ...(before.length === 0 ? [] : [`after ${before.map(plain).join(" and ")}`]),
  ].join(", ");
  const other = handed === now ? [] : [handed === null ? "not handed in" : `handed in as ${handed}`];
  const moved = changed.length === 0 ? [] : [`changed since: ${changed.join(", ")}`];
  return [said, ...other, ...moved].join("; ");
}

/** "7 of 8 right, all as handed in" */
function sum(all: readonly Compared[]): string {
  const others = all.filter(({ handed, now }) => handed !== now).length;
  const changed = new Set(all.flatMap((each) => each.changed)).size;
  const graded = all.flatMap(({ now }) => now ?? []);
  const found = [
    ...(others === 0 ? [] : [`${counted(others, "grade")} not as handed in`]),
    ...(changed === 0 ? [] : [`${counted(changed, "cell")} changed since`]),
  ];
  return [rightOf(graded), ...(found.length === 0 ? ["all as handed in"] : found)].join(", ");
}

/** Because what somebody handed in may hold signs that a terminal obeys. */
const plain = (text: string) => text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, "�");

const data = ({ file, handIn: { name, date }, exercises }: Graded) => ({
  file,
  name,
  date,
  right: exercises.filter(({ now }) => now === "right").length,
  exercises,
});
