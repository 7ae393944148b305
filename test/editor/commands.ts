import * as vscode from "vscode";
import type { Outcome } from "../../src/notebook/outcome.ts";
import type { CellResult } from "../../src/notebook/result.ts";
import { equal, extensionId, holds, pause, type Tests } from "./workspace.ts";

interface Contributions {
  readonly commands: readonly { readonly command: string }[];
}

export const commands: Tests = {
  "every command of package.json is there": async () => {
    const extension = vscode.extensions.getExtension(extensionId);
    if (extension === undefined) throw new Error(`${extensionId} is not installed`);
    await extension.activate();
    const known = await vscode.commands.getCommands(true);
    const { commands: contributed } = extension.packageJSON.contributes as Contributions;
    holds(contributed.length >= 2, "package.json names no commands");
    equal(
      contributed.filter(({ command }) => !known.includes(command)),
      [],
      "missing commands",
    );
  },

  "New Notebook opens one with a cell that can run": async () => {
    await vscode.commands.executeCommand("layerbook.newNotebook");
    const notebook = vscode.window.activeNotebookEditor?.notebook;
    equal(notebook?.notebookType, "layerbook", "type");
    equal(
      notebook?.getCells().map(({ document }) => document.languageId),
      ["markdown", "l2"],
      "cells",
    );
  },

  "Run Scenario… runs the preset that was picked": async () => {
    let outcome: Outcome | undefined;
    const running = vscode.commands.executeCommand<Outcome>("layerbook.runScenario").then((value) => {
      outcome = value;
    });
    // Because the list opens in its own time, and accepting before it is there does nothing.
    for (let tries = 0; tries < 100 && outcome === undefined; tries++) {
      await vscode.commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem");
      await pause(200);
    }
    await running;
    const result = JSON.parse(new TextDecoder().decode(outcome?.json)) as CellResult;
    equal(result.status, "ok", "status");
    holds(result.layers.length > 0, "the result has no layers");
  },
};
