import * as vscode from "vscode";
import type { Problem } from "../notebook/document.ts";
import { markdown } from "../notebook/report/markdown.ts";
import type { CellResult } from "../notebook/result.ts";

export const resultMime = "application/vnd.layerbook.result+json";

/** A result as our renderer draws it, as an error where it is one, and in plain words. */
export function output(result: CellResult): vscode.NotebookCellOutput {
  const drawn = vscode.NotebookCellOutputItem.text(JSON.stringify(result), resultMime);
  const words = vscode.NotebookCellOutputItem.text(markdown(result), "text/markdown");
  const failed = result.status === "failed" ? [vscode.NotebookCellOutputItem.error(failure(result))] : [];
  return new vscode.NotebookCellOutput([drawn, ...failed, words]);
}

function failure({ problems, title, sentence }: CellResult): Error {
  const worst = problems.find(({ severity }) => severity === "error");
  const error = new Error(worst === undefined ? sentence : explained(worst));
  error.name = worst?.code ?? title;
  error.stack = "";
  return error;
}

/** What is wrong, and what to type. */
export function explained({ message, hint }: Problem): string {
  return hint === undefined ? message : `${message} Try: ${hint}`;
}
