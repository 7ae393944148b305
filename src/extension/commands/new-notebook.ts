import { firstCells } from "../../notebook/scaffold.ts";
import { cellData, notebookType } from "../serializer.ts";
import { vscode } from "../vscode.ts";

/** Opens a new notebook with a first paragraph and a first cell that runs. */
export async function newNotebook(): Promise<void> {
  const cells = firstCells.map(cellData);
  const document = await vscode.workspace.openNotebookDocument(notebookType, new vscode.NotebookData(cells));
  await vscode.window.showNotebookDocument(document);
}
