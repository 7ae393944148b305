import { newNotebook } from "./commands/new-notebook.ts";
import { runScenario } from "./commands/run-scenario.ts";
import { controller } from "./controller.ts";
import { diagnostics, quickFixes } from "./diagnostics.ts";
import { notebookType, serializer, transient } from "./serializer.ts";
import { simulator } from "./simulator.ts";
import { stale } from "./stale.ts";
import { vscode } from "./vscode.ts";
import type { MakeWorker } from "./worker-seat.ts";

/** Everything that Layerbook adds to the editor. */
export function begin(context: vscode.ExtensionContext, makeWorker: MakeWorker): void {
  const simulations = simulator(makeWorker);
  const marks = stale();
  context.subscriptions.push(
    simulations,
    marks,
    vscode.workspace.registerNotebookSerializer(notebookType, serializer, transient),
    controller(simulations, marks),
    diagnostics(simulations),
    quickFixes(simulations),
    vscode.commands.registerCommand("layerbook.newNotebook", newNotebook),
    vscode.commands.registerCommand("layerbook.runScenario", () =>
      runScenario(context.extensionUri, simulations),
    ),
  );
}
