import * as vscode from "vscode";
import type { EvaluateRequest } from "../notebook/evaluate.ts";
import type { CellResult } from "../notebook/result.ts";
import { broken } from "../notebook/stopped.ts";
import { output } from "./outputs.ts";
import { isL2, linesOf, positionOf } from "./place.ts";
import { notebookType } from "./serializer.ts";
import type { Simulator } from "./simulator.ts";
import type { CellStatus } from "./status.ts";

/** Runs the `l2` cells of Layerbook notebooks. There is only one, so nobody has to pick a kernel. */
export function controller(simulator: Simulator, status: CellStatus): vscode.Disposable {
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
    const { cell, token } = execution;
    const { notebook } = cell;
    const order = (orders.get(notebook) ?? 0) + 1;
    orders.set(notebook, order);
    execution.executionOrder = order;
    execution.start(Date.now());
    const text = cell.document.getText();
    const asked = request(cell, line);
    const result = await simulator.run(asked, (step) => status.running(cell, step), token);
    status.finished(cell, text, result);
    // The old output stays until the new one is there, so that the page does not jump.
    await execution.replaceOutput(shown(asked, result));
    execution.end(verdict(result), Date.now());
  }
}

function request(cell: vscode.NotebookCell, line: number): EvaluateRequest {
  const text = cell.document.getText().replace(/\r\n/g, "\n");
  return { text, line, position: positionOf(cell) };
}

/** Because a cell whose output cannot be made would otherwise seem to run for ever. */
function shown(request: EvaluateRequest, result: CellResult): vscode.NotebookCellOutput {
  try {
    return output(result);
  } catch (error) {
    return output(broken(request, String(error)));
  }
}

/** A tick, a cross, or neither for a run that was stopped. */
function verdict({ status, expectations }: CellResult): boolean | undefined {
  if (status === "cancelled") return undefined;
  return status !== "failed" && expectations.every(({ holds }) => holds);
}
