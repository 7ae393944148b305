import type { Contents, LessonContents } from "../course/contents.ts";
import { inHtml, link } from "./in-html.ts";
import type { PageArticle } from "./page.ts";

/** The place of a lesson on the page, by its file; undefined where the page has none. */
type PlaceOf = (file: string) => string | undefined;

/** What a course is, as the first article of its page: what it is about, its lessons with what they are for, and its words. */
export function cover(course: Contents, id: string, placeOf: PlaceOf): Omit<PageArticle, "packed"> {
  const { title, about, glossary } = course;
  const lessons = { level: 2, words: "Lessons", id: `${id}/lessons` };
  const words = { level: 2, words: "Glossary", id: `${id}/glossary` };
  const html = [
    `<h1>${inHtml(title)}</h1>`,
    about === "" ? "" : `<p>${inHtml(about)}</p>`,
    `<h2 id="${inHtml(lessons.id)}">${lessons.words}</h2>`,
    `<ol class="lessons">${course.lessons.map((lesson) => lessonItem(lesson, course, placeOf)).join("")}</ol>`,
    glossary.length === 0 ? "" : `<h2 id="${inHtml(words.id)}">${words.words}</h2>${terms(course, placeOf)}`,
  ];
  return {
    ...{ id, file: "", title, head: "" },
    headings: glossary.length === 0 ? [lessons] : [lessons, words],
    cells: [{ kind: "prose", html: html.join("\n") }],
  };
}

function lessonItem(lesson: LessonContents, course: Contents, placeOf: PlaceOf): string {
  const facts = factsOf(lesson, course, placeOf);
  return `<li>${named(lesson, placeOf)}${facts === "" ? "" : ` <span class="facts">${facts}</span>`}${aims(lesson)}</li>`;
}

/** What stands above a lesson: where in the course it is, how long it takes, and what readers can do afterwards. */
export function lessonHead(lesson: LessonContents, course: Contents, placeOf: PlaceOf): string {
  const at = course.lessons.indexOf(lesson) + 1;
  const place = `Lesson ${at} of ${course.lessons.length}`;
  const facts = [place, factsOf(lesson, course, placeOf)].filter((each) => each !== "").join(" · ");
  const goals = aims(lesson);
  const opened = goals === "" ? "" : `<details><summary>What it is for</summary>${goals}</details>`;
  return `<header class="lesson"><p>${facts}</p>${opened}</header>\n`;
}

/** "25 min · after The trilemma" */
function factsOf(
  { minutes, prerequisites }: LessonContents,
  { lessons }: Contents,
  placeOf: PlaceOf,
): string {
  const before = prerequisites.map((title) => {
    const lesson = lessons.find((each) => each.title === title);
    return lesson === undefined ? inHtml(title) : named(lesson, placeOf);
  });
  return [
    ...(minutes > 0 ? [`${minutes} min`] : []),
    ...(before.length > 0 ? [`after ${before.join(", ")}`] : []),
  ].join(" · ");
}

function named({ file, title }: LessonContents, placeOf: PlaceOf): string {
  const place = placeOf(file);
  return place === undefined ? inHtml(title) : link(place, title);
}

const aims = ({ objectives }: LessonContents): string =>
  objectives.length === 0
    ? ""
    : `<ul>${objectives.map((objective) => `<li>${inHtml(objective)}</li>`).join("")}</ul>`;

function terms({ glossary, lessons }: Contents, placeOf: PlaceOf): string {
  const each = glossary.map(({ term, meaning, use }) => {
    const lesson = lessons.find(({ file }) => file === use?.file);
    const first =
      lesson === undefined ? "" : ` <span class="facts">first in ${named(lesson, placeOf)}</span>`;
    return `<dt>${inHtml(term)}</dt><dd>${inHtml(meaning)}${first}</dd>`;
  });
  return `<dl class="glossary">${each.join("")}</dl>`;
}
