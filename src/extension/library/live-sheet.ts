import type { Placed } from "../../notebook/live/placed.ts";
import { type Desk, Reading } from "../../notebook/live/reading.ts";
import type { Simulator } from "../../notebook/live/simulator.ts";
import { TokenSource } from "../../notebook/live/stop.ts";
import type { Outcome } from "../../notebook/outcome.ts";
import type { RunRequest } from "../../notebook/remote.ts";
import { type Message, readMessage } from "../message.ts";
import { readPanelAct, resultPanel } from "../panel.ts";
import { reached } from "../steps.ts";
import { save } from "../take.ts";
import { vscode } from "../vscode.ts";
import { addToNotebook, openAsNotebook } from "./keep.ts";

/** What a sheet is run and shown with. */
export interface Showing {
  readonly extension: vscode.Uri;
  readonly simulator: Simulator;
  /** The reader's number. */
  readonly reader: number;
}

/** Cells of no notebook, the last of which is shown in a panel with sliders that it follows. A cell here is its position, 1-based. */
export class LiveSheet implements Desk<number> {
  readonly simulator: Simulator;
  readonly panel: vscode.WebviewPanel;
  /** The result that it shows, as JSON. */
  json: string;
  readonly #reader: number;
  #cells: readonly string[];
  #set: Readonly<Record<string, string>> = {};

  constructor(cells: readonly string[], { title, json }: Outcome, showing: Showing) {
    this.simulator = showing.simulator;
    this.#reader = showing.reader;
    this.#cells = cells;
    this.json = new TextDecoder().decode(json);
    this.panel = resultPanel(showing.extension, title, this.json);
    const reading = new Reading(this);
    this.panel.webview.onDidReceiveMessage(async (message: unknown) => {
      const act = readPanelAct(message);
      if (act === "open") await this.openAsNotebook();
      if (act === "add") await this.addToNotebook();
      const read = readMessage(message);
      if (read !== undefined) await answer(read, reading);
    });
  }

  /** Its cells as they are turned, as a notebook that is not saved yet. */
  async openAsNotebook(): Promise<vscode.NotebookDocument> {
    return openAsNotebook(await this.#asTurned());
  }

  /** Its cells as they are turned, at the end of a notebook: the one given, the only open one, or the one that is picked. */
  async addToNotebook(notebook?: vscode.NotebookDocument): Promise<vscode.NotebookDocument | undefined> {
    return addToNotebook(await this.#asTurned(), this.simulator, notebook);
  }

  async placed(): Promise<readonly Placed<number>[]> {
    const cells = this.#cells;
    const all = (await this.simulator.ask((remote) => remote.outline(cells))) ?? [];
    return all.map((each, at) => ({ ...each, cell: at + 1, isShown: at + 1 === cells.length }));
  }

  turned(): Readonly<Record<string, string>> {
    return this.#set;
  }

  turn(path: string, value: string): void {
    this.#set = { ...this.#set, [path]: value };
  }

  unturn(): void {
    this.#set = {};
  }

  request(): RunRequest {
    return { ...requestOf(this.#cells, this.#reader), set: this.#set };
  }

  isSeen(): boolean {
    return this.panel.visible;
  }

  tell({ name, json }: Outcome): void {
    this.json = new TextDecoder().decode(json);
    void this.panel.webview.postMessage({ type: "result", name, json: this.json });
  }

  async keep(): Promise<void> {}

  async run(cells: readonly number[]): Promise<void> {
    if (!cells.includes(this.#cells.length)) return;
    this.tell(await this.simulator.run(this.request(), () => {}, new TokenSource().token));
  }

  async reply(): Promise<void> {}

  async write(): Promise<void> {
    this.#cells = await this.#asTurned();
  }

  async #asTurned(): Promise<readonly string[]> {
    const [cells, set] = [this.#cells, this.#set];
    return (await this.simulator.ask((remote) => remote.rewritten(cells, set))) ?? cells;
  }
}

async function answer(message: Message, reading: Reading<number>): Promise<void> {
  reached(message.type);
  if (message.type === "copy") return vscode.env.clipboard.writeText(message.text);
  if (message.type === "save")
    return save(vscode.workspace.workspaceFolders?.[0]?.uri, message.file, message.bytes);
  return reading.answer(message);
}

/** What to ask of the worker for the last of some cells. */
export const requestOf = (cells: readonly string[], reader: number): RunRequest => ({
  ...{ text: cells.at(-1) ?? "", line: 0, position: cells.length, cells, reader },
});
