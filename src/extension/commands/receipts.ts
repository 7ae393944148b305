import { stemOf } from "../../notebook/file-name.ts";
import type { Placed } from "../../notebook/live/placed.ts";
import type { Simulator } from "../../notebook/live/simulator.ts";
import { activeNotebook } from "../marks.ts";
import type { Outlines } from "../outlines.ts";
import { nameOf, textOf } from "../place.ts";
import type { Runner } from "../runner.ts";
import { vscode } from "../vscode.ts";
import { runWritten } from "../written.ts";

/** What receipts are made with. */
export interface Recording {
  readonly simulator: Simulator;
  readonly outlines: Outlines;
  readonly runner: Runner;
}

/** Writes down, beside the open notebook, what each of its scenarios gave as it is written. */
export async function recordReceipts(parts: Recording): Promise<vscode.Uri | undefined> {
  const ran = await runScenarios("Recording receipts", parts);
  if (ran === undefined) return undefined;
  const { notebook, cells, results } = ran;
  const text = await parts.simulator.ask((remote) => remote.receipts(nameOf(notebook.uri), cells, results));
  if (text === undefined) return undefined;
  const file = besides(notebook.uri);
  await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text));
  void vscode.window.showInformationMessage(`${nameOf(file)} holds what this notebook gives now.`);
  return file;
}

/** Says what the open notebook gives otherwise than its receipts say. */
export async function verifyReceipts(parts: Recording): Promise<readonly string[] | undefined> {
  const ran = await runScenarios("Verifying receipts", parts);
  if (ran === undefined) return undefined;
  const { notebook, cells, results } = ran;
  const file = besides(notebook.uri);
  const recorded = await textIn(file);
  const found =
    recorded === undefined
      ? null
      : await parts.simulator.ask((remote) => remote.differences(recorded, cells, results));
  if (found === undefined) return undefined;
  if (found === null) {
    void vscode.window.showWarningMessage(
      `${nameOf(file)} holds no receipts. Layerbook: Record Receipts writes it.`,
    );
    return undefined;
  }
  const { showInformationMessage, showWarningMessage } = vscode.window;
  void (found.length === 0
    ? showInformationMessage("Everything came out as recorded.")
    : showWarningMessage(`Not as recorded: ${found.join("; ")}.`));
  return found;
}

/** The scenarios of the open notebook; undefined where that was stopped, or where one of them gives nothing that lasts. */
async function runScenarios(title: string, { simulator, outlines, runner }: Recording) {
  const notebook = activeNotebook();
  if (notebook === undefined) return undefined;
  const all = await outlines.of(notebook);
  // Because what a question comes to follows from the scenarios that it is about.
  const scenarios = all.filter(({ kind }) => kind === "scenario");
  const outcomes = await runWritten(title, scenarios, { simulator, runner });
  if (outcomes === undefined) return undefined;
  const failed = outcomes.find(({ lasts }) => !lasts);
  if (failed !== undefined) {
    void vscode.window.showErrorMessage(
      `\`${failed.name}\` did not run to its end, so there are no receipts.`,
    );
    return undefined;
  }
  const results = outcomes.map(({ json }, at) => ({
    position: all.indexOf(scenarios[at] as Placed<vscode.NotebookCell>) + 1,
    json: new TextDecoder().decode(json),
  }));
  return { notebook, cells: all.map(({ cell }) => textOf(cell.document)), results };
}

async function textIn(file: vscode.Uri): Promise<string | undefined> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
  } catch {
    return undefined;
  }
}

const besides = (uri: vscode.Uri): vscode.Uri => uri.with({ path: `${stemOf(uri.path)}.receipts.json` });
