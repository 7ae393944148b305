import { basename } from "node:path";
import { Memory } from "../notebook/answer/memory.ts";
import { json } from "../notebook/report/json.ts";
import { text } from "../notebook/report/text.ts";
import type { CellResult } from "../notebook/result.ts";
import { counted } from "../notebook/words.ts";
import { only, overrides, read, runOptions, whole } from "./arguments.ts";
import { fileReport, findingsIn } from "./file-report.ts";
import { ensureWritable, writeJson } from "./files.ts";
import { bySeverity, type Finding, isError, line } from "./finding.ts";
import type { ExitCode } from "./misuse.ts";
import {
  type CellRun,
  checkPaths,
  type FileNotebook,
  isFine,
  notFine,
  openRunnable,
  type Request,
  runAll,
} from "./notebook.ts";
import { reporter } from "./progress.ts";

export const usage = "layerbook run FILE [--set a.b=v] [--seed N] [--runs N] [--reader N] [--json F]";

/** Runs every cell of a notebook and prints what came of it. */
export function run(argv: readonly string[]): ExitCode {
  const { values, positionals } = read(argv, { ...runOptions, reader: { type: "string" } }, usage);
  const notebook = openRunnable(only(positionals, usage));
  ensureWritable(values.json);
  const quiet = values.json === "-";
  const [request, memory] = [requestOf(values), new Memory()];
  const runs = show(notebook, request, quiet, memory);
  const results = runs.map(({ result }) => result);
  const findings = findingsIn(fileReport(notebook, revealed(notebook, runs, request, memory)));
  if (!quiet) process.stdout.write(`\n${[...findings.map(line), summary(results, findings)].join("\n")}\n`);
  if (values.json !== undefined)
    writeJson(values.json, { ...json(basename(notebook.path), results), findings });
  return results.every(isFine) && !findings.some(isError) ? 0 : 1;
}

/** The same with what comes out of questions that nobody answered, for what is wrong with them; without a word, since that would be the answer. */
function revealed(
  notebook: FileNotebook,
  runs: readonly CellRun[],
  request: Request,
  memory: Memory,
): readonly CellRun[] {
  const open = runs.filter(({ result }) => result.exercise?.grade === "open").map(({ cell }) => cell.name);
  const answers = [...runAll(notebook, { ...request, reveals: true, only: open }, reporter(), memory)];
  return runs.map((each) => answers.find(({ cell }) => cell === each.cell) ?? each);
}

export function requestOf(values: {
  readonly set?: string[];
  readonly seed?: string;
  readonly runs?: string;
  readonly reader?: string;
}): Request {
  return {
    set: overrides(values.set),
    seed: whole("seed", values.seed, 0, 4_294_967_295),
    runs: whole("runs", values.runs, 1, 1_000),
    reader: whole("reader", values.reader, 0, 4_294_967_295),
  };
}

/** Runs all cells, printing each as it ends. */
export function show(
  notebook: FileNotebook,
  request: Request,
  quiet: boolean,
  memory = new Memory(),
): readonly CellRun[] {
  checkPaths(Object.keys(request.set ?? {}), notebook);
  const runs: CellRun[] = [];
  for (const run of runAll(notebook, request, reporter(), memory)) {
    runs.push(run);
    if (!quiet) process.stdout.write(`${runs.length > 1 ? "\n" : ""}${text(run.result)}`);
  }
  return runs;
}

/** "5 cells, all fine", "5 cells, 1 not as it should be: base; 2 errors" */
export function summary(results: readonly CellResult[], findings: readonly Finding[] = []): string {
  const failed = results.filter((result) => !isFine(result)).map(({ name }) => name);
  const parts = [...(failed.length === 0 ? [] : [notFine(failed)]), bySeverity(findings).join(", ")];
  const said = parts.filter((part) => part !== "").join("; ");
  return `${counted(results.length, "cell")}, ${said || "all fine"}`;
}
