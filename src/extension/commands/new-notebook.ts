import { cellData, notebookType } from "../serializer.ts";
import { vscode } from "../vscode.ts";

const welcome = `# How does it scale?

Write your article here, in Markdown. Run the cell below with the triangle at its left: it simulates a day of Bitcoin and shows what happened.`;

const firstCell = `name: base
l1: bitcoin
demand: 10 tx/s
duration: 1 d`;

/** Opens a new notebook with a first paragraph and a first cell that runs. */
export async function newNotebook(): Promise<void> {
  const cells = [cellData({ kind: "prose", text: welcome }), cellData({ kind: "l2", text: firstCell })];
  const document = await vscode.workspace.openNotebookDocument(notebookType, new vscode.NotebookData(cells));
  await vscode.window.showNotebookDocument(document);
}
