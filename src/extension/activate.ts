import type { Format } from "../notebook/export/formats.ts";
import { simulator } from "../notebook/live/simulator.ts";
import { Turned } from "../notebook/live/turned.ts";
import type { MakeWorker } from "../notebook/live/worker-seat.ts";
import { clearAnswers } from "./commands/clear-answers.ts";
import { exportNotebook } from "./commands/export.ts";
import { handIn } from "./commands/hand-in.ts";
import { importNotebook } from "./commands/import.ts";
import { newNotebook } from "./commands/new-notebook.ts";
import { showProgress } from "./commands/progress.ts";
import { recordReceipts, verifyReceipts } from "./commands/receipts.ts";
import { runScenario } from "./commands/run-scenario.ts";
import { type CourseParts, course } from "./course/course.ts";
import { diagnostics, quickFixes } from "./diagnostics.ts";
import { done } from "./done.ts";
import { live } from "./live.ts";
import { outlines } from "./outlines.ts";
import { prose } from "./prose.ts";
import { readerNumber } from "./reader.ts";
import { replies } from "./replies.ts";
import { restoring } from "./restore.ts";
import { results } from "./results.ts";
import { runner } from "./runner.ts";
import { notebookType, serializer, transient } from "./serializer.ts";
import { stale } from "./stale.ts";
import { vscode } from "./vscode.ts";

/** Workers from the bundles that answer for them. */
export interface Workers {
  readonly simulating: MakeWorker;
  readonly exporting: MakeWorker;
}

/** What other extensions may ask of this one. */
export type Exports = Pick<CourseParts, "lessons">;

/** Everything that Layerbook adds to the editor. */
export function begin(context: vscode.ExtensionContext, { simulating, exporting }: Workers): Exports {
  const simulations = simulator(simulating, longestRun);
  const known = {
    simulator: simulations,
    outlines: outlines(simulations),
    turned: new Turned<vscode.NotebookDocument>(),
    replies: replies(context.workspaceState),
    reader: readerNumber(context.globalState),
    results: results(context.storageUri ?? context.globalStorageUri),
    done: done(context.workspaceState),
  };
  const running = runner(known);
  const telling = prose();
  const courses = course(context, known);
  const parts = { ...known, runner: running, prose: telling };
  context.subscriptions.push(
    simulations,
    running,
    stale(known.outlines),
    telling,
    live(parts),
    courses,
    vscode.workspace.registerNotebookSerializer(
      notebookType,
      serializer(restoring(simulations, known.results)),
      transient,
    ),
    diagnostics(simulations),
    quickFixes(simulations),
    vscode.commands.registerCommand("layerbook.newNotebook", newNotebook),
    vscode.commands.registerCommand("layerbook.runScenario", () =>
      runScenario(context.extensionUri, simulations),
    ),
    vscode.commands.registerCommand("layerbook.showProgress", () => showProgress(parts)),
    vscode.commands.registerCommand("layerbook.handIn", (into?: vscode.Uri, reader?: string) =>
      handIn(parts, into, reader),
    ),
    vscode.commands.registerCommand("layerbook.recordReceipts", () => recordReceipts(parts)),
    vscode.commands.registerCommand("layerbook.verifyReceipts", () => verifyReceipts(parts)),
    vscode.commands.registerCommand("layerbook.exportNotebook", (to?: Format, into?: vscode.Uri) =>
      exportNotebook({ ...parts, exporting, extension: context.extensionUri }, to, into),
    ),
    vscode.commands.registerCommand("layerbook.importNotebook", importNotebook),
    vscode.commands.registerCommand("layerbook.clearAnswers", () => clearAnswers(parts)),
  );
  return { lessons: courses.lessons };
}

/** The author's limit on the wall time of one run, ms. */
function longestRun(): number {
  return 1000 * vscode.workspace.getConfiguration("layerbook").get("longestRun", 60);
}
