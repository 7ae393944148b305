import * as vscode from "vscode";

/** Tests by name. */
export type Tests = Readonly<Record<string, () => Promise<void>>>;

export const extensionId = "layerbook.layerbook";

export function extensionFile(path: string): vscode.Uri {
  const extension = vscode.extensions.getExtension(extensionId);
  if (extension === undefined) throw new Error(`${extensionId} is not installed`);
  return vscode.Uri.joinPath(extension.extensionUri, path);
}

/** Writes a file into the workspace, which is a temporary folder or memory. */
export async function file(name: string, content: string | Uint8Array): Promise<vscode.Uri> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (folder === undefined) throw new Error("no folder is open");
  const uri = vscode.Uri.joinPath(folder.uri, name);
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  await vscode.workspace.fs.writeFile(uri, bytes);
  return uri;
}

export async function bytesOf(uri: vscode.Uri): Promise<Uint8Array> {
  return vscode.workspace.fs.readFile(uri);
}

/** Opens a notebook in an editor with our controller. */
export async function opened(name: string, content: string | Uint8Array): Promise<vscode.NotebookDocument> {
  const document = await vscode.workspace.openNotebookDocument(await file(name, content));
  await vscode.window.showNotebookDocument(document);
  return document;
}

/** Puts text in the place of a cell's text. */
export async function rewrite(cell: vscode.NotebookCell, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.replace(cell.document.uri, new vscode.Range(0, 0, cell.document.lineCount, 0), text);
  await vscode.workspace.applyEdit(edit);
}

export function cellAt(document: vscode.NotebookDocument, index: number): vscode.NotebookCell {
  return document.cellAt(index);
}

export function equal(actual: unknown, expected: unknown, what: string): void {
  const [is, should] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (is !== should) throw new Error(`${what}: ${is}, expected ${should}`);
}

export function holds(condition: boolean, what: string): void {
  if (!condition) throw new Error(what);
}

/** Asks again until there is an answer. */
export async function until<T>(
  what: string,
  answer: () => T | undefined | false | Promise<T | undefined | false>,
): Promise<T> {
  for (const end = Date.now() + 60_000; Date.now() < end; await pause(10)) {
    const found = await answer();
    if (found !== undefined && found !== false) return found;
  }
  throw new Error(`${what} did not come within 60 s`);
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
