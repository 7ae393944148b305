import type { Simulator } from "../../notebook/live/simulator.ts";
import type { Done } from "../done.ts";
import { showNotebook } from "../show.ts";
import { vscode } from "../vscode.ts";
import { type Courses, courses } from "./courses.ts";
import { courseDiagnostics } from "./diagnostics.ts";
import { findInCourse } from "./find.ts";
import { goOn, neighbor } from "./next.ts";
import { newCourse, openCourse } from "./open.ts";
import { type Lessons, type Node, tree } from "./tree.ts";

/** The Course view, and the commands that go through a course. */
export interface CourseParts extends vscode.Disposable {
  /** What the view shows. */
  readonly lessons: Lessons;
}

export function course(
  context: vscode.ExtensionContext,
  { simulator, done }: { readonly simulator: Simulator; readonly done: Done },
): CourseParts {
  const all = courses(simulator, context.workspaceState);
  const opening = { courses: all, done, simulator, extension: context.extensionUri };
  const lessons = tree(all, done);
  const view = vscode.window.createTreeView("layerbook.course", { treeDataProvider: lessons });
  const { registerCommand } = vscode.commands;
  const parts = [
    all,
    lessons,
    view,
    titled(view, all),
    neighborsKnown(all),
    following(view, all),
    courseDiagnostics(all),
    registerCommand("layerbook.openCourse", (into?: vscode.Uri) => openCourse(opening, into)),
    registerCommand("layerbook.newCourse", (into?: vscode.Uri) => newCourse(opening, into)),
    registerCommand("layerbook.openLesson", showNotebook),
    registerCommand("layerbook.nextLesson", () => goOn(all, 1)),
    registerCommand("layerbook.previousLesson", () => goOn(all, -1)),
    registerCommand("layerbook.findInCourse", () => findInCourse(all)),
  ];
  return { lessons, dispose: () => vscode.Disposable.from(...parts).dispose() };
}

/** The view is called what the course is called, where there is one. */
function titled(view: vscode.TreeView<Node>, courses: Courses): vscode.Disposable {
  const name = async () => {
    const [only, ...more] = await courses.all();
    view.title = only !== undefined && more.length === 0 ? only.title : "Course";
  };
  void name();
  return courses.onDidChange(() => void name());
}

/** The lesson that is open is the one that is chosen in the view. */
function following(view: vscode.TreeView<Node>, courses: Courses): vscode.Disposable {
  const follow = async () => {
    const open = vscode.window.activeNotebookEditor?.notebook.uri;
    const place = open && (await courses.placeOf(open));
    if (place === undefined || !view.visible) return;
    await view.reveal({ kind: "lesson", ...place }, { select: true, focus: false });
  };
  return vscode.Disposable.from(
    view.onDidChangeVisibility(() => void follow()),
    vscode.window.onDidChangeActiveNotebookEditor(() => void follow()),
  );
}

/** Tells menus whether there is a lesson on either side of the open one. */
function neighborsKnown(courses: Courses): vscode.Disposable {
  const tell = async () => {
    const open = vscode.window.activeNotebookEditor?.notebook.uri;
    const place = open && (await courses.placeOf(open));
    const has = (step: 1 | -1) => place !== undefined && neighbor(place, step) !== undefined;
    const set = (key: string, value: boolean) =>
      void vscode.commands.executeCommand("setContext", `layerbook.${key}`, value);
    set("inLesson", place !== undefined);
    set("hasNextLesson", has(1));
    set("hasPreviousLesson", has(-1));
  };
  void tell();
  return vscode.Disposable.from(
    courses.onDidChange(() => void tell()),
    vscode.window.onDidChangeActiveNotebookEditor(() => void tell()),
  );
}
