import type { Exercise } from "../notebook/exercises.ts";
import type { Marked } from "../notebook/handin.ts";
import type { Simulator } from "../notebook/live/simulator.ts";
import type { Done } from "./done.ts";
import { isL2, l2In, textOf } from "./place.ts";
import type { Replies } from "./replies.ts";
import type { Runner } from "./runner.ts";
import { notebookType } from "./serializer.ts";
import { vscode } from "./vscode.ts";

/** A question of a notebook, what the reader answered, and what came of it. */
export interface Mark extends Exercise {
  readonly cell: vscode.NotebookCell;
  readonly attempts: readonly string[];
  readonly reply: string;
  readonly marked: Marked;
}

/** What grades the answers of readers. */
export interface Grading {
  readonly simulator: Simulator;
  readonly replies: Replies;
  readonly runner: Runner;
  readonly done: Done;
}

/** The notebook that commands are about; says so where there is none. */
export function activeNotebook(): vscode.NotebookDocument | undefined {
  const notebook = vscode.window.activeNotebookEditor?.notebook;
  if (notebook?.notebookType === notebookType) return notebook;
  void vscode.window.showInformationMessage("Open a Layerbook notebook first.");
  return undefined;
}

/** All questions of a notebook, with the answers to them. */
export async function asked(notebook: vscode.NotebookDocument, { simulator, replies }: Grading) {
  const texts = l2In(notebook).map(textOf);
  const cells = notebook.getCells().filter(isL2);
  const found = (await simulator.ask((remote) => remote.exercises(texts))) ?? [];
  return found.flatMap((exercise) => {
    const cell = cells[exercise.position - 1];
    if (cell === undefined) return [];
    return [{ ...exercise, cell, attempts: replies.attempts(cell), reply: replies.of(cell) ?? "" }];
  });
}

/** Grades all of them by running what was answered; undefined where the reader stops it. */
export async function marks(
  notebook: vscode.NotebookDocument,
  grading: Grading,
): Promise<readonly Mark[] | undefined> {
  const all = await asked(notebook, grading);
  const location = vscode.ProgressLocation.Notification;
  const title = "Grading answers";
  return vscode.window.withProgress({ location, title, cancellable: true }, async (report, token) => {
    const marks: Mark[] = [];
    for (const exercise of all) {
      report.report({ message: exercise.name, increment: 100 / all.length });
      const request = grading.runner.request(exercise.cell);
      const outcome = await grading.simulator.run(request, () => {}, token);
      if (token.isCancellationRequested) return undefined;
      grading.done.note(notebook.uri, request.text, outcome);
      marks.push({ ...exercise, marked: outcome.marked ?? failed });
    }
    return marks;
  });
}

/** Of a question whose run gave no result. */
const failed: Marked = { grade: "open", feedback: "", receipt: "", engine: "", set: {} };
