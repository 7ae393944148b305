import { noOption } from "../notebook/answer/exercise.ts";
import type { Span } from "../notebook/document.ts";
import { labelVerdict } from "../notebook/headline.ts";
import { type CellReading, Cells } from "../notebook/language/index.ts";
import { placeOf } from "../notebook/place.ts";
import { linkProblems } from "../notebook/prose/links.ts";
import type { CellResult } from "../notebook/result.ts";
import { read } from "./arguments.ts";
import { counted } from "./counted.ts";
import { ensureWritable, notebooksIn, write, writeJson } from "./files.ts";
import { junit } from "./junit.ts";
import { type ExitCode, Misuse } from "./misuse.ts";
import { type FileCell, type FileNotebook, openNotebook, runAll } from "./notebook.ts";
import { inProcesses } from "./processes.ts";
import { type Reporter, reporter } from "./progress.ts";

export const usage = "layerbook check PATH... [--json F] [--junit F]";

/** Something to change in a file. Lines and columns count from 1. */
export interface Finding {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly severity: "error" | "warning";
  /** One of the language's `problemCodes`, or `unreadable`, `expectation`, `verdict`, `undecided`, `partial`. */
  readonly code: string;
  readonly message: string;
  readonly hint?: string;
}

export interface FileReport {
  readonly file: string;
  readonly cells: readonly {
    readonly name: string;
    readonly line: number;
    readonly findings: readonly Finding[];
  }[];
  /** What is wrong with the file as a whole. */
  readonly findings: readonly Finding[];
}

/** Problems and failed expectations of all notebooks, a line each. */
export async function check(argv: readonly string[]): Promise<ExitCode> {
  const { values, positionals } = read(argv, { json: { type: "string" }, junit: { type: "string" } }, usage);
  if (positionals.length === 0) throw new Misuse(`Usage: ${usage}`);
  const files = positionals.flatMap(notebooksIn);
  if (files.length === 0)
    throw new Misuse(`There is no notebook (*.l2nb, *.l2nb.md) in ${positionals.join(", ")}.`);
  ensureWritable(values.json, values.junit);
  const reports = files.length === 1 ? [checked(files[0] as string, reporter())] : await eachIn(files);
  const findings = reports.flatMap((each) => [
    ...each.findings,
    ...each.cells.flatMap((cell) => cell.findings),
  ]);
  const lines = [...findings.map(line), summary(reports, findings)];
  if (values.json !== "-") process.stdout.write(`${lines.join("\n")}\n`);
  if (values.json !== undefined) writeJson(values.json, { version: 1, files: reports });
  if (values.junit !== undefined) write(values.junit, junit(reports));
  if (findings.some(({ code }) => code === "unreadable")) return 2;
  return findings.some(({ severity }) => severity === "error") ? 1 : 0;
}

/** Several notebooks, each in a process of its own, since they have nothing to do with each other. */
async function eachIn(files: readonly string[]): Promise<readonly FileReport[]> {
  const printed = await inProcesses(files.map((file) => ["check", file, "--json", "-"]));
  return printed.flatMap((out) => (JSON.parse(out) as { readonly files: readonly FileReport[] }).files);
}

/** `file:line:col code severity: message`, which a problem matcher reads by `^(.+):(\d+):(\d+) (\S+) (error|warning): (.*)$`. */
const line = ({ file, line, column, severity, code, message, hint }: Finding) =>
  `${file}:${line}:${column} ${code} ${severity}: ${message}${hint === undefined ? "" : ` Try: ${hint}`}`.replace(
    /[\r\n]+/g,
    " ",
  );

/** "3 notebooks, 14 cells, no problems" */
function summary(reports: readonly FileReport[], findings: readonly Finding[]): string {
  const cells = reports.reduce((sum, each) => sum + each.cells.length, 0);
  const found = (["error", "warning"] as const).flatMap((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return count === 0 ? [] : [counted(count, severity)];
  });
  const problems = found.length === 0 ? ["no problems"] : found;
  return [counted(reports.length, "notebook"), counted(cells, "cell"), ...problems].join(", ");
}

