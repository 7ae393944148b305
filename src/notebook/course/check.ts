import type { Cell, Problem } from "../document.ts";
import { nearest } from "../language/nearest.ts";
import { Problems } from "../language/problems.ts";
import { firstHeading } from "../prose/headings.ts";
import type { Course, Term } from "./course.ts";
import type { CourseCode } from "./problems.ts";
import { type CourseReading, readCourse } from "./read.ts";
import type { CourseProblems } from "./shape.ts";

/** A notebook in a course's folder. */
export interface NotebookFile {
  /** From the manifest's folder, with forward slashes. */
  readonly path: string;
  readonly cells: readonly Cell[];
}

/** Everything that is wrong with a manifest, in itself and beside the notebooks that stand in its folder and below. */
export const courseProblems = (text: string, notebooks: readonly NotebookFile[]): readonly Problem[] =>
  problemsOf(readCourse(text), notebooks);

/** The same of one that was read. */
export function problemsOf(
  { course, problems }: CourseReading,
  notebooks: readonly NotebookFile[],
): readonly Problem[] {
  // Because of what is no JSON half is not read, and would seem to be missing.
  if (problems.some(({ code }) => code === "not-json")) return problems;
  const found: CourseProblems = new Problems<CourseCode>();
  checkFiles(course, notebooks, found);
  checkGlossary(course, notebooks, found);
  return [...problems, ...found.inOrder()].sort((a, b) => a.span.start - b.span.start);
}

function checkFiles(course: Course, notebooks: readonly NotebookFile[], problems: CourseProblems): void {
  const paths = notebooks.map(({ path }) => path);
  const listed = course.lessons.map(({ file }) => file);
  const unlisted = paths.filter((path) => !listed.includes(path));
  const meant: string[] = [];
  for (const { file, place } of course.lessons) {
    if (file === "" || paths.includes(file)) continue;
    const near = nearest(file, unlisted);
    if (near !== undefined) meant.push(near);
    problems.error("missing-lesson", place, `There is no notebook \`${file}\` here.`, {
      ...(near === undefined
        ? { hint: unlisted[0] ?? `layerbook new notebook ${file}` }
        : { fix: JSON.stringify(near) }),
    });
  }
  for (const path of unlisted.filter((each) => !meant.includes(each)))
    problems.warn("unlisted-lesson", course.place, `\`${path}\` is no lesson of this course.`, {
      hint: JSON.stringify({ file: path, title: titleOf(notebooks, path) }),
    });
}

function titleOf(notebooks: readonly NotebookFile[], path: string): string {
  const { cells = [] } = notebooks.find((each) => each.path === path) ?? {};
  return firstHeading(cells) ?? "A lesson";
}

function checkGlossary(
  { lessons, glossary }: Course,
  notebooks: readonly NotebookFile[],
  problems: CourseProblems,
) {
  const taken = notebooks.filter(({ path }) => lessons.some(({ file }) => file === path));
  for (const term of glossary) {
    if (taken.some(({ cells }) => firstUse(term, cells) >= 0)) continue;
    problems.warn("unused-term", term.place, `No lesson uses “${term.term}” in its prose.`, {
      hint: "leave it out, or write it as lessons do",
    });
  }
}

/** The first prose cell that uses a term, 0-based; -1 where none does. */
export function firstUse({ term }: Pick<Term, "term">, cells: readonly Cell[]): number {
  const words = term.trim().split(/\s+/).map(escaped).join("\\s+");
  if (words === "") return -1;
  const use = new RegExp(`(?<![\\p{L}\\p{N}])${words}(?:s|es)?(?![\\p{L}\\p{N}])`, "iu");
  return cells.findIndex(({ kind, text }) => kind === "prose" && use.test(text));
}

const escaped = (word: string): string => word.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
