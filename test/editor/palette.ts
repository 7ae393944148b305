import * as vscode from "vscode";
import type { LiveSheet } from "../../src/extension/library/live-sheet.ts";
import type { CellResult } from "../../src/notebook/result.ts";
import { bytesOf, equal, extensionId, file, holds, opened, pause, type Tests, until } from "./workspace.ts";

/** Quick to run, also for whoever records it. */
const small = "l1: bitcoin-arithmetic\ndemand: 5 tx/s\nduration: 2 h\nruns: 2\nshow: measures";

const chain = "l1: ideal\nduration: 1 h\nruns: 2\nshow: measures";

export const palette: Tests = {
  "Run Scenario… runs what was picked, and its cell becomes a notebook": async () => {
    const sheet = await picking("layerbook.runScenario", accept);
    const { status, layers } = resultIn(sheet);
    equal(status, "ok", "status");
    holds(layers.length > 0, "the result has no layers");
    const notebook = await sheet.openAsNotebook();
    equal([notebook.isUntitled, texts(notebook).length], [true, 1], "the new notebook");
    holds(/^name: \S+\nl1: \S+$/.test(texts(notebook)[0] ?? ""), `its cell: ${texts(notebook)[0]}`);
    sheet.panel.dispose();
  },

  "cells join a notebook under names of their own": async () => {
    const sheet = await picking("layerbook.runScenario", accept);
    const [own = ""] = await sheet.openAsNotebook().then(texts);
    const [, name] = /^name: (\S+)/.exec(own) ?? [];
    const notebook = await opened("joined.l2nb", `\`\`\`l2\n${own}\n\`\`\`\n`);
    await sheet.addToNotebook(notebook);
    equal(texts(notebook)[1], own.replace(`name: ${name}`, `name: ${name}-2`), "the added cell");
    sheet.panel.dispose();
    await notebook.save();
  },

  "Compare Scenarios… holds those that were ticked against each other": async () => {
    const two = await file(
      "two.l2nb",
      `\`\`\`l2\nname: one\n${chain}\n\`\`\`\n\n\`\`\`l2\nname: two\n${chain}\n\`\`\`\n`,
    );
    const sheet = await picking("layerbook.compareScenarios", async () => {
      for (const step of [
        "quickOpenSelectNext",
        "quickPickManyToggle",
        "quickOpenSelectNext",
        "quickPickManyToggle",
        // Back to the first of the list that comes next, which is to run.
        "quickOpenSelectPrevious",
        "quickOpenSelectPrevious",
      ])
        await vscode.commands.executeCommand(`workbench.action.${step}`);
      await accept();
    });
    const { kind, status, layers } = resultIn(sheet);
    equal([kind, status], ["compare", "ok"], "the comparison");
    holds(layers.length >= 2, `${layers.length} layers`);
    sheet.panel.dispose();
    await vscode.workspace.fs.delete(two);
  },

  "tasks.json runs, records, verifies and exports a notebook": async () => {
    // Because a browser alone has no command line.
    if (typeof process !== "object") return;
    await file("tasks/quick.l2nb", `\`\`\`l2\nname: quick\n${small}\n\`\`\`\n`);
    const tasks = [
      { label: "run it", command: "run", path: "tasks/quick.l2nb" },
      { label: "record it", command: "record", path: "tasks/quick.l2nb" },
      { label: "verify it", command: "verify", path: "tasks/quick.l2nb" },
      {
        label: "export the folder",
        command: "export",
        path: "tasks",
        args: ["--to", "html", "-o", "tasks.html"],
      },
    ];
    const written = tasks.map((task) => ({ type: "layerbook", problemMatcher: "$layerbook", ...task }));
    const settings = await file(".vscode/tasks.json", JSON.stringify({ version: "2.0.0", tasks: written }));
    const codes: [string, number | undefined][] = [];
    const order = tasks.map(({ label }) => label);
    // Before it was recorded, too.
    const known = await knownTasks(order);
    for (const label of ["verify it", ...order]) codes.push([label, await codeOf(known.get(label))]);
    equal(
      codes,
      [
        ["verify it", 2],
        ["run it", 0],
        ["record it", 0],
        ["verify it", 0],
        ["export the folder", 0],
      ],
      "exit codes",
    );
    const page = vscode.Uri.joinPath(settings, "../../tasks.html");
    holds((await bytesOf(page)).length > 1e6, "the page holds no engine");
    for (const uri of [vscode.Uri.joinPath(page, "../tasks"), page, settings])
      await vscode.workspace.fs.delete(uri, { recursive: true });
  },

  "Check Workspace tells of what is wrong in the Problems panel, or says where it can": async () => {
    const wrong = await file("wrong.l2nb", "Prose.\n\n```l2\nl1: bitcon\n```\n");
    const codes = await vscode.commands.executeCommand<readonly number[] | undefined>(
      "layerbook.checkWorkspace",
    );
    const tasks = await vscode.tasks.fetchTasks({ type: "layerbook" });
    if (codes === undefined) return equal(tasks.length, 0, "tasks without a command line");
    equal([tasks.length, codes], [1, [1]], "tasks, and exit codes");
    const [found] = await until("the problem", () => {
      const all = vscode.languages.getDiagnostics(wrong).filter(({ source }) => source === "Layerbook");
      return all.length > 0 && all;
    });
    equal([found?.range.start.line, found?.range.start.character], [3, 4], "its place");
    holds(found?.message.includes("bitcoin") === true, `what to type: ${found?.message}`);
    await vscode.workspace.fs.delete(wrong);
  },
};

const resultIn = ({ json }: LiveSheet) => JSON.parse(json) as CellResult;

const texts = (notebook: vscode.NotebookDocument): readonly string[] =>
  notebook.getCells().map(({ document }) => document.getText());

/** The tasks of tasks.json by their labels, once the editor has read that. */
async function knownTasks(labels: readonly string[]): Promise<ReadonlyMap<string, vscode.Task>> {
  return until("the tasks", async () => {
    const all = new Map((await vscode.tasks.fetchTasks()).map((task) => [task.name, task]));
    return labels.every((label) => all.has(label)) && all;
  });
}

/** Runs a task to its end: its exit code. */
async function codeOf(task: vscode.Task | undefined): Promise<number | undefined> {
  if (task === undefined) throw new Error("no such task");
  const ended = new Promise<number | undefined>((resolve) => {
    const listener = vscode.tasks.onDidEndTaskProcess(({ execution, exitCode }) => {
      if (execution.task.name !== task.name) return;
      listener.dispose();
      resolve(exitCode);
    });
  });
  await vscode.tasks.executeTask(task);
  return ended;
}

const accept = () => vscode.commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem");

/** Runs a command whose lists are answered by `answer`, again and again, because each opens in its own time. */
async function picking(command: string, answer: () => PromiseLike<unknown>): Promise<LiveSheet> {
  // Because what a command gives that has to wake the extension comes as a copy.
  await vscode.extensions.getExtension(extensionId)?.activate();
  let shown: LiveSheet | undefined;
  let isOver = false;
  const running = vscode.commands.executeCommand<LiveSheet | undefined>(command).then((value) => {
    shown = value;
    isOver = true;
  });
  for (let tries = 0; tries < 100 && !isOver; tries++) {
    await pause(200);
    await answer();
  }
  await running;
  if (shown === undefined) throw new Error(`${command} showed nothing`);
  return shown;
}
