import { dependents } from "../notebook/live/placed.ts";
import type { Simulator } from "../notebook/live/simulator.ts";
import type { Turned } from "../notebook/live/turned.ts";
import type { Outcome } from "../notebook/outcome.ts";
import type { RunRequest } from "../notebook/remote.ts";
import type { Done } from "./done.ts";
import { keyShown, type Outlines } from "./outlines.ts";
import { card } from "./outputs.ts";
import { isL2, l2In, linesOf, positionOf, textOf } from "./place.ts";
import type { Replies } from "./replies.ts";
import type { Results } from "./results.ts";
import { notebookType } from "./serializer.ts";
import { vscode } from "./vscode.ts";

/** Runs the `l2` cells of Layerbook notebooks. */
export interface Runner extends vscode.Disposable {
  /** Runs cells, then those that show a result and are read from one of them. */
  run(cells: readonly vscode.NotebookCell[], notebook: vscode.NotebookDocument): Promise<void>;
  /** Makes an outcome that readers see already the output of its cell. */
  keep(cell: vscode.NotebookCell, outcome: Outcome): Promise<void>;
  /** What to ask of the worker for a cell as it is now. */
  request(cell: vscode.NotebookCell): RunRequest;
}

/** What a runner needs to know of. */
export interface Known {
  readonly simulator: Simulator;
  readonly outlines: Outlines;
  readonly turned: Turned<vscode.NotebookDocument>;
  readonly replies: Replies;
  readonly results: Results;
  readonly done: Done;
  /** The reader's number. */
  readonly reader: number;
}

/** There is only one controller, so nobody has to pick a kernel. */
export function runner({ simulator, outlines, turned, replies, results, done, reader }: Known): Runner {
  const made = vscode.notebooks.createNotebookController("layerbook", notebookType, "Layerbook");
  const orders = new WeakMap<vscode.NotebookDocument, number>();
  /** Because a cell that runs twice at once is refused. */
  let busy: Promise<unknown> = Promise.resolve();
  made.supportedLanguages = ["l2"];
  made.supportsExecutionOrder = true;
  made.executeHandler = run;

  async function run(
    cells: readonly vscode.NotebookCell[],
    notebook: vscode.NotebookDocument,
  ): Promise<void> {
    await inTurn(() => runNow(cells, notebook));
    await inTurn(async () => runNow(await behind(cells, notebook), notebook));
  }

  function inTurn(work: () => Promise<void>): Promise<void> {
    const turn = busy.then(work);
    busy = turn.catch(() => undefined);
    return turn;
  }

  async function runNow(cells: readonly vscode.NotebookCell[], notebook: vscode.NotebookDocument) {
    const lines = linesOf(notebook);
    // All at once, so that the cells that wait for their turn say so.
    const executions = cells.filter(isL2).map((cell) => made.createNotebookCellExecution(cell));
    for (const execution of executions) await execute(execution, lines[execution.cell.index] ?? 0);
  }

  /** The cells whose results came from what these were before. */
  async function behind(cells: readonly vscode.NotebookCell[], notebook: vscode.NotebookDocument) {
    const all = await outlines.of(notebook);
    const names = all.flatMap(({ cell, name }) => (cells.includes(cell) ? [name] : []));
    return dependents(all, names)
      .filter(({ cell, key }) => !cells.includes(cell) && keyShown(cell) !== key)
      .map(({ cell }) => cell);
  }

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
    const shown = card(execution);
    try {
      const asked = { ...request(cell), line };
      const outcome = await simulator.run(asked, shown.progress, token);
      await shown.show(outcome);
      done.note(cell.notebook.uri, asked.text, outcome);
      if (outcome.lasts && asked.reply === undefined && Object.keys(asked.set ?? {}).length === 0)
        results.keep(outcome);
      return outcome.verdict;
    } catch (error) {
      // Because a cell whose result cannot be shown would otherwise seem to run for ever, and keep the others waiting.
      await shown.fail(error);
      return false;
    }
  }

  function request(cell: vscode.NotebookCell): RunRequest {
    const { notebook } = cell;
    const reply = replies.of(cell);
    return {
      text: textOf(cell.document),
      line: 0,
      position: positionOf(cell),
      cells: l2In(notebook).map(textOf),
      set: turned.of(notebook),
      reader,
      ...(reply !== undefined && { reply }),
    };
  }

  return {
    run,
    request,
    keep: (cell, outcome) =>
      inTurn(async () => {
        const execution = made.createNotebookCellExecution(cell);
        execution.executionOrder = cell.executionSummary?.executionOrder;
        execution.start(Date.now());
        await card(execution).show(outcome);
        done.note(cell.notebook.uri, textOf(cell.document), outcome);
        execution.end(outcome.verdict, Date.now());
      }),
    dispose: () => made.dispose(),
  };
}
