import type { Problem } from "../document.ts";
import { nearest } from "../language/nearest.ts";
import { Problems } from "../language/problems.ts";
import { type Mapping, type Syntax, syntax } from "../language/syntax.ts";
import type { Course, Lesson, Named, Term } from "./course.ts";
import { manifest } from "./declaration.ts";
import type { CourseCode } from "./problems.ts";
import { type CourseProblems, checkShape } from "./shape.ts";

export interface CourseReading {
  /** What could be read, whatever is wrong with the rest. */
  readonly course: Course;
  /** In the order of the text. */
  readonly problems: readonly Problem[];
}

/** Reads a course's manifest. Never throws: what is not as it should be is left out, and a problem says so. */
export function readCourse(text: string): CourseReading {
  const problems: CourseProblems = new Problems<CourseCode>();
  const isJson = checkJson(text, problems);
  const root = syntax(text, isJson ? problems : new Problems());
  if (root !== undefined && isJson) checkShape(text, root, manifest, problems);
  const course = courseOf(root);
  checkOrder(course, problems);
  return { course, problems: problems.inOrder() };
}

/** Because other tools read manifests too, and they read no more than JSON. */
function checkJson(text: string, problems: CourseProblems): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch (error) {
    const [, at] = /position (\d+)/.exec(String(error)) ?? [];
    const start = Math.min(Number(at ?? text.length), Math.max(text.length - 1, 0));
    problems.error(
      "not-json",
      { start, end: Math.min(start + 1, text.length) },
      "This is no JSON from here on.",
      {
        hint: "texts in double quotes, a comma between entries and none after the last, no comments",
      },
    );
    return false;
  }
}

function courseOf(root: Syntax | undefined): Course {
  const map = root?.form === "map" ? root : undefined;
  const lessons = under(map, "lessons");
  return {
    title: words(map, "title"),
    about: words(map, "about"),
    lessons: items(lessons).flatMap((item) => (item.form === "map" ? [lessonOf(item)] : [])),
    glossary: entries(under(map, "glossary")),
    place: map?.entries.find(({ key }) => key === "lessons")?.keyPlace ?? { start: 0, end: 1 },
  };
}

function lessonOf(map: Mapping): Lesson {
  const file = under(map, "file");
  const minutes = Number(words(map, "minutes"));
  return {
    file: words(map, "file"),
    title: words(map, "title") || words(map, "file"),
    objectives: items(under(map, "objectives"))
      .flatMap(named)
      .map(({ text }) => text),
    prerequisites: items(under(map, "prerequisites")).flatMap(named),
    minutes: Number.isFinite(minutes) ? minutes : 0,
    notes: words(map, "notes"),
    place: file?.place ?? { start: map.place.start, end: map.place.start + 1 },
  };
}

const under = (map: Mapping | undefined, name: string): Syntax | undefined =>
  map?.entries.find(({ key }) => key === name)?.value;

function words(map: Mapping | undefined, name: string): string {
  const value = under(map, name);
  return value?.form === "text" ? value.text : "";
}

const items = (value: Syntax | undefined): readonly Syntax[] => (value?.form === "list" ? value.items : []);

const named = (value: Syntax): Named[] => (value.form === "text" ? [value] : []);

const entries = (value: Syntax | undefined): Term[] =>
  value?.form !== "map"
    ? []
    : value.entries.flatMap(({ key, keyPlace, value: meaning }) =>
        meaning.form === "text" ? [{ term: key, meaning: meaning.text, place: keyPlace }] : [],
      );

/** What is wrong with lessons among each other: named twice, without a goal, or after what comes later. */
function checkOrder({ lessons }: Course, problems: CourseProblems): void {
  const files = lessons.map(({ file }) => file);
  for (const [at, lesson] of lessons.entries()) {
    const { file, title, objectives, prerequisites, place } = lesson;
    if (file !== "" && files.indexOf(file) < at) {
      problems.error("duplicate-lesson", place, `\`${file}\` is a lesson already.`, {
        hint: "one of the two",
      });
      continue;
    }
    if (objectives.length === 0) {
      const hint = '"objectives": ["Say what limits how many payments a chain carries."]';
      problems.warn("missing-objectives", place, `“${title}” does not say what it is for.`, { hint });
    }
    for (const before of prerequisites) checkBefore(before, at, lessons, problems);
  }
}

function checkBefore(
  { text, place }: Named,
  at: number,
  lessons: readonly Lesson[],
  problems: CourseProblems,
): void {
  const files = lessons.map(({ file }) => file);
  const before = files.indexOf(text);
  const own = files[at] ?? "";
  if (before < 0) {
    const near = nearest(text, files);
    const advice = near === undefined ? { hint: files[0] ?? own } : { fix: JSON.stringify(near) };
    problems.error("unknown-prerequisite", place, `\`${text}\` is no lesson of this course.`, advice);
  } else if (before === at || leadsTo(before, at, lessons)) {
    problems.error("prerequisite-cycle", place, `${circle(own, text)}, so nobody could begin.`, {
      hint: before === at ? "leave it out" : "leave out one of the two",
    });
  } else if (before > at) {
    problems.error("late-prerequisite", place, `\`${text}\` comes later in the course.`, {
      hint: `put it before \`${own}\`, or leave it out here`,
    });
  }
}

const circle = (own: string, other: string): string =>
  own === other ? `\`${own}\` asks for itself` : `\`${own}\` and \`${other}\` ask for each other`;

/** Whether somebody who wants to take one lesson has to take another before. */
function leadsTo(from: number, to: number, lessons: readonly Lesson[]): boolean {
  const seen = new Set<number>();
  const waiting = [from];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next === to) return true;
    if (seen.has(next)) continue;
    seen.add(next);
    for (const { text } of lessons[next]?.prerequisites ?? [])
      waiting.push(...lessons.flatMap(({ file }, at) => (file === text ? [at] : [])));
  }
  return false;
}
