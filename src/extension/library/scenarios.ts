import type { Choice } from "../../notebook/choices.ts";
import type { Simulator } from "../../notebook/live/simulator.ts";
import { notebooksIn } from "../course/folder.ts";
import { l2In, textOf } from "../place.ts";
import { notebookType } from "../serializer.ts";
import { vscode } from "../vscode.ts";

/** A scenario in a list; a heading has no cell. */
export interface ScenarioItem extends vscode.QuickPickItem {
  /** The cell that stands for it. */
  readonly text: string;
}

const tiers: Readonly<Record<NonNullable<Choice["tier"]>, string>> = {
  l1: "Layer 1",
  l2: "Layers above",
  bridge: "Bridges",
};

/** All scenarios at hand: presets by the layer they stand on, then those of notebooks that are open or in the workspace. */
export async function scenarioItems(simulator: Simulator): Promise<readonly ScenarioItem[]> {
  const presets = (await simulator.ask((remote) => remote.choices())) ?? [];
  const own = await Promise.all((await notebooks()).map((notebook) => ownItems(notebook, simulator)));
  const byTier = Object.entries(tiers).map(([tier, label]) =>
    group(
      label,
      presets.filter((choice) => choice.tier === tier),
    ),
  );
  return [...byTier, ...own].flat();
}

interface Named {
  readonly name: string;
  readonly texts: readonly string[];
}

async function ownItems({ name, texts }: Named, simulator: Simulator): Promise<readonly ScenarioItem[]> {
  return group(name, (await simulator.ask((remote) => remote.scenariosIn(texts))) ?? []);
}

/** The notebooks of the workspace, and those that are open and not saved yet. */
async function notebooks(): Promise<readonly Named[]> {
  const { workspaceFolders = [], notebookDocuments } = vscode.workspace;
  const unsaved = notebookDocuments
    .filter((each) => each.notebookType === notebookType && each.isUntitled)
    .map((each) => ({ name: each.uri.path, texts: l2In(each).map(textOf) }));
  const files = await Promise.all(workspaceFolders.map(({ uri }) => notebooksIn(uri, "all")));
  const saved = files.flat().map(({ path, cells }) => ({
    name: path,
    texts: cells.filter(({ kind }) => kind === "l2").map(({ text }) => text),
  }));
  return [...unsaved, ...saved];
}

function group(label: string, choices: readonly Choice[]): readonly ScenarioItem[] {
  if (choices.length === 0) return [];
  const heading = { label, kind: vscode.QuickPickItemKind.Separator, text: "" };
  const items = choices.map(({ title, family, meaning, text }) => ({
    ...{ label: title, description: family, text },
    ...(meaning !== "" && { detail: meaning }),
  }));
  return [heading, ...items];
}
