import type { Simulator } from "../../notebook/live/simulator.ts";
import type { Outcome } from "../../notebook/outcome.ts";
import { showResult } from "../panel.ts";
import { vscode } from "../vscode.ts";

interface Item extends vscode.QuickPickItem {
  /** The cell that stands for the choice. */
  readonly text: string;
}

/** Lets the reader pick a preset, runs it and shows the result in a panel. */
export async function runScenario(extension: vscode.Uri, simulator: Simulator): Promise<Outcome | undefined> {
  const choice = await vscode.window.showQuickPick(items(simulator), {
    title: "Layerbook: Run Scenario",
    placeHolder: "Which layer shall run?",
    matchOnDescription: true,
    matchOnDetail: true,
  });
  if (choice === undefined) return undefined;
  const outcome = await run(choice, simulator);
  showResult(extension, outcome);
  return outcome;
}

async function items(simulator: Simulator): Promise<Item[]> {
  const choices = (await simulator.ask((remote) => remote.choices())) ?? [];
  return choices.map(({ title, family, meaning, text }) => ({
    label: title,
    description: family,
    detail: meaning,
    text,
  }));
}

function run({ label, text }: Item, simulator: Simulator): Thenable<Outcome> {
  const location = vscode.ProgressLocation.Notification;
  return vscode.window.withProgress({ location, title: label, cancellable: true }, (report, token) => {
    let done = 0;
    return simulator.run(
      { text, line: 0, position: 1, cells: [text] },
      (step) => {
        report.report({ message: step.label, increment: 100 * (step.done - done) });
        done = step.done;
      },
      token,
    );
  });
}
