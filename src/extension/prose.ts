import type { LiveValues } from "../notebook/prose/live-value.ts";
import { proseRenderer } from "./renderers.ts";
import { vscode } from "./vscode.ts";

/** Tells prose what the runs of its notebook say. */
export interface Prose extends vscode.Disposable {
  tell(notebook: vscode.NotebookDocument, values: LiveValues): void;
}

/** Each view of a notebook asks until it is told: the first messages of one that has just opened may be lost. */
export function prose(): Prose {
  const messaging = vscode.notebooks.createRendererMessaging(proseRenderer);
  const post = (editor: vscode.NotebookEditor, values: LiveValues) =>
    void messaging.postMessage({ type: "values", values }, editor);
  const listeners = [
    messaging.onDidReceiveMessage(({ editor }) => post(editor, shownIn(editor.notebook))),
    vscode.workspace.onDidChangeNotebookDocument(({ notebook, cellChanges }) => {
      if (cellChanges.some(({ outputs }) => outputs !== undefined)) tell(notebook, shownIn(notebook));
    }),
  ];

  function tell(notebook: vscode.NotebookDocument, values: LiveValues): void {
    for (const editor of vscode.window.visibleNotebookEditors)
      if (editor.notebook === notebook) post(editor, values);
  }

  return { tell, dispose: () => vscode.Disposable.from(...listeners).dispose() };
}

/** What the results say that a notebook shows; each output carries its own. */
function shownIn(notebook: vscode.NotebookDocument): LiveValues {
  const all = notebook
    .getCells()
    .map(({ outputs }) => outputs[0]?.metadata?.values as LiveValues | undefined);
  return Object.assign({}, ...all);
}
