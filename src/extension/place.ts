import { parse } from "../notebook/format/parse.ts";
import { serialize } from "../notebook/format/serialize.ts";
import { notebook } from "./serializer.ts";
import { vscode } from "./vscode.ts";

export function isL2(cell: vscode.NotebookCell): boolean {
  return cell.kind === vscode.NotebookCellKind.Code && cell.document.languageId === "l2";
}

/** Position among the notebook's `l2` cells, 1-based. */
export function positionOf(cell: vscode.NotebookCell): number {
  return cell.notebook.getCells(new vscode.NotebookRange(0, cell.index + 1)).filter(isL2).length;
}

/** The notebook that a cell's document stands in. */
export function notebookOf(document: vscode.TextDocument): vscode.NotebookDocument | undefined {
  const { notebookDocuments } = vscode.workspace;
  return notebookDocuments.find((each) => each.getCells().some((cell) => cell.document === document));
}

/** The text of a cell with LF line ends, as spans count them. */
export function textOf(document: vscode.TextDocument): string {
  return document.getText().replace(/\r\n/g, "\n");
}

/** The documents of a notebook's `l2` cells. */
export function l2In(notebook: vscode.NotebookDocument): vscode.TextDocument[] {
  return notebook
    .getCells()
    .filter(isL2)
    .map(({ document }) => document);
}

/** The documents of a notebook's prose. */
export function proseIn(notebook: vscode.NotebookDocument): vscode.TextDocument[] {
  return notebook
    .getCells()
    .filter(({ kind }) => kind === vscode.NotebookCellKind.Markup)
    .map(({ document }) => document);
}

/** Line of each cell's text in its file as it would be saved now, 1-based; none for a notebook that has no file. */
export function linesOf(document: vscode.NotebookDocument): readonly number[] {
  if (document.isUntitled) return [];
  return parse(bytesOf(document)).cells.map(({ origin }) => origin?.line ?? 0);
}

/** What a notebook would be saved as now. */
export const bytesOf = (document: vscode.NotebookDocument): Uint8Array =>
  serialize(notebook(dataOf(document)));

/** Where a dialog offers to save a file: beside its notebook, in the folder that is open where the notebook has no file. */
export function placeBeside(document: vscode.NotebookDocument, file: string): { defaultUri?: vscode.Uri } {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  const place = document.isUntitled ? folder?.uri : vscode.Uri.joinPath(document.uri, "..");
  return place === undefined ? {} : { defaultUri: vscode.Uri.joinPath(place, file) };
}

/** A notebook as it would be saved now. */
export function dataOf(document: vscode.NotebookDocument): vscode.NotebookData {
  const data = new vscode.NotebookData(document.getCells().map(cellDataOf));
  data.metadata = document.metadata;
  return data;
}

function cellDataOf({ kind, document, metadata }: vscode.NotebookCell): vscode.NotebookCellData {
  const data = new vscode.NotebookCellData(kind, document.getText(), document.languageId);
  data.metadata = metadata;
  return data;
}

/** The name of a file, without its folders. */
export const nameOf = ({ path }: vscode.Uri): string => path.slice(path.lastIndexOf("/") + 1);
