import { vscode } from "./vscode.ts";

/** Saves a file where the reader says, beside the notebook where he does not. */
export async function save(
  notebook: vscode.NotebookDocument,
  file: string,
  bytes: Uint8Array,
): Promise<void> {
  const uri = await vscode.window.showSaveDialog({
    defaultUri: vscode.Uri.joinPath(notebook.uri, "..", file),
    filters: file.endsWith(".png") ? { Picture: ["png"] } : { Drawing: ["svg"] },
  });
  if (uri !== undefined) await vscode.workspace.fs.writeFile(uri, bytes);
}
