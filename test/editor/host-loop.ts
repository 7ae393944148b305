import * as vscode from "vscode";
import { progressMime, resultMime, runAll, selectController, shows } from "./running.ts";
import { told, watch } from "./turns.ts";
import { bytesOf, cellAt, extensionFile, holds, opened, pause, type Tests, until } from "./workspace.ts";

const endless = "```l2\nl1: bitcoin\nduration: 30 d\nruns: 1000\n```\n";
const quick = "```l2\nl1: bitcoin\nduration: 6 h\nruns: 2\n```\n";
const watched = 3000;

/** What is asserted of time is little, since others use the machine; the numbers are printed, with whose they are. */
export const hostLoop: Tests = {
  "the host goes on while a cell runs": async () => {
    const document = await opened("busy.l2nb", endless);
    const cell = cellAt(document, 0);
    await selectController();
    await pause(500);
    const loop = await watch();
    const execution = vscode.commands.executeCommand("notebook.execute");
    await pause(watched);
    await vscode.commands.executeCommand("notebook.cancelExecution");
    await until("the stop", () => shows(cell, resultMime));
    await execution;
    const turns = await loop.stop();
    console.log(`# host loop while a cell runs and is stopped: ${told(turns)}`);
    holds(turns.turns > 100, `only ${turns.turns} turns of the host loop in 3 s`);
  },

  "the host goes on while results come in": async () => {
    const document = await opened("results.l2nb", quick.repeat(3));
    await pause(500);
    const loop = await watch();
    await runAll(document);
    console.log(`# host loop while three results come in: ${told(await loop.stop())}`);
  },

  "the host goes on while the article opens and is read": async () => {
    const article = await bytesOf(extensionFile("samples/why-bitcoin-does-seven.l2nb"));
    const loop = await watch();
    await opened("article-again.l2nb", article);
    await pause(1000);
    console.log(`# host loop while the article opens: ${told(await loop.stop())}`);
  },

  "the control: the same without Layerbook, a worker as busy and as many outputs": async () => {
    const document = await opened("control.l2nb", endless);
    const other = vscode.notebooks.createNotebookController("control", "layerbook", "Control");
    const spinning = spin();
    other.executeHandler = async ([cell]) => {
      if (cell !== undefined) await countdown(other.createNotebookCellExecution(cell));
    };
    await vscode.commands.executeCommand("notebook.selectKernel", {
      id: "control",
      extension: "layerbook.layerbook",
    });
    await pause(500);
    const loop = await watch();
    await vscode.commands.executeCommand("notebook.execute");
    await until("the progress", () => shows(cellAt(document, 0), progressMime));
    await pause(watched);
    console.log(`# host loop of the control, without Layerbook: ${told(await loop.stop())}`);
    spinning.terminate();
    other.dispose();
  },
};

/** Shows progress as our controller does, every 150 ms. */
async function countdown(execution: vscode.NotebookCellExecution): Promise<void> {
  execution.start(Date.now());
  const output = new vscode.NotebookCellOutput([]);
  await execution.replaceOutput(output);
  for (let done = 0; done < watched; done += 150) {
    const step = JSON.stringify({ done: done / watched, label: "control" });
    await execution.replaceOutputItems([vscode.NotebookCellOutputItem.text(step, progressMime)], output);
    await pause(150);
  }
  execution.end(true, Date.now());
}

/** A worker that has a core and says nothing. */
function spin(): { terminate(): unknown } {
  const code = "for (;;);";
  if (typeof process !== "object") return new Worker(URL.createObjectURL(new Blob([code])));
  const { Worker: NodeWorker } = process.getBuiltinModule("node:worker_threads");
  return new NodeWorker(code, { eval: true });
}
