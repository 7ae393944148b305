import { noOption } from "../notebook/answer/exercise.ts";
import type { Span } from "../notebook/document.ts";
import { labelVerdict } from "../notebook/headline.ts";
import { type CellReading, Cells } from "../notebook/language/index.ts";
import type { CellResult, ClaimResult } from "../notebook/result.ts";
import { counted } from "../notebook/words.ts";
import { read } from "./arguments.ts";
import { courseReport } from "./course.ts";
import { documentsIn, isManifest } from "./documents.ts";
import { ensureWritable, write, writeJson } from "./files.ts";
import { type FileReport, type Finding, findingOf, inFile, unreadable } from "./finding.ts";
import { junit } from "./junit.ts";
import { type ExitCode, Misuse } from "./misuse.ts";
import { type FileCell, openNotebook, runAll } from "./notebook.ts";
import { inProcesses } from "./processes.ts";
import { type Reporter, reporter, sayDone } from "./progress.ts";
import { proseFindings } from "./prose.ts";

export const usage = "layerbook check PATH... [--json F] [--junit F]";

/** Problems and failed expectations of all notebooks and courses, a line each. */
export async function check(argv: readonly string[]): Promise<ExitCode> {
  const { values, positionals } = read(argv, { json: { type: "string" }, junit: { type: "string" } }, usage);
  if (positionals.length === 0) throw new Misuse(`Usage: ${usage}`);
  const files = positionals.flatMap(documentsIn);
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

/** Several files, each in a process of its own, since one need not wait for what another simulates. */
async function eachIn(files: readonly string[]): Promise<readonly FileReport[]> {
  const printed = await inProcesses(
    files.map((file) => ["check", file, "--json", "-"]),
    sayDone(files),
  );
  return printed.flatMap((out) => (JSON.parse(out) as { readonly files: readonly FileReport[] }).files);
}

/** `file:line:col code severity: message`, which a problem matcher reads by `^(.+):(\d+):(\d+) (\S+) (error|warning): (.*)$`. */
const line = ({ file, line, column, severity, code, message, hint }: Finding) =>
  `${file}:${line}:${column} ${code} ${severity}: ${message}${hint === undefined ? "" : ` Try: ${hint}`}`.replace(
    /[\r\n]+/g,
    " ",
  );

/** "1 course, 3 notebooks, 14 cells, no problems" */
function summary(reports: readonly FileReport[], findings: readonly Finding[]): string {
  const cells = reports.reduce((sum, each) => sum + each.cells.length, 0);
  const found = (["error", "warning"] as const).flatMap((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return count === 0 ? [] : [counted(count, severity)];
  });
  const problems = found.length === 0 ? ["no problems"] : found;
  const courses = reports.filter(({ file }) => isManifest(file)).length;
  const course = courses === 0 ? [] : [counted(courses, "course")];
  const notebooks = counted(reports.length - courses, "notebook");
  return [...course, notebooks, counted(cells, "cell"), ...problems].join(", ");
}

function checked(file: string, report: Reporter): FileReport {
  if (isManifest(file)) return courseReport(file);
  try {
    const notebook = openNotebook(file);
    const readings = new Cells(notebook.cells.map(({ text }) => text));
    const cells = Array.from(runAll(notebook, { reveals: true }, report), ({ cell, result }) => ({
      name: cell.name,
      line: cell.line,
      findings: findingsOf(file, cell, readings.reading(cell.position), result),
    }));
    return { file, cells, findings: proseFindings(file, notebook.notebook, readings) };
  } catch (error) {
    if (!(error instanceof Misuse)) throw error;
    return unreadable(file, error.message);
  }
}

function findingsOf(
  file: string,
  cell: FileCell,
  reading: CellReading,
  { status, problems, expectations, notices, claim, exercise }: CellResult,
): Finding[] {
  const part = { file, ...cell };
  const at = (span: Span) => inFile(part, span);
  const failed = expectations.flatMap(({ holds, message }, index): Finding[] => {
    const span = reading.expectations[index]?.span ?? { start: 0, end: 0 };
    return holds ? [] : [{ ...at(span), severity: "error", code: "expectation", message }];
  });
  failed.push(...misjudged(at, reading, claim), ...undecided(at, reading, exercise, notices));
  const found = problems.map((problem) => findingOf(part, problem));
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
  const found = `The claim is ${labelVerdict[claim.verdict].toLowerCase()}, and its author expects ${claim.expected}`;
  const message = `${found}: ${reasonOf(claim)}`;
  const hint = `verdict: ${claim.verdict}`;
  return [{ ...at(span ?? { start: 0, end: 0 }), severity: "error", code: "verdict", message, hint }];
}

/** What a verdict rests on: the first condition that does not come out as expected, or the first param by which all do. */
function reasonOf({ conditions, turned, expected }: ClaimResult): string {
  const against = conditions.find(({ verdict }) => verdict !== expected);
  if (against !== undefined) return against.message;
  const [other] = turned.filter(({ verdict }) => verdict !== expected);
  return other === undefined
    ? "see what `layerbook run` prints."
    : `it is ${labelVerdict[other.verdict].toLowerCase()} where ${other.param} is ${other.value}.`;
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
