import { activeNotebook, asked, type Grading } from "../marks.ts";
import { vscode } from "../vscode.ts";

/** Forgets all that the reader answered in the open notebook, and asks again where questions are shown. */
export async function clearAnswers(grading: Grading): Promise<void> {
  const notebook = activeNotebook();
  if (notebook === undefined) return;
  const bringBack = [await grading.replies.clear(notebook), await grading.done.clear(notebook.uri)];
  await askAgain(notebook, grading);
  const undo = "Undo";
  const choice = vscode.window.showInformationMessage("All answers in this notebook are cleared.", undo);
  void choice.then(async (chosen) => {
    if (chosen !== undo) return;
    for (const back of bringBack) await back();
    await askAgain(notebook, grading);
  });
}

async function askAgain(notebook: vscode.NotebookDocument, grading: Grading): Promise<void> {
  const all = await asked(notebook, grading);
  const shown = all.filter(({ cell }) => cell.outputs.length > 0);
  await grading.runner.run(
    shown.map(({ cell }) => cell),
    notebook,
  );
}
