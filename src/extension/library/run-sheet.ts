import { vscode } from "../vscode.ts";
import { LiveSheet, requestOf, type Showing } from "./live-sheet.ts";

/** Runs the last of some cells and shows what came of it in a panel; undefined where that was stopped. */
export async function runSheet(
  title: string,
  cells: readonly string[],
  showing: Showing,
): Promise<LiveSheet | undefined> {
  const location = vscode.ProgressLocation.Notification;
  const outcome = await vscode.window.withProgress(
    { location, title, cancellable: true },
    async (report, token) => {
      let done = 0;
      const outcome = await showing.simulator.run(
        requestOf(cells, showing.reader),
        (step) => {
          report.report({ message: step.label, increment: 100 * (step.done - done) });
          done = step.done;
        },
        token,
      );
      return token.isCancellationRequested ? undefined : outcome;
    },
  );
  return outcome && new LiveSheet(cells, outcome, showing);
}
