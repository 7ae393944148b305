import { basename } from "node:path";
import { json } from "../notebook/report/json.ts";
import { text } from "../notebook/report/text.ts";
import type { CellResult } from "../notebook/result.ts";
import { counted } from "../notebook/words.ts";
import { only, overrides, read, runOptions, whole } from "./arguments.ts";
import { ensureWritable, writeJson } from "./files.ts";
import type { ExitCode } from "./misuse.ts";
import { type FileNotebook, isFine, notFine, openRunnable, type Request, runAll } from "./notebook.ts";
import { reporter } from "./progress.ts";

export const usage = "layerbook run FILE [--set a.b=v] [--seed N] [--runs N] [--reader N] [--json F]";

/** Runs every cell of a notebook and prints what came of it. */
export function run(argv: readonly string[]): ExitCode {
  const { values, positionals } = read(argv, { ...runOptions, reader: { type: "string" } }, usage);
  const notebook = openRunnable(only(positionals, usage));
  ensureWritable(values.json);
  const results = show(notebook, requestOf(values), values.json === "-");
  if (values.json !== undefined) writeJson(values.json, json(basename(notebook.path), results));
  return results.every(isFine) ? 0 : 1;
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
export function show(notebook: FileNotebook, request: Request, quiet = false): CellResult[] {
  const results: CellResult[] = [];
  for (const { result } of runAll(notebook, request, reporter())) {
    results.push(result);
    if (!quiet) process.stdout.write(`${results.length > 1 ? "\n" : ""}${text(result)}`);
  }
  if (!quiet) process.stdout.write(`\n${summary(results)}\n`);
  return results;
}

function summary(results: readonly CellResult[]): string {
  const failed = results.filter((result) => !isFine(result)).map(({ name }) => name);
  return `${counted(results.length, "cell")}, ${failed.length === 0 ? "all fine" : notFine(failed)}`;
}
