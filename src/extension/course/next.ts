import { showNotebook } from "../show.ts";
import { vscode } from "../vscode.ts";
import { type Courses, lessonUri, type Place } from "./courses.ts";

/** Opens the lesson after the one that is open, or before it. */
export async function goOn(courses: Courses, step: 1 | -1): Promise<vscode.Uri | undefined> {
  const open = vscode.window.activeNotebookEditor?.notebook.uri;
  const place = open && (await courses.placeOf(open));
  if (place === undefined) {
    void vscode.window.showInformationMessage("Open a lesson of a course first: the Course view lists them.");
    return undefined;
  }
  const next = neighbor(place, step);
  if (next === undefined) {
    const words = step > 0 ? "This is the last lesson." : "This is the first lesson.";
    void vscode.window.showInformationMessage(words);
    return undefined;
  }
  await showNotebook(next);
  return next;
}

/** The nearest lesson on one side whose notebook is there. */
export function neighbor({ course, at }: Place, step: 1 | -1): vscode.Uri | undefined {
  const side = step > 0 ? course.lessons.slice(at + 1) : course.lessons.slice(0, at).reverse();
  const lesson = side.find(({ isThere }) => isThere);
  return lesson && lessonUri(course, lesson.file);
}
