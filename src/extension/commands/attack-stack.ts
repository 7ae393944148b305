import type { AttackChoice } from "../../notebook/library/attacks.ts";
import type { Changes } from "../../notebook/library/draft.ts";
import type { Simulator } from "../../notebook/live/simulator.ts";
import type { LiveSheet, Showing } from "../library/live-sheet.ts";
import { runSheet } from "../library/run-sheet.ts";
import { scenarioItems } from "../library/scenarios.ts";
import { tweak } from "../library/tweak.ts";
import { vscode } from "../vscode.ts";

const title = "Layerbook: Attack a Stack";

/** Lets the reader pick a scenario and an attack on it, and shows in a panel what that does. */
export async function attackStack(showing: Showing): Promise<LiveSheet | undefined> {
  const { simulator } = showing;
  const find = { matchOnDescription: true, matchOnDetail: true };
  const victim = await vscode.window.showQuickPick(scenarioItems(simulator), {
    ...{ title, placeHolder: "Which scenario shall be attacked?", ...find },
  });
  if (victim === undefined) return undefined;
  const { text, label } = victim;
  const attack = await vscode.window.showQuickPick(attackItems(text, simulator), {
    ...{ title: `${title} › ${label}`, placeHolder: "Which attack?", ...find },
  });
  if (attack?.choice === undefined) return undefined;
  const { layer, plan } = attack.choice;
  const sheetOf = (set: Changes) => simulator.ask((remote) => remote.underAttack({ text, set: {} }, set));
  const asked = {
    title: `${title} › ${label} › ${attack.label}`,
    settings: async (set: Changes) =>
      (await simulator.ask((remote) => remote.attackSettings({ text, set }))) ?? [],
    problems: async (set: Changes) => (await sheetOf(set))?.problems ?? [],
  };
  const set = await tweak(asked, { "attack.on": layer, "attack.plan": plan });
  const sheet = set && (await sheetOf(set));
  return sheet && runSheet(`${label}: ${attack.label}`, sheet.cells, showing);
}

interface AttackItem extends vscode.QuickPickItem {
  /** undefined of a heading. */
  readonly choice?: AttackChoice;
}

async function attackItems(text: string, simulator: Simulator): Promise<readonly AttackItem[]> {
  const choices = (await simulator.ask((remote) => remote.attacksOn(text))) ?? [];
  return choices.flatMap((choice, at): readonly AttackItem[] => {
    const { layer, plan, title: label, meaning: detail } = choice;
    const item = { label, description: plan, detail, choice };
    const heading = { label: `On ${layer}`, kind: vscode.QuickPickItemKind.Separator };
    return choices[at - 1]?.layer === layer ? [item] : [heading, item];
  });
}
