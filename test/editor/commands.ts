import * as vscode from "vscode";
import { equal, extensionId, holds, type Tests } from "./workspace.ts";

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
};
