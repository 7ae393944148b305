import type { Progress } from "../engine/index.ts";
import type { Outcome } from "../notebook/outcome.ts";
import { vscode } from "./vscode.ts";

export const resultMime = "application/vnd.layerbook.result+json";
export const progressMime = "application/vnd.layerbook.progress+json";

/** Where a cell's result stands: the same element from its first progress to its last result, so that nothing jumps. */
export interface Card {
  progress(step: Progress): void;
  show(outcome: Outcome): Promise<void>;
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
      void put([vscode.NotebookCellOutputItem.text(JSON.stringify(step), progressMime)]);
    },
    show: (outcome) => put(items(outcome)),
    fail: (reason) => put([vscode.NotebookCellOutputItem.error(new Error(String(reason)))]),
  };
}

/** A result as our renderer draws it, as an error where it is one, and in plain words: bytes that are passed on unread. */
function items({ json, failure, words }: Outcome): vscode.NotebookCellOutputItem[] {
  return [
    new vscode.NotebookCellOutputItem(json, resultMime),
    ...(failure === undefined ? [] : [vscode.NotebookCellOutputItem.error({ ...failure, stack: "" })]),
    new vscode.NotebookCellOutputItem(words, "text/markdown"),
  ];
}