function checked(file: string, report: Reporter): FileReport {
  try {
    const notebook = openNotebook(file);
    const readings = new Cells(notebook.cells.map(({ text }) => text));
    const cells = Array.from(runAll(notebook, { reveals: true }, report), ({ cell, result }) => ({
      name: cell.name,
      line: cell.line,
      findings: findingsOf(file, cell, readings.reading(cell.position), result),
    }));
    return { file, cells, findings: proseFindings(file, notebook, readings) };
  } catch (error) {
    if (!(error instanceof Misuse)) throw error;
    const unreadable = {
      file,
      line: 1,
      column: 1,
      severity: "error",
      code: "unreadable",
      message: error.message,
    } as const;
    return { file, cells: [], findings: [unreadable] };
  }
}

/** What is wrong with the live values that prose names. */
function proseFindings(file: string, { notebook }: FileNotebook, readings: Cells): Finding[] {
  return notebook.cells.flatMap(({ kind, text, origin }) => {
    if (kind !== "prose") return [];
    return linkProblems(text, readings).map(({ span, code, message, hint }): Finding => {
      const { line, column } = placeOf(span.start, span.end, text);
      const start = (origin?.line ?? 1) + line - 1;
      return {
        file,
        line: start,
        column,
        severity: "error",
        code,
        message,
        ...(hint !== undefined && { hint }),
      };
    });
  });
}

function findingsOf(
  file: string,
  cell: FileCell,
  reading: CellReading,
  { status, problems, expectations, notices, claim, exercise }: CellResult,
): Finding[] {
  const at = (span: Span) => ({ file, ...inFile(span, cell) });
  const failed = expectations.flatMap(({ holds, message }, index): Finding[] => {
    const span = reading.expectations[index]?.span ?? { start: 0, end: 0 };
    return holds ? [] : [{ ...at(span), severity: "error", code: "expectation", message }];
  });
  failed.push(...misjudged(at, reading, claim), ...undecided(at, reading, exercise, notices));
  const found = problems.map(
    ({ severity, code, message, hint, span }): Finding => ({
      ...at(span),
      severity,
      code,
      message,
      ...(hint !== undefined && { hint }),
    }),
  );
  const explained = found.some(({ severity }) => severity === "error");
  if (status === "ok" || explained) return [...found, ...failed];
  const message = notices[0] ?? "The run did not come to its end.";
  return [...found, ...failed, { ...at({ start: 0, end: 0 }), severity: "error", code: "partial", message }];
}

type At = (span: Span) => Pick<Finding, "file" | "line" | "column">;

/** A claim whose verdict is not what its author says. */
function misjudged(at: At, { question }: CellReading, claim: CellResult["claim"]): Finding[] {
  if (claim === null || claim.expected === null || claim.expected === claim.verdict) return [];
  const span = question?.kind === "claim" ? question.expectedAt : null;
  const message = `The claim is ${labelVerdict[claim.verdict].toLowerCase()}, and its author expects ${claim.expected}.`;
  const hint = `verdict: ${claim.verdict}`;
  return [{ ...at(span ?? { start: 0, end: 0 }), severity: "error", code: "verdict", message, hint }];
}

/** A quiz that no reader could answer. */
function undecided(
  at: At,
  { question }: CellReading,
  exercise: CellResult["exercise"],
  notices: readonly string[],
): Finding[] {
  if (question?.kind !== "quiz" || exercise === null || !notices.includes(noOption)) return [];
  const span = question.options[0]?.right.span ?? { start: 0, end: 0 };
  return [{ ...at(span), severity: "error", code: "undecided", message: noOption }];
}

function inFile({ start, end }: Span, { text, line, indent }: FileCell) {
  const place = placeOf(start, end, text);
  return { line: line + place.line - 1, column: indent + place.column };
}
