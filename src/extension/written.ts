import type { Placed } from "../notebook/live/placed.ts";
import type { Simulator } from "../notebook/live/simulator.ts";
import type { Outcome } from "../notebook/outcome.ts";
import type { RunRequest } from "../notebook/remote.ts";
import { linesOf } from "./place.ts";
import type { Runner } from "./runner.ts";
import { vscode } from "./vscode.ts";

/** What runs cells. */
export interface Running {
  readonly simulator: Simulator;
  readonly runner: Runner;
}

/** Runs cells as they are written, whatever a reader turned or answered and whoever he is; undefined where that was stopped. */
export function runWritten(
  title: string,
  placed: readonly Placed<vscode.NotebookCell>[],
  { simulator, runner }: Running,
  how: Pick<RunRequest, "eachRun"> = {},
): Thenable<readonly Outcome[] | undefined> {
  const location = vscode.ProgressLocation.Notification;
  return vscode.window.withProgress({ location, title, cancellable: true }, async (report, token) => {
    const outcomes: Outcome[] = [];
    for (const { cell, name } of placed) {
      report.report({ message: name, increment: 100 / placed.length });
      const { text, position, cells } = runner.request(cell);
      const line = linesOf(cell.notebook)[cell.index] ?? 0;
      outcomes.push(await simulator.run({ text, line, position, cells, ...how }, () => {}, token));
      if (token.isCancellationRequested) return undefined;
    }
    return outcomes;
  });
}
