import * as vscode from "vscode";
import type { CellResult } from "../../src/notebook/result.ts";
import { bytesOf, cellAt, equal, holds, opened, type Tests, until } from "./workspace.ts";

export const resultMime = "application/vnd.layerbook.result+json";
export const progressMime = "application/vnd.layerbook.progress+json";
const errorMime = "application/vnd.code.notebook.error";
const quick =
  "```l2\nname: first\nl1: bitcoin\nduration: 6 h\nruns: 2\n```\n\nProse.\n\n```l2\nname: second\nl1: bitcoin\nduration: 6 h\nruns: 2\n```\n";
const endless = "```l2\nl1: bitcoin\nduration: 30 d\nruns: 1000\n```\n";

export const running: Tests = {
  "running all cells gives each a result in its own type and in plain words": async () => {
    const document = await opened("quick.l2nb", quick);
    const cells = await runAll(document);
    equal(
      cells.map((cell) => result(cell).name),
      ["first", "second"],
      "names",
    );
    for (const cell of cells) {
      equal(result(cell).status, "ok", "status");
      equal(cell.executionSummary?.success, true, "success");
      holds(text(cell, "text/markdown").length > 0, "no plain words");
    }
    equal(
      cells.map((cell) => cell.executionSummary?.executionOrder),
      [1, 2],
      "order",
    );
    console.log(`# receipts ${cells.map((cell) => result(cell).provenance.receipt).join(" ")}`);
  },

  "running again gives the same result, and a save writes none of it": async () => {
    const document = await opened("again.l2nb", quick);
    const first = (await runAll(document)).map((cell) => text(cell, resultMime));
    const second = (await runAll(document)).map((cell) => text(cell, resultMime));
    equal(second, first, "results");
    await document.save();
    equal(new TextDecoder().decode(await bytesOf(document.uri)), quick, "bytes");
  },

  "a cell that is wrong gives an error that says what to type": async () => {
    const document = await opened("wrong.l2nb", "```l2\nl1: bitcoin\ndurration: 6 h\n```\n");
    const [cell] = await runAll(document);
    const error = JSON.parse(text(cell, errorMime)) as { message: string };
    holds(error.message.includes("duration"), error.message);
    equal(result(cell).status, "failed", "status");
    equal(cell?.executionSummary?.success, false, "success");
  },

  "a wrong cell does not keep its neighbor from running": async () => {
    const document = await opened("neighbor.l2nb", `\`\`\`l2\nl1: nochain\n\`\`\`\n\n${quick}`);
    const cells = await runAll(document);
    equal(
      cells.map((cell) => result(cell).status),
      ["failed", "ok", "ok"],
      "status",
    );
  },

  "a long run shows how far it is, and stop ends it and says so": async () => {
    const document = await opened("endless.l2nb", endless);
    const cell = cellAt(document, 0);
    await selectController();
    const execution = vscode.commands.executeCommand("notebook.execute");
    await until("progress", () => shows(cell, progressMime));
    // Because the first progress makes the workbench load the renderer, and nobody presses Stop in that very moment.
    await new Promise((resolve) => setTimeout(resolve, 1000));
    const asked = performance.now();
    await vscode.commands.executeCommand("notebook.cancelExecution");
    await until("the stop", () => shows(cell, resultMime));
    console.log(`# a cancel showed after ${Math.round(performance.now() - asked)} ms`);
    equal(result(cell).status, "cancelled", "status");
    await execution;
  },

  "a cell that was waiting when the run was stopped keeps the output it had": async () => {
    // With a seed of its own, since what ran before shows its result again.
    const document = await opened("waiting.l2nb", endless + quick.replaceAll("runs: 2", "runs: 2\nseed: 77"));
    await selectController();
    const execution = vscode.commands.executeCommand("notebook.execute");
    await until("progress", () => shows(cellAt(document, 0), progressMime));
    await vscode.commands.executeCommand("notebook.cancelExecution");
    await execution;
    await until("the stop", () => shows(cellAt(document, 0), resultMime));
    equal(cellAt(document, 1).outputs.length, 0, "outputs");
  },

  "a cell runs again after a stop": async () => {
    const [cell] = await runAll(await opened("after.l2nb", quick));
    equal(result(cell).status, "ok", "status");
  },
};

export async function runAll(document: vscode.NotebookDocument): Promise<vscode.NotebookCell[]> {
  await selectController();
  const cells = document.getCells().filter(({ document: { languageId } }) => languageId === "l2");
  const former = cells.map(({ executionSummary }) => executionSummary?.executionOrder);
  await vscode.commands.executeCommand("notebook.execute");
  await until("the results", () =>
    cells.every(
      (cell, at) =>
        shows(cell, resultMime) &&
        cell.executionSummary?.timing !== undefined &&
        cell.executionSummary.executionOrder !== former[at],
    ),
  );
  return cells;
}

/** As a reader finds it: with one controller there is nothing to pick; a window that has just opened may not know it yet. */
export function selectController(): Thenable<unknown> {
  const choice = { id: "layerbook", extension: "layerbook.layerbook" };
  return vscode.commands.executeCommand("notebook.selectKernel", choice);
}

export function shows({ outputs }: vscode.NotebookCell, mime: string): boolean {
  return outputs.some(({ items }) => items.some((item) => item.mime === mime));
}

export function result(cell: vscode.NotebookCell | undefined): CellResult {
  return JSON.parse(text(cell, resultMime)) as CellResult;
}

function text(cell: vscode.NotebookCell | undefined, mime: string): string {
  const items = cell?.outputs.flatMap((output) => output.items) ?? [];
  const item = items.find((candidate) => candidate.mime === mime);
  if (item === undefined) throw new Error(`no ${mime} among ${items.map((other) => other.mime).join(", ")}`);
  return new TextDecoder().decode(item.data);
}
