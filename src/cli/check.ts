import { counted } from "../notebook/words.ts";
import { read } from "./arguments.ts";
import { courseReport } from "./course.ts";
import { documentsIn, isManifest } from "./documents.ts";
import { fileReport, findingsIn } from "./file-report.ts";
import { ensureWritable, write, writeJson } from "./files.ts";
import { bySeverity, type FileReport, type Finding, isError, line, unreadable } from "./finding.ts";
import { junit } from "./junit.ts";
import { type ExitCode, Misuse } from "./misuse.ts";
import { openNotebook, runAll } from "./notebook.ts";
import { inProcesses } from "./processes.ts";
import { type Reporter, reporter, sayDone } from "./progress.ts";

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
  const findings = reports.flatMap(findingsIn);
  const lines = [...findings.map(line), summary(reports, findings)];
  if (values.json !== "-") process.stdout.write(`${lines.join("\n")}\n`);
  if (values.json !== undefined) writeJson(values.json, { version: 1, files: reports });
  if (values.junit !== undefined) write(values.junit, junit(reports));
  if (findings.some(({ code }) => code === "unreadable")) return 2;
  return findings.some(isError) ? 1 : 0;
}

/** Several files, each in a process of its own, since one need not wait for what another simulates. */
async function eachIn(files: readonly string[]): Promise<readonly FileReport[]> {
  const printed = await inProcesses(
    files.map((file) => ["check", file, "--json", "-"]),
    sayDone(files),
  );
  return printed.flatMap((out) => (JSON.parse(out) as { readonly files: readonly FileReport[] }).files);
}

/** "1 course, 3 notebooks, 14 cells, no problems" */
function summary(reports: readonly FileReport[], findings: readonly Finding[]): string {
  const cells = reports.reduce((sum, each) => sum + each.cells.length, 0);
  const found = bySeverity(findings);
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
    return fileReport(notebook, [...runAll(notebook, { reveals: true }, report)]);
  } catch (error) {
    if (!(error instanceof Misuse)) throw error;
    return unreadable(file, error.message);
  }
}
