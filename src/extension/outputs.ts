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
  let next = Date.now() + quick;

  return {
    progress(step) {
      if (Date.now() < next) return;
      next = Date.now() + quick;
      const item = vscode.NotebookCellOutputItem.text(JSON.stringify(step), progressMime);
      const [output] = execution.cell.outputs;
      void (output === undefined
        ? execution.replaceOutput(new vscode.NotebookCellOutput([item]))
        : execution.replaceOutputItems([item], output));
    },
    show: async (outcome) => execution.replaceOutput(outputOf(outcome)),
    fail: async (reason) =>
      execution.replaceOutput(
        new vscode.NotebookCellOutput([vscode.NotebookCellOutputItem.error(new Error(String(reason)))]),
      ),
  };
}

/** A result as our renderer draws it, as an error where it is one, and in plain words: bytes that are passed on unread. */
export function outputOf({ json, failure, words, key, values }: Outcome): vscode.NotebookCellOutput {
  return new vscode.NotebookCellOutput(
    [
      new vscode.NotebookCellOutputItem(json, resultMime),
      ...(failure === undefined ? [] : [vscode.NotebookCellOutputItem.error({ ...failure, stack: "" })]),
      new vscode.NotebookCellOutputItem(words, "text/markdown"),
    ],
    { key, values },
  );
}
