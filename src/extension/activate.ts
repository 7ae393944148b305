import * as vscode from "vscode";
import { newNotebook } from "./commands/new-notebook.ts";
import { runScenario } from "./commands/run-scenario.ts";
import { controller } from "./controller.ts";
import { diagnostics, quickFixes } from "./diagnostics.ts";
import { notebookType, serializer, transient } from "./serializer.ts";
import { type MakeWorker, simulator } from "./simulator.ts";
import { cellStatus } from "./status.ts";

/** Everything that Layerbook adds to the editor. */
export function begin(context: vscode.ExtensionContext, makeWorker: MakeWorker): void {
  const simulations = simulator(makeWorker);
  const status = cellStatus();
  context.subscriptions.push(
    simulations,
    status,
    vscode.workspace.registerNotebookSerializer(notebookType, serializer, transient),
    controller(simulations, status),
    diagnostics(),
    quickFixes(),
    vscode.commands.registerCommand("layerbook.newNotebook", newNotebook),
    vscode.commands.registerCommand("layerbook.runScenario", () =>
      runScenario(context.extensionUri, simulations),
    ),
  );
}
