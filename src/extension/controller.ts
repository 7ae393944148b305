import type { RunRequest } from "../notebook/remote.ts";
import { card } from "./outputs.ts";
import { isL2, l2In, linesOf, positionOf, textOf } from "./place.ts";
import { notebookType } from "./serializer.ts";
import type { Simulator } from "./simulator.ts";
import type { Stale } from "./stale.ts";
import { vscode } from "./vscode.ts";

/** Runs the `l2` cells of Layerbook notebooks. There is only one, so nobody has to pick a kernel. */
export function controller(simulator: Simulator, stale: Stale): vscode.Disposable {
  const made = vscode.notebooks.createNotebookController("layerbook", notebookType, "Layerbook");
  const orders = new WeakMap<vscode.NotebookDocument, number>();
  made.supportedLanguages = ["l2"];
  made.supportsExecutionOrder = true;
  made.executeHandler = async (cells, notebook) => {
    const lines = linesOf(notebook);
    // All at once, so that the cells that wait for their turn say so.
    const executions = cells.filter(isL2).map((cell) => made.createNotebookCellExecution(cell));
    for (const execution of executions) await execute(execution, lines[execution.cell.index] ?? 0);
  };
  return made;

  async function execute(execution: vscode.NotebookCellExecution, line: number): Promise<void> {
    // A cell that was still waiting when the author pressed Stop keeps the output it had.
    if (execution.token.isCancellationRequested) return execution.end(undefined);
    const { notebook } = execution.cell;
    const order = (orders.get(notebook) ?? 0) + 1;
    orders.set(notebook, order);
    execution.executionOrder = order;
    execution.start(Date.now());
    execution.end(await finished(execution, line), Date.now());
  }

  async function finished(
    execution: vscode.NotebookCellExecution,
    line: number,
  ): Promise<boolean | undefined> {
    const { cell, token } = execution;
    const text = cell.document.getText();
    const shown = card(execution);
    try {
      const outcome = await simulator.run(request(cell, line), shown.progress, token);
      await shown.show(outcome);
      stale.ran(cell, text);
      return outcome.verdict;
    } catch (error) {
      // Because a cell whose result cannot be shown would otherwise seem to run for ever, and keep the others waiting.
      await shown.fail(error);
      return false;
    }
  }
}

function request(cell: vscode.NotebookCell, line: number): RunRequest {
  const cells = l2In(cell.notebook).map(textOf);
  return { text: textOf(cell.document), line, position: positionOf(cell), cells };
}
