import type { Changes } from "../../notebook/library/draft.ts";
import { changesIn, settingIn } from "../../notebook/library/several.ts";
import type { LiveSheet, Showing } from "../library/live-sheet.ts";
import { runSheet } from "../library/run-sheet.ts";
import { scenarioItems } from "../library/scenarios.ts";
import { tweak } from "../library/tweak.ts";
import { vscode } from "../vscode.ts";

/** Lets the reader pick scenarios, change them, and see in a panel what differs between them. */
export async function compareScenarios(showing: Showing): Promise<LiveSheet | undefined> {
  const { simulator } = showing;
  const title = "Layerbook: Compare Scenarios";
  const chosen = await vscode.window.showQuickPick(scenarioItems(simulator), {
    title,
    placeHolder: "Tick two or more; the first in the list is the one to compare with",
    canPickMany: true,
    matchOnDescription: true,
    matchOnDetail: true,
  });
  if (chosen === undefined) return undefined;
  if (chosen.length < 2) {
    void vscode.window.showWarningMessage("A comparison takes two scenarios or more: tick them, then OK.");
    return undefined;
  }
  const labels = chosen.map(({ label }) => label).join(", ");
  const draftsWith = (set: Changes) => chosen.map(({ text }, at) => ({ text, set: changesIn(set, at) }));
  const sheetOf = (set: Changes) => simulator.ask((remote) => remote.comparison(draftsWith(set)));
  const asked = {
    title: `${title} › ${labels}`,
    async settings(set: Changes) {
      const each = draftsWith(set).map(async (draft, at) => {
        const own = (await simulator.ask((remote) => remote.settingsOf(draft))) ?? [];
        return own.map((setting) => settingIn(setting, at, chosen[at]?.label ?? ""));
      });
      return (await Promise.all(each)).flat();
    },
    problems: async (set: Changes) => (await sheetOf(set))?.problems ?? [],
  };
  const set = await tweak(asked, {});
  const sheet = set && (await sheetOf(set));
  return sheet && runSheet(labels, sheet.cells, showing);
}
