import { checkTasks, type RunCli } from "../tasks.ts";
import { vscode } from "../vscode.ts";

/** Checks all notebooks of the workspace as tasks whose findings stand in the Problems panel; the exit codes, undefined where there is nothing to check. */
export async function checkWorkspace(run: RunCli | undefined): Promise<readonly number[] | undefined> {
  if (run === undefined) {
    void vscode.window.showInformationMessage(
      "This window runs in the browser alone, which has no command line: open notebooks are checked as you type, and a desktop or server VS Code checks a whole workspace.",
    );
    return undefined;
  }
  const tasks = await checkTasks(run);
  if (tasks.length === 0) {
    void vscode.window.showInformationMessage(
      "There is no notebook in this workspace. Layerbook: New Notebook begins one.",
    );
    return undefined;
  }
  const location = vscode.ProgressLocation.Notification;
  const codes = await vscode.window.withProgress(
    { location, title: "Checking all notebooks", cancellable: true },
    async (report, token) => {
      const codes: number[] = [];
      for (const task of tasks) {
        if (token.isCancellationRequested) return undefined;
        if (tasks.length > 1) report.report({ message: folderName(task), increment: 100 / tasks.length });
        codes.push(await exitCode(task, token));
      }
      return token.isCancellationRequested ? undefined : codes;
    },
  );
  if (codes !== undefined) tell(codes);
  return codes;
}

const folderName = ({ scope }: vscode.Task): string => (typeof scope === "object" ? scope.name : "");

/** Runs a task to its end; ended from outside, it counts as not read. */
async function exitCode(task: vscode.Task, token: vscode.CancellationToken): Promise<number> {
  const execution = await vscode.tasks.executeTask(task);
  return new Promise((resolve) => {
    const listeners = vscode.Disposable.from(
      vscode.tasks.onDidEndTaskProcess((end) => {
        if (end.execution !== execution) return;
        listeners.dispose();
        resolve(end.exitCode ?? 2);
      }),
      token.onCancellationRequested(() => execution.terminate()),
    );
  });
}

function tell(codes: readonly number[]): void {
  if (codes.every((code) => code === 0)) {
    void vscode.window.showInformationMessage("All notebooks are as they should be.");
    return;
  }
  const show = "Show Problems";
  void vscode.window.showWarningMessage("Some notebooks need changing.", show).then((choice) => {
    if (choice === show) void vscode.commands.executeCommand("workbench.actions.view.problems");
  });
}
