import * as vscode from "vscode";
import type { Progress } from "../engine/index.ts";
import type { Problem } from "../notebook/document.ts";
import { markdown } from "../notebook/report/markdown.ts";
import type { CellResult } from "../notebook/result.ts";

export const resultMime = "application/vnd.layerbook.result+json";
export const progressMime = "application/vnd.layerbook.progress+json";

/** Where a cell's result stands: the same element from its first progress to its last result, so that nothing jumps. */
export interface Card {
  progress(step: Progress): void;
  show(result: CellResult): Promise<void>;
  /** Shows that not even a result could be shown. */
  fail(reason: unknown): Promise<void>;
}

/** How long a run must last before its progress shows, and the least time between two reports, ms. */
const quick = 150;

export function card(execution: vscode.NotebookCellExecution): Card {
  let output = execution.cell.outputs[0];
  let next = Date.now() + quick;

  async function put(items: vscode.NotebookCellOutputItem[]): Promise<void> {
    if (output !== undefined) return execution.replaceOutputItems(items, output);
    output = new vscode.NotebookCellOutput(items);
    return execution.replaceOutput(output);
  }

  return {
    progress(step) {
      if (Date.now() < next) return;
      next = Date.now() + quick;
      void put([item(step, progressMime)]);
    },
    show: (result) => put(items(result)),
    fail: (reason) => put([vscode.NotebookCellOutputItem.error(new Error(String(reason)))]),
  };
}

/** A result as our renderer draws it, as an error where it is one, and in plain words. */
function items(result: CellResult): vscode.NotebookCellOutputItem[] {
  const words = vscode.NotebookCellOutputItem.text(markdown(result), "text/markdown");
  const failed = result.status === "failed" ? [vscode.NotebookCellOutputItem.error(failure(result))] : [];
  return [item(result, resultMime), ...failed, words];
}

function item(value: Progress | CellResult, mime: string): vscode.NotebookCellOutputItem {
  return vscode.NotebookCellOutputItem.text(JSON.stringify(value), mime);
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
