import type { Simulator } from "../../notebook/live/simulator.ts";
import { notebooksIn } from "../course/folder.ts";
import { l2In, nameOf, textOf } from "../place.ts";
import { cellData, notebookType } from "../serializer.ts";
import { showCell } from "../show.ts";
import { vscode } from "../vscode.ts";

/** Cells as a notebook that is not saved yet. */
export async function openAsNotebook(texts: readonly string[]): Promise<vscode.NotebookDocument> {
  const data = new vscode.NotebookData(texts.map(cellOf));
  const notebook = await vscode.workspace.openNotebookDocument(notebookType, data);
  await vscode.window.showNotebookDocument(notebook);
  return notebook;
}

/** Puts cells at the end of a notebook, under names that it leaves free; asks which where that is open. Undefined where nobody said. */
export async function addToNotebook(
  texts: readonly string[],
  simulator: Simulator,
  into?: vscode.NotebookDocument,
): Promise<vscode.NotebookDocument | undefined> {
  const notebook = into ?? (await meant());
  if (notebook === undefined) return undefined;
  const others = l2In(notebook).map(textOf);
  const cells = (await simulator.ask((remote) => remote.apart(texts, others))) ?? texts;
  const end = notebook.cellCount;
  const change = new vscode.WorkspaceEdit();
  change.set(notebook.uri, [vscode.NotebookEdit.insertCells(end, cells.map(cellOf))]);
  await vscode.workspace.applyEdit(change);
  await vscode.window.showNotebookDocument(notebook);
  showCell(notebook, end);
  return notebook;
}

const cellOf = (text: string): vscode.NotebookCellData => cellData({ kind: "l2", text: text.trimEnd() });

/** The only notebook that is open, else one that the reader picks. */
async function meant(): Promise<vscode.NotebookDocument | undefined> {
  const open = vscode.workspace.notebookDocuments.filter((each) => each.notebookType === notebookType);
  if (open.length === 1) return open[0];
  const places = [...open.map(({ uri }) => uri), ...(await files())];
  const all = [...new Map(places.map((uri) => [uri.toString(), uri])).values()];
  if (all.length === 0) {
    void vscode.window.showInformationMessage(
      "There is no notebook to add to yet. “Open as notebook” begins one.",
    );
    return undefined;
  }
  const items = all.map((uri) => ({
    label: nameOf(uri),
    description: vscode.workspace.asRelativePath(vscode.Uri.joinPath(uri, "..")),
    uri,
  }));
  const item = await vscode.window.showQuickPick(items, {
    title: "Layerbook: Add to Notebook",
    placeHolder: "Which notebook shall have it?",
  });
  return item && vscode.workspace.openNotebookDocument(item.uri);
}

async function files(): Promise<readonly vscode.Uri[]> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const found = await Promise.all(
    folders.map(async ({ uri }) =>
      (await notebooksIn(uri, "all")).map(({ path }) => vscode.Uri.joinPath(uri, path)),
    ),
  );
  return found.flat();
}
