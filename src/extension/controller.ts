import * as vscode from "vscode";
import type { EvaluateRequest } from "../notebook/evaluate.ts";
import { nameProblems, readCell } from "../notebook/language/index.ts";
import type { CellResult } from "../notebook/result.ts";
import { card } from "./outputs.ts";
import { isL2, l2In, linesOf, positionOf, textOf } from "./place.ts";
import { notebookType } from "./serializer.ts";
import type { Simulator } from "./simulator.ts";
import type { Stale } from "./stale.ts";

/** Runs the `l2` cells of Layerbook notebooks. There is only one, so nobody has to pick a kernel. */
export function controller(simulator: Simulator, stale: Stale): vscode.Disposable {
  const made = vscode.notebooks.createNotebookController("layerbook", notebookType, "Layerbook");
  const orders = new WeakMap<vscode.NotebookDocument, number>();
  made.supportedLanguages = ["l2"];
  made.supportsExecutionOrder = true;
  made.executeHandler = async (cells, notebook) => {
    const lines = linesOf(notebook);
    const names = nameProblems(l2In(notebook).map((document) => readCell(textOf(document))));
    // All at once, so that the cells that wait for their turn say so.
    const executions = cells.filter(isL2).map((cell) => made.createNotebookCellExecution(cell));
    for (const execution of executions) {
      const { cell } = execution;
      const problems = names[positionOf(cell) - 1] ?? [];
      await execute(execution, { line: lines[cell.index] ?? 0, problems });
    }
  };
  return made;

  async function execute(execution: vscode.NotebookCellExecution, known: Known): Promise<void> {
    // A cell that was still waiting when the author pressed Stop keeps the output it had.
    if (execution.token.isCancellationRequested) return execution.end(undefined);
    const { notebook } = execution.cell;
    const order = (orders.get(notebook) ?? 0) + 1;
    orders.set(notebook, order);
    execution.executionOrder = order;
    execution.start(Date.now());
    execution.end(await finished(execution, known), Date.now());
  }

  async function finished(
    execution: vscode.NotebookCellExecution,
    known: Known,
  ): Promise<boolean | undefined> {
    const { cell, token } = execution;
    const text = cell.document.getText();
    const shown = card(execution);
    try {
      const result = await simulator.run(request(cell, known), shown.progress, token);
      await shown.show(result);
      stale.ran(cell, text);
      return verdict(result);
    } catch (error) {
      // Because a cell whose result cannot be shown would otherwise seem to run for ever, and keep the others waiting.
      await shown.fail(error);
      return false;
    }
  }
}

/** What is known of a cell from the notebook that it stands in. */
type Known = Pick<EvaluateRequest, "line" | "problems">;

function request(cell: vscode.NotebookCell, known: Known): EvaluateRequest {
  return { text: textOf(cell.document), position: positionOf(cell), ...known };
}

/** A tick, a cross, or neither for a run that was stopped. */
function verdict({ status, expectations }: CellResult): boolean | undefined {
  if (status === "cancelled") return undefined;
  return status !== "failed" && expectations.every(({ holds }) => holds);
}
