import { dirname, isAbsolute, relative, sep } from "node:path";
import { courseProblems, type NotebookFile } from "../notebook/course/check.ts";
import { type Contents, contents } from "../notebook/course/contents.ts";
import type { Cell } from "../notebook/document.ts";
import { isNotebook } from "../notebook/file-name.ts";
import { decode, UnreadableDocument } from "../notebook/format/unreadable.ts";
import { documentsIn, isManifest } from "./documents.ts";
import { bytesOf } from "./files.ts";
import { type FileReport, findingOf, unreadable } from "./finding.ts";
import { Misuse } from "./misuse.ts";
import { openNotebook } from "./notebook.ts";

/** What is wrong with the manifest of a course, beside the notebooks that stand in its folder. */
export function courseReport(file: string): FileReport {
  try {
    const text = decode(bytesOf(file));
    const problems = courseProblems(text, notebooksOf(file));
    return {
      file,
      cells: [],
      findings: problems.map((problem) => findingOf({ file, text, line: 1 }, problem)),
    };
  } catch (error) {
    if (error instanceof Misuse || error instanceof UnreadableDocument)
      return unreadable(file, error.message);
    throw error;
  }
}

/** The course in whose folder all of some documents lie; undefined where they are none, or more than one. */
export function courseOf(documents: readonly string[]): CourseFolder | undefined {
  const [manifest, ...more] = documents.filter(isManifest);
  if (manifest === undefined || more.length > 0) return undefined;
  const folder = dirname(manifest);
  if (!documents.every((path) => isIn(folder, path))) return undefined;
  const found = contents(manifestText(manifest), notebooksOf(manifest));
  const problem = found.problems.find(({ severity }) => severity === "error");
  if (problem === undefined) return { folder, contents: found };
  const at = `${manifest}:${problem.start.line + 1}`;
  throw new Misuse(`${at}: ${problem.message} \`layerbook check\` shows all that is wrong.`);
}

function manifestText(manifest: string): string {
  try {
    return decode(bytesOf(manifest));
  } catch (error) {
    if (error instanceof UnreadableDocument) throw new Misuse(`${manifest}: ${error.message}`);
    throw error;
  }
}

export interface CourseFolder {
  readonly folder: string;
  readonly contents: Contents;
}

const isIn = (folder: string, path: string): boolean => {
  const way = relative(folder, path);
  return !isAbsolute(way) && way.split(sep)[0] !== "..";
};

/** A path below a folder as manifests and links have it. */
export const pathFrom = (folder: string, path: string): string => relative(folder, path).split(sep).join("/");

/** The notebooks in the folder of a manifest and below, but for those of other courses. */
function notebooksOf(manifest: string): readonly NotebookFile[] {
  const folder = dirname(manifest);
  const documents = documentsIn(folder);
  const others = documents.filter((path) => isManifest(path) && dirname(path) !== folder).map(dirname);
  const isOwn = (path: string) => !others.some((other) => path.startsWith(other + sep));
  return documents
    .filter((path) => isNotebook(path) && isOwn(path))
    .map((path) => ({ path: pathFrom(folder, path), cells: cellsOf(path) }));
}

/** One that cannot be read says so in a report of its own. */
function cellsOf(path: string): readonly Cell[] {
  try {
    return openNotebook(path).notebook.cells;
  } catch (error) {
    if (error instanceof Misuse) return [];
    throw error;
  }
}
