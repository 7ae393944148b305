import { type Format, formats } from "../../notebook/export/formats.ts";
import type { Exporter, ExportRequest } from "../../notebook/export/request.ts";
import { stemOf } from "../../notebook/file-name.ts";
import { type MakeWorker, workerSeat } from "../../notebook/live/worker-seat.ts";
import { activeNotebook } from "../marks.ts";
import type { Outlines } from "../outlines.ts";
import { picturesBeside } from "../pictures.ts";
import { bytesOf, nameOf, placeBeside } from "../place.ts";
import { vscode } from "../vscode.ts";
import { type Running, runWritten } from "../written.ts";

/** What an export is made with. */
export interface Exporting extends Running {
  readonly outlines: Outlines;
  readonly exporting: MakeWorker;
  /** Where the extension stands. */
  readonly extension: vscode.Uri;
}

/** Runs the open notebook as it is written and saves it with its results as another kind of file; asks for what is not given. */
export async function exportNotebook(
  parts: Exporting,
  to?: Format,
  into?: vscode.Uri,
): Promise<vscode.Uri | undefined> {
  const notebook = activeNotebook();
  const format = notebook && (to ?? (await askedFormat()));
  if (notebook === undefined || format === undefined) return undefined;
  const file = into ?? (await askedPlace(notebook, format));
  const how = { eachRun: format === "csv" };
  const outcomes = file && (await runWritten("Exporting", await parts.outlines.of(notebook), parts, how));
  if (file === undefined || outcomes === undefined) return undefined;
  const results = outcomes.map(({ json }) => new TextDecoder().decode(json));
  const text = await exportedText(parts, notebook, format, results);
  if (text === undefined) {
    void vscode.window.showErrorMessage("The notebook could not be exported. Save it and reload the window.");
    return undefined;
  }
  await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text));
  void tell(file);
  return file;
}

async function tell(file: vscode.Uri): Promise<void> {
  const open = "Open";
  const chosen = await vscode.window.showInformationMessage(`Exported to ${nameOf(file)}.`, open);
  if (chosen === open) await vscode.env.openExternal(file);
}

const details: Readonly<Record<Format, readonly [label: string, detail: string]>> = {
  html: ["Page", "Everything can be turned and answered in it, from its file and without a network"],
  md: ["Markdown", "Under each cell what it gave"],
  ipynb: ["Jupyter notebook", "Cells with what they gave; Jupyter shows them and runs none"],
  csv: [
    "Table of measures",
    "Every measure and score of every cell, over all runs and in each of them, a row each",
  ],
};

async function askedFormat(): Promise<Format | undefined> {
  const items = formats.map((format) => {
    const [label, detail] = details[format];
    return { label, detail, description: `.${format}`, format };
  });
  const title = "Layerbook: Export (1 of 2)";
  return (await vscode.window.showQuickPick(items, { title, placeHolder: "As what?" }))?.format;
}

function askedPlace(notebook: vscode.NotebookDocument, format: Format): Thenable<vscode.Uri | undefined> {
  return vscode.window.showSaveDialog({
    title: "Layerbook: Export (2 of 2)",
    saveLabel: "Export",
    filters: { [details[format][0]]: [format] },
    ...placeBeside(notebook, `${stemOf(nameOf(notebook.uri))}.${format}`),
  });
}

/** By a worker that is there for this alone. */
async function exportedText(
  { exporting, extension }: Exporting,
  notebook: vscode.NotebookDocument,
  to: Format,
  results: readonly string[],
): Promise<string | undefined> {
  const seat = workerSeat<Exporter>(exporting);
  const bytes = bytesOf(notebook);
  const paths = to === "html" ? await seat.ask((remote) => remote.pictures(bytes)) : [];
  const pictures = await picturesBeside(notebook, paths ?? []);
  const parts = await pageParts(extension, to);
  const request = { to, file: nameOf(notebook.uri), bytes, results, pictures, parts };
  const text = await seat.ask((remote) => remote.exported(request));
  seat.leave();
  return text;
}

async function pageParts(extension: vscode.Uri, format: Format): Promise<ExportRequest["parts"]> {
  if (format !== "html") return { script: "", engine: "" };
  const built = async (name: string) => {
    const file = vscode.Uri.joinPath(extension, "dist", name);
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
  };
  return { script: await built("page.js"), engine: await built("engine.txt") };
}
