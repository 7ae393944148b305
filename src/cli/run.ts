import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import type { Cell, Notebook } from "../notebook/document.ts";
import { type LiveValues, valueNamed } from "../notebook/prose/live-value.ts";
import { type ProseContext, prose, termsIn } from "../notebook/prose/prose.ts";
import { valuesOf } from "../notebook/prose/values.ts";
import { json } from "../notebook/report/json.ts";
import { type PageCell, page } from "../notebook/report/page.ts";
import { text } from "../notebook/report/text.ts";
import type { CellResult } from "../notebook/result.ts";
import { only, overrides, read, runOptions, whole } from "./arguments.ts";
import { counted } from "./counted.ts";
import { bytesOf, ensureWritable, write, writeJson } from "./files.ts";
import { type ExitCode, Misuse } from "./misuse.ts";
import { type FileNotebook, isFine, notFine, openRunnable, type Request, runAll } from "./notebook.ts";
import { reporter } from "./progress.ts";

export const usage =
  "layerbook run FILE [--set a.b=v] [--seed N] [--runs N] [--reader N] [--json F] [--html F]";

/** Runs every cell of a notebook and prints what came of it. */
export function run(argv: readonly string[]): ExitCode {
  const { values, positionals } = read(
    argv,
    { ...runOptions, reader: { type: "string" }, html: { type: "string" } },
    usage,
  );
  const notebook = openRunnable(only(positionals, usage));
  ensureWritable(values.json, values.html);
  const script = values.html === undefined ? "" : pageScript();
  const results = show(notebook, requestOf(values), values.json === "-");
  if (values.json !== undefined) writeJson(values.json, json(basename(notebook.path), results));
  if (values.html !== undefined) write(values.html, html(notebook, results, script));
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

/** The notebook with its results as one self-contained page. */
function html({ path, notebook }: FileNotebook, results: readonly CellResult[], script: string): string {
  const left = [...results];
  const values = Object.assign({}, ...results.map(valuesOf)) as LiveValues;
  const terms = termsIn(notebook.cells.flatMap(({ kind, text }) => (kind === "prose" ? text : [])));
  const lookup = (name: string) => valueNamed(values, name);
  const cells = notebook.cells.map((cell, at) =>
    pageCell(cell, left, { lookup, terms, id: `cell-${at + 1}` }),
  );
  return page({ title: titleOf(notebook) ?? basename(path), cells, script, style: "" });
}

function pageCell({ kind, text }: Cell, results: CellResult[], context: ProseContext): PageCell {
  const result = kind === "l2" ? results.shift() : undefined;
  return result === undefined
    ? { kind: "prose", html: prose(text, context) }
    : { kind: "result", source: text, result };
}

/** The title in the front matter, or the first heading. */
function titleOf({ preamble, cells }: Notebook): string | undefined {
  const title = /^title:[ \t]*(.+?)[ \t]*$/m.exec(preamble)?.[1]?.replace(/^(["'])(.*)\1$/, "$2");
  const headings = cells.flatMap(({ kind, text }) =>
    kind === "prose" ? (/^#[ \t]+(.+)$/m.exec(text)?.[1] ?? []) : [],
  );
  return title ?? headings[0];
}

/** The script that draws results in a page: built beside this program. */
function pageScript(): string {
  const path = join(__dirname, "page.js");
  if (!existsSync(path)) throw new Misuse(`--html needs ${path}: build it with "npm run build".`);
  return new TextDecoder().decode(bytesOf(path));
}
