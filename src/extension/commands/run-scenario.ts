import * as vscode from "vscode";
import { catalog } from "../../engine/index.ts";
import type { CellResult } from "../../notebook/result.ts";
import { showResult } from "../panel.ts";
import type { Simulator } from "../simulator.ts";

interface Choice extends vscode.QuickPickItem {
  /** The cell that stands for the choice. */
  readonly text: string;
}

/** Lets the reader pick a preset, runs it and shows the result in a panel. */
export async function runScenario(
  extension: vscode.Uri,
  simulator: Simulator,
): Promise<CellResult | undefined> {
  const choice = await vscode.window.showQuickPick(choices(), {
    title: "Layerbook: Run Scenario",
    placeHolder: "Which layer shall run?",
    matchOnDescription: true,
    matchOnDetail: true,
  });
  if (choice === undefined) return undefined;
  const result = await run(choice, simulator);
  showResult(extension, result);
  return result;
}

function choices(): Choice[] {
  return Object.values(catalog.families).flatMap((family) =>
    Object.entries(family.presets).map(([preset, { title, meaning }]) => ({
      label: title,
      description: family.title,
      detail: meaning,
      text: `l1: ${preset}\n`,
    })),
  );
}

function run({ label, text }: Choice, simulator: Simulator): Thenable<CellResult> {
  const location = vscode.ProgressLocation.Notification;
  return vscode.window.withProgress({ location, title: label, cancellable: true }, (report, token) => {
    let done = 0;
    return simulator.run(
      { text, line: 0, position: 1 },
      (step) => {
        report.report({ message: step.label, increment: 100 * (step.done - done) });
        done = step.done;
      },
      token,
    );
  });
}
