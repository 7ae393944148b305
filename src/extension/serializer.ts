import type { Cell, Notebook } from "../notebook/document.ts";
import { codeBlock } from "../notebook/format/fence.ts";
import { parse } from "../notebook/format/parse.ts";
import { serialize } from "../notebook/format/serialize.ts";
import { cellMetadata, notebookMetadata, readCellMetadata, readNotebookMetadata } from "./metadata.ts";
import { vscode } from "./vscode.ts";

export const notebookType = "layerbook";

/** The results that the `l2` cells of a notebook showed when it was last open, in their order. */
export type Restore = (
  texts: readonly string[],
) => Promise<readonly (vscode.NotebookCellOutput | undefined)[]>;

/** Files to notebooks and back. What was read but not edited is written back from its own bytes. */
export const serializer = (restore: Restore): vscode.NotebookSerializer => ({
  async deserializeNotebook(bytes) {
    const data = notebookData(parse(bytes));
    const cells = data.cells.filter(({ kind }) => kind === vscode.NotebookCellKind.Code);
    const outputs = await restore(cells.map(({ value }) => value));
    for (const [at, cell] of cells.entries()) cell.outputs = outputs[at] === undefined ? [] : [outputs[at]];
    return data;
  },
  serializeNotebook: (data) => serialize(notebook(data)),
});

/** Because outputs are made anew by running, and nothing may be written that the author did not write. */
export const transient: vscode.NotebookDocumentContentOptions = { transientOutputs: true };

/** A notebook as the editor has it. */
export function notebookData(read: Notebook): vscode.NotebookData {
  const data = new vscode.NotebookData(read.cells.map(cellData));
  data.metadata = notebookMetadata(read);
  return data;
}

/** A cell of our language, or of Markdown. */
export function cellData(cell: Cell): vscode.NotebookCellData {
  const data =
    cell.kind === "l2"
      ? new vscode.NotebookCellData(vscode.NotebookCellKind.Code, cell.text, "l2")
      : new vscode.NotebookCellData(vscode.NotebookCellKind.Markup, cell.text, "markdown");
  data.metadata = cellMetadata(cell);
  return data;
}

/** The notebook that a document of the editor stands for. */
export function notebook(data: vscode.NotebookData): Notebook {
  return { ...readNotebookMetadata(data.metadata), cells: data.cells.map(cell) };
}

function cell({ kind, languageId, value, metadata }: vscode.NotebookCellData): Cell {
  const text = value.replace(/\r\n/g, "\n");
  if (kind === vscode.NotebookCellKind.Code && languageId !== "l2")
    return { kind: "prose", text: codeBlock(languageId, text) };
  const plain: Cell = { kind: kind === vscode.NotebookCellKind.Code ? "l2" : "prose", text };
  const origin = readCellMetadata(metadata, plain.kind);
  return origin === undefined ? plain : { ...plain, origin };
}
