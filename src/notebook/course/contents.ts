import type { Cell } from "../document.ts";
import type { CellReading } from "../language/index.ts";
import { Cells } from "../language/index.ts";
import { headings } from "../prose/headings.ts";
import { type Reported, reportedIn } from "../reported.ts";
import { firstUse, type NotebookFile, problemsOf } from "./check.ts";
import type { Course, Lesson } from "./course.ts";
import { readCourse } from "./read.ts";

/** A course as the editor shows it. */
export interface Contents {
  readonly title: string;
  readonly about: string;
  readonly lessons: readonly LessonContents[];
  readonly glossary: readonly { readonly term: string; readonly meaning: string; readonly use: Use | null }[];
  /** What is wrong with the manifest. */
  readonly problems: readonly Reported[];
}

export interface LessonContents {
  readonly file: string;
  readonly title: string;
  readonly objectives: readonly string[];
  /** Titles of the lessons to take before. */
  readonly prerequisites: readonly string[];
  /** 0 where it is not said. */
  readonly minutes: number;
  readonly notes: string;
  /** Whether its notebook is there. */
  readonly isThere: boolean;
  readonly headings: readonly Spot[];
  readonly cells: readonly CellSpot[];
}

/** Something to find in a lesson. */
export interface Spot {
  readonly text: string;
  /** Position among all cells of the notebook, 0-based. */
  readonly cell: number;
}

/** An `l2` cell; `text` is what it asks, claims or is called. */
export interface CellSpot extends Spot {
  readonly kind: CellReading["kind"];
  readonly isQuestion: boolean;
  /** The cell's own text: a question that is asked in other words is another. */
  readonly source: string;
}

/** Where a term is used first. */
export interface Use {
  readonly file: string;
  readonly cell: number;
}

/** What a manifest and the notebooks in its folder hold. */
export function contents(manifest: string, notebooks: readonly NotebookFile[]): Contents {
  const read = readCourse(manifest);
  const { course } = read;
  return {
    title: course.title,
    about: course.about,
    lessons: course.lessons
      .filter(({ file }) => file !== "")
      .map((lesson) => lessonContents(lesson, course, cellsOf(lesson.file, notebooks))),
    glossary: course.glossary.map(({ term, meaning }) => ({
      term,
      meaning,
      use: useOf(term, course, notebooks),
    })),
    problems: problemsOf(read, notebooks).map((problem) => reportedIn(manifest, problem)),
  };
}

const cellsOf = (file: string, notebooks: readonly NotebookFile[]): readonly Cell[] | undefined =>
  notebooks.find(({ path }) => path === file)?.cells;

function lessonContents(lesson: Lesson, course: Course, cells: readonly Cell[] | undefined): LessonContents {
  const { file, title, objectives, minutes, notes } = lesson;
  const prerequisites = lesson.prerequisites.map(
    ({ text }) => course.lessons.find((other) => other.file === text)?.title ?? text,
  );
  return {
    ...{ file, title, objectives, prerequisites, minutes, notes },
    isThere: cells !== undefined,
    headings: headingsOf(cells ?? []),
    cells: cellSpots(cells ?? []),
  };
}

const headingsOf = (cells: readonly Cell[]): Spot[] =>
  cells.flatMap(({ kind, text }, cell) =>
    kind === "prose" ? headings(text).map((heading) => ({ text: heading.text, cell })) : [],
  );

function cellSpots(cells: readonly Cell[]): CellSpot[] {
  const places = cells.flatMap(({ kind }, at) => (kind === "l2" ? [at] : []));
  const texts = places.map((at) => cells[at]?.text ?? "");
  return new Cells(texts).all().map((reading, at) => ({
    text: wordsOf(reading),
    kind: reading.kind,
    isQuestion: asks.includes(reading.kind),
    cell: places[at] ?? 0,
    source: texts[at] ?? "",
  }));
}

const asks: readonly CellReading["kind"][] = ["predict", "quiz", "challenge"];

/** What readers would look for: its question, its claim, its title, its name. */
function wordsOf({ question, title, name }: CellReading): string {
  switch (question?.kind) {
    case "predict":
    case "quiz":
      return question.ask;
    case "challenge":
      return question.task;
    case "claim":
      return question.claim;
    default:
      return title ?? name;
  }
}

function useOf(term: string, { lessons }: Course, notebooks: readonly NotebookFile[]): Use | null {
  for (const { file } of lessons) {
    const cell = firstUse({ term }, cellsOf(file, notebooks) ?? []);
    if (cell >= 0) return { file, cell };
  }
  return null;
}
