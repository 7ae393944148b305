import { everyOption, noOption } from "../notebook/answer/exercise.ts";
import type { Span } from "../notebook/document.ts";
import { labelVerdict } from "../notebook/headline.ts";
import { type CellReading, Cells } from "../notebook/language/index.ts";
import type { CellResult, ClaimResult } from "../notebook/result.ts";
import { type FileReport, type Finding, findingOf, inFile, isError } from "./finding.ts";
import type { CellRun, FileCell, FileNotebook } from "./notebook.ts";
import { proseFindings } from "./prose.ts";

/** What is wrong with a notebook, given what its cells came to; questions that nobody answered have to have been run all the same (`reveals`). */
export function fileReport({ path, notebook, cells }: FileNotebook, runs: readonly CellRun[]): FileReport {
  const readings = new Cells(cells.map(({ text }) => text));
  return {
    file: path,
    cells: runs.map(({ cell, result }) => ({
      name: cell.name,
      line: cell.line,
      findings: cellFindings(path, cell, readings.reading(cell.position), result),
    })),
    findings: [
      ...(cells.length === 0 ? [withoutCell(path)] : []),
      ...proseFindings(
        path,
        notebook,
        readings,
        runs.map(({ result }) => result),
      ),
    ],
  };
}

/** A warning alone, since a lesson of a course may be all prose. */
const withoutCell = (file: string): Finding => ({
  ...{ file, line: 1, column: 1, severity: "warning", code: "no-cell" },
  message: "This notebook holds no `l2` cell, so nothing in it runs.",
  hint: "a fence of `l2` with `l1: bitcoin` in it",
});

/** All that is reported of a file; causes before what follows from them. */
export function findingsIn({ findings, cells }: FileReport): readonly Finding[] {
  const all = [...findings, ...cells.flatMap((cell) => cell.findings)];
  return [...all.filter((finding) => !follows(finding)), ...all.filter(follows)];
}

/** Whether all there is to it is that another cell is broken. */
const follows = ({ code }: Finding): boolean => code === "broken-cell";

/** Problems of a cell, and what did not come out as its author says. */
function cellFindings(
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
  const explained = found.some(isError);
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

/** A quiz that asks nothing, since no answer is right, or none is wrong. */
function undecided(
  at: At,
  { question }: CellReading,
  exercise: CellResult["exercise"],
  notices: readonly string[],
): Finding[] {
  const flaw = flaws.find(({ message }) => notices.includes(message));
  if (question?.kind !== "quiz" || exercise === null || flaw === undefined) return [];
  const span = question.options[0]?.right.span ?? { start: 0, end: 0 };
  return [{ ...at(span), severity: "error", code: "undecided", ...flaw }];
}

const flaws = [
  { message: noOption, hint: "a condition that holds behind one of the options" },
  { message: everyOption, hint: "a condition that does not hold behind one of the options" },
] as const;
