import type { Changes } from "../../notebook/library/draft.ts";
import type { LiveSheet, Showing } from "../library/live-sheet.ts";
import { runSheet } from "../library/run-sheet.ts";
import { scenarioItems } from "../library/scenarios.ts";
import { tweak } from "../library/tweak.ts";
import { vscode } from "../vscode.ts";

/** Lets the reader pick a scenario, change it, and see in a panel what comes of it. */
export async function runScenario(showing: Showing): Promise<LiveSheet | undefined> {
  const { simulator } = showing;
  const title = "Layerbook: Run Scenario";
  const choice = await vscode.window.showQuickPick(scenarioItems(simulator), {
    title,
    placeHolder: "Which scenario shall run?",
    matchOnDescription: true,
    matchOnDetail: true,
  });
  if (choice === undefined) return undefined;
  const { text, label } = choice;
  const single = (set: Changes) => simulator.ask((remote) => remote.single({ text, set }));
  const asked = {
    title: `${title} › ${label}`,
    settings: async (set: Changes) =>
      (await simulator.ask((remote) => remote.settingsOf({ text, set }))) ?? [],
    problems: async (set: Changes) => (await single(set))?.problems ?? [],
  };
  const set = await tweak(asked, {});
  const sheet = set && (await single(set));
  return sheet && runSheet(label, sheet.cells, showing);
}
