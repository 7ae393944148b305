import type { LessonContents } from "../../notebook/course/contents.ts";
import { showNotebook } from "../show.ts";
import { vscode } from "../vscode.ts";
import { type Courses, lessonUri, type OpenCourse } from "./courses.ts";

/** Something that can be found in a course, and where; a term that no lesson uses is nowhere. */
export interface Found extends vscode.QuickPickItem {
  readonly place?: { readonly uri: vscode.Uri; readonly cell?: number };
}

/** Lets the reader search lessons, headings, cells and the glossary, and goes to what he picks. */
export async function findInCourse(courses: Courses): Promise<readonly Found[]> {
  const found = (await courses.all()).flatMap(foundIn);
  if (found.length === 0) {
    void vscode.window.showInformationMessage(
      "There is no course here yet. Layerbook: Open Course… opens one.",
    );
    return found;
  }
  const options: vscode.QuickPickOptions = {
    title: "Layerbook: Find in Course",
    placeHolder: "A lesson, a heading, a cell or a term",
    matchOnDescription: true,
    matchOnDetail: true,
  };
  void vscode.window.showQuickPick(found, options).then((item) => {
    if (item?.place !== undefined) return showNotebook(item.place.uri, item.place.cell);
    if (item !== undefined) void vscode.window.showInformationMessage(`${item.label}: ${item.detail ?? ""}`);
    return undefined;
  });
  return found;
}

function foundIn(course: OpenCourse): Found[] {
  const there = course.lessons.filter(({ isThere }) => isThere);
  const headings = there.flatMap((lesson) => headingsOf(course, lesson));
  const cells = there.flatMap((lesson) => cellsOf(course, lesson));
  return [
    ...group(
      "Lessons",
      there.map((lesson) => lessonFound(course, lesson)),
    ),
    ...group(
      "Glossary",
      course.glossary.map((term) => termFound(course, term)),
    ),
    ...group("Headings", headings),
    ...group("Cells", cells),
  ];
}

const group = (label: string, items: readonly Found[]): readonly Found[] =>
  items.length === 0 ? [] : [{ label, kind: vscode.QuickPickItemKind.Separator }, ...items];

const lessonFound = (course: OpenCourse, { file, title, objectives }: LessonContents): Found => ({
  label: title,
  detail: objectives.join(" "),
  iconPath: new vscode.ThemeIcon("notebook"),
  place: { uri: lessonUri(course, file) },
});

function termFound(course: OpenCourse, { term, meaning, use }: OpenCourse["glossary"][number]): Found {
  const found = { label: term, detail: meaning, iconPath: new vscode.ThemeIcon("book") };
  if (use === null) return found;
  const lesson = course.lessons.find(({ file }) => file === use.file);
  const place = { uri: lessonUri(course, use.file), cell: use.cell };
  return { ...found, description: lesson?.title ?? "", place };
}

const headingsOf = (course: OpenCourse, { file, title, headings }: LessonContents): Found[] =>
  headings.map(({ text, cell }) => ({
    label: text,
    description: title,
    iconPath: new vscode.ThemeIcon("list-tree"),
    place: { uri: lessonUri(course, file), cell },
  }));

const cellsOf = (course: OpenCourse, { file, title, cells }: LessonContents): Found[] =>
  cells.map(({ text, cell, isQuestion }) => ({
    label: text,
    description: title,
    iconPath: new vscode.ThemeIcon(isQuestion ? "question" : "graph"),
    place: { uri: lessonUri(course, file), cell },
  }));
