import { vscode } from "./vscode.ts";

/** Opens a notebook in front of the reader, at a cell where one is named (0-based, among all cells). */
export async function showNotebook(uri: vscode.Uri, cell?: number): Promise<void> {
  const notebook = await vscode.workspace.openNotebookDocument(uri);
  await vscode.window.showNotebookDocument(notebook);
  if (cell !== undefined) showCell(notebook, cell);
}

/** Goes to a cell of a notebook that is in view. */
export function showCell(notebook: vscode.NotebookDocument, index: number): void {
  const range = new vscode.NotebookRange(index, index + 1);
  const editor = vscode.window.visibleNotebookEditors.find((each) => each.notebook === notebook);
  if (editor === undefined) return;
  editor.selection = range;
  editor.revealRange(range, vscode.NotebookEditorRevealType.AtTop);
}
