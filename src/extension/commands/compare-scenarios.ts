import type { LiveSheet, Showing } from "../library/live-sheet.ts";
import { runSheet } from "../library/run-sheet.ts";
import { scenarioItems } from "../library/scenarios.ts";
import { vscode } from "../vscode.ts";

/** Lets the reader pick scenarios and shows in a panel what differs between them. */
export async function compareScenarios(showing: Showing): Promise<LiveSheet | undefined> {
  const { simulator } = showing;
  const chosen = await vscode.window.showQuickPick(scenarioItems(simulator), {
    title: "Layerbook: Compare Scenarios",
    placeHolder: "Tick two or more; the first in the list is the one to compare with",
    canPickMany: true,
    matchOnDescription: true,
    matchOnDetail: true,
  });
  if (chosen === undefined) return undefined;
  const drafts = chosen.map(({ text }) => ({ text, set: {} }));
  const sheet = await simulator.ask((remote) => remote.comparison(drafts));
  const [problem] = sheet?.problems ?? [];
  if (chosen.length < 2 || problem !== undefined) {
    const why = chosen.length < 2 ? "A comparison takes two scenarios or more: tick them, then OK." : problem;
    void vscode.window.showWarningMessage(why ?? "");
    return undefined;
  }
  return sheet && runSheet(chosen.map(({ label }) => label).join(", "), sheet.cells, showing);
}
