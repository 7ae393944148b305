import type { Placed } from "../../notebook/live/placed.ts";
import type { Simulator } from "../../notebook/live/simulator.ts";
import { activeNotebook } from "../marks.ts";
import type { Outlines } from "../outlines.ts";
import { textOf } from "../place.ts";
import type { Runner } from "../runner.ts";
import { vscode } from "../vscode.ts";

/** What receipts are made with. */
export interface Recording {
  readonly simulator: Simulator;
  readonly outlines: Outlines;
  readonly runner: Runner;
}

/** Writes down, beside the open notebook, what each of its scenarios gave as it is written. */
export async function recordReceipts(parts: Recording): Promise<vscode.Uri | undefined> {
  const ran = await runWritten("Recording receipts", parts);
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
  const ran = await runWritten("Verifying receipts", parts);
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

/** Runs all cells as they are written, whatever readers turned or answered; undefined where that was stopped. */
async function runWritten(title: string, { simulator, outlines, runner }: Recording) {
  const notebook = activeNotebook();
  if (notebook === undefined) return undefined;
  const all = await outlines.of(notebook);
  const location = vscode.ProgressLocation.Notification;
  const results = await vscode.window.withProgress({ location, title, cancellable: true }, (report, token) =>
    resultsOf(all, { simulator, runner }, report, token),
  );
  return results && { notebook, cells: all.map(({ cell }) => textOf(cell.document)), results };
}

async function resultsOf(
  all: readonly Placed<vscode.NotebookCell>[],
  { simulator, runner }: Pick<Recording, "simulator" | "runner">,
  report: vscode.Progress<{ message: string; increment: number }>,
  token: vscode.CancellationToken,
) {
  const results: { position: number; json: string }[] = [];
  // Because what a question comes to follows from the scenarios that it is about.
  const scenarios = all.filter(({ kind }) => kind === "scenario");
  for (const { cell, name } of scenarios) {
    report.report({ message: name, increment: 100 / scenarios.length });
    const { reply: _, ...asked } = runner.request(cell);
    const outcome = await simulator.run({ ...asked, set: {} }, () => {}, token);
    if (token.isCancellationRequested) return undefined;
    if (!outcome.lasts) {
      void vscode.window.showErrorMessage(`\`${name}\` did not run to its end, so there are no receipts.`);
      return undefined;
    }
    results.push({ position: asked.position, json: new TextDecoder().decode(outcome.json) });
  }
  return results;
}

async function textIn(file: vscode.Uri): Promise<string | undefined> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
  } catch {
    return undefined;
  }
}

const nameOf = ({ path }: vscode.Uri): string => path.slice(path.lastIndexOf("/") + 1);

const besides = (uri: vscode.Uri): vscode.Uri =>
  uri.with({ path: `${uri.path.replace(/(?:\.l2nb)?(?:\.md)?$/, "")}.receipts.json` });
