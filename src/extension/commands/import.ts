import type { Notebook } from "../../notebook/document.ts";
import { importable, imported } from "../../notebook/format/imported.ts";
import { NoJupyterNotebook } from "../../notebook/format/ipynb.ts";
import { UnreadableDocument } from "../../notebook/format/unreadable.ts";
import { nameOf } from "../place.ts";
import { notebookData, notebookType } from "../serializer.ts";
import { vscode } from "../vscode.ts";

/** Opens a Markdown file or a Jupyter notebook as a new notebook, which is saved where its author says; asks for a file that is not given. */
export async function importNotebook(from?: vscode.Uri): Promise<vscode.NotebookDocument | undefined> {
  const file = from ?? (await askedFile());
  const read = file && (await readFrom(file));
  if (read === undefined) return undefined;
  const document = await vscode.workspace.openNotebookDocument(notebookType, notebookData(read));
  await vscode.window.showNotebookDocument(document);
  return document;
}

async function askedFile(): Promise<vscode.Uri | undefined> {
  const files = await vscode.window.showOpenDialog({
    title: "Layerbook: Import",
    openLabel: "Import",
    filters: { "Markdown or Jupyter notebook": [...importable] },
  });
  return files?.[0];
}

async function readFrom(file: vscode.Uri): Promise<Notebook | undefined> {
  const bytes = await vscode.workspace.fs.readFile(file);
  try {
    return imported(file.path, bytes);
  } catch (error) {
    if (!(error instanceof UnreadableDocument || error instanceof NoJupyterNotebook)) throw error;
    void vscode.window.showErrorMessage(`${nameOf(file)}: ${error.message}`);
    return undefined;
  }
}
