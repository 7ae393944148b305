import * as vscode from "vscode";
import type { CellResult } from "../../src/notebook/result.ts";
import { result, resultMime, runAll, selectController, shows } from "./running.ts";
import { bytesOf, cellAt, equal, holds, opened, pause, rewrite, type Tests, until } from "./workspace.ts";

const fence = (...cells: readonly string[]) =>
  cells.map((cell) => `\`\`\`l2\n${cell}\n\`\`\`\n`).join("\nProse.\n\n");

const base = "name: base\nl1: ideal\ndemand: 2 tx/s\nduration: 10 min\nruns: 3\nshow: [measures]";
const asking = fence(
  base,
  "name: more\nextends: base\ndemand: 4 tx/s",
  "name: says\nclaim: More is more.\nholds: [ more.offeredTps > base.offeredTps ]",
  base.replace("base", "alone"),
  "name: guess\npredict: How many?\nanswer: base.offeredTps",
);

export const asks: Tests = {
  "a question is run, and one that nobody answered is neither right nor wrong": async () => {
    const document = await opened("asking.l2nb", asking);
    const cells = await runAll(document);
    equal(result(cells[2]).claim?.verdict, "supported", "verdict");
    equal(result(cells[4]).exercise?.grade, "open", "grade");
    equal(cells[4]?.executionSummary?.success, undefined, "success");
  },

  "who runs a changed cell runs those that are read from it, and no other": async () => {
    const document = await opened("changed.l2nb", asking);
    const cells = await runAll(document);
    const orders = () => cells.map((cell) => cell.executionSummary?.executionOrder ?? 0);
    const before = orders();
    await rewrite(cellAt(document, cells[1]?.index ?? 0), "name: more\nextends: base\ndemand: 1 tx/s");
    await runOnly(cells[1]);
    await until("the claim", () => result(cells[2]).claim?.verdict === "contradicted");
    equal(
      orders().map((order, at) => order > (before[at] ?? 0)),
      [false, true, true, false, false],
      "who ran again",
    );
  },

  "who runs a cell that has not changed runs no other": async () => {
    const document = await opened("unchanged.l2nb", asking);
    const cells = await runAll(document);
    const order = cells[2]?.executionSummary?.executionOrder;
    await runOnly(cells[0]);
    await until("the run", () => (cells[0]?.executionSummary?.executionOrder ?? 0) > (order ?? 0));
    await pause(300);
    equal(cells[2]?.executionSummary?.executionOrder, order, "order of the claim");
  },

  "receipts say what a notebook gives, and see later whether it still does": async () => {
    const document = await opened("recorded.l2nb", asking);
    const file = await vscode.commands.executeCommand<vscode.Uri>("layerbook.recordReceipts");
    holds(file.path.endsWith("/recorded.receipts.json"), file.path);
    const names = JSON.parse(new TextDecoder().decode(await bytesOf(file))).cells.map(
      ({ cell }: { cell: string }) => cell,
    );
    equal(names, ["base", "more", "alone"], "who has a receipt");
    equal(await vscode.commands.executeCommand("layerbook.verifyReceipts"), [], "differences");
    await rewrite(cellAt(document, 2), "name: more\nextends: base\ndemand: 3 tx/s");
    const found = await vscode.commands.executeCommand<string[]>("layerbook.verifyReceipts");
    equal(found.length, 1, "differences");
    holds(/^more: the measures differ; changed: the scenario/.test(found[0] ?? ""), found.join());
  },

  "a notebook that is opened shows what its cells showed before, where they are as they were": async () => {
    const shown = (await runAll(await opened("asked-before.l2nb", asking))).map((cell) => result(cell));
    const document = await opened("asked-after.l2nb", asking.replace("demand: 4 tx/s", "demand: 8 tx/s"));
    const cells = document.getCells().filter(({ kind }) => kind === vscode.NotebookCellKind.Code);
    equal(
      cells.map((cell) => shows(cell, resultMime)),
      [true, false, false, true, false],
      "who shows a result",
    );
    equal(same(result(cells[0])), same(shown[0] as CellResult), "the result");
    holds(cells[0]?.executionSummary?.success === undefined, "it ran");
  },
};

const same = ({ name, sentence, layers }: CellResult) => ({ name, sentence, layers });

async function runOnly(cell: vscode.NotebookCell | undefined): Promise<void> {
  if (cell === undefined) throw new Error("there is no cell");
  await selectController();
  const ranges = [{ start: cell.index, end: cell.index + 1 }];
  await vscode.commands.executeCommand("notebook.cell.execute", { ranges, document: cell.notebook.uri });
}
