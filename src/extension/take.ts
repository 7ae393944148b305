import { vscode } from "./vscode.ts";

/** Saves a file where the reader says, in `folder` where he does not. */
export async function save(folder: vscode.Uri | undefined, file: string, bytes: Uint8Array): Promise<void> {
  const uri = await vscode.window.showSaveDialog({
    ...(folder !== undefined && { defaultUri: vscode.Uri.joinPath(folder, file) }),
    filters: file.endsWith(".png") ? { Picture: ["png"] } : { Drawing: ["svg"] },
  });
  if (uri !== undefined) await vscode.workspace.fs.writeFile(uri, bytes);
}
