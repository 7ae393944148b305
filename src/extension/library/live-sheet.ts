import type { Outcome } from "../../notebook/outcome.ts";
import type { RunRequest } from "../../notebook/remote.ts";
import { type Message, readMessage } from "../message.ts";
import { readPanelAct, resultPanel } from "../panel.ts";
import type { Simulator } from "../simulator.ts";
import { reached } from "../steps.ts";
import { save } from "../take.ts";
import { type Follower, look, patience, Turning } from "../turning.ts";
import { vscode } from "../vscode.ts";
import { addToNotebook, openAsNotebook } from "./keep.ts";

/** What a sheet is run and shown with. */
export interface Showing {
  readonly extension: vscode.Uri;
  readonly simulator: Simulator;
  /** The reader's number. */
  readonly reader: number;
}

/** Cells beside no notebook, the last of which is shown in a panel with sliders that it follows. */
export class LiveSheet implements Follower {
  readonly panel: vscode.WebviewPanel;
  /** The result that it shows, as JSON. */
  json: string;
  readonly #showing: Showing;
  readonly #turning = new Turning(this);
  #cells: readonly string[];
  #set: Readonly<Record<string, string>> = {};

  constructor(cells: readonly string[], { title, json }: Outcome, showing: Showing) {
    this.#cells = cells;
    this.#showing = showing;
    this.json = new TextDecoder().decode(json);
    this.panel = resultPanel(showing.extension, title, this.json);
    this.panel.webview.onDidReceiveMessage((message: unknown) => void this.#receive(message));
  }

  /** Its cells as they are turned, as a notebook that is not saved yet. */
  async openAsNotebook(): Promise<vscode.NotebookDocument> {
    return openAsNotebook(await this.#turned());
  }

  /** Its cells as they are turned, at the end of a notebook: the one given, the only open one, or the one that is picked. */
  async addToNotebook(notebook?: vscode.NotebookDocument): Promise<vscode.NotebookDocument | undefined> {
    return addToNotebook(await this.#turned(), this.#showing.simulator, notebook);
  }

  async look(): Promise<void> {
    const { token } = new vscode.CancellationTokenSource();
    this.#tell(await this.#run({ ...this.#request, within: look }, token));
  }

  async settle(token: vscode.CancellationToken, isNewest: () => boolean): Promise<void> {
    const outcome = await this.#run(this.#request, token);
    if (isNewest() && !token.isCancellationRequested) this.#tell(outcome);
  }

  async #receive(message: unknown): Promise<void> {
    const act = readPanelAct(message);
    if (act === "open") await this.openAsNotebook();
    if (act === "add") await this.addToNotebook();
    const read = readMessage(message);
    if (read !== undefined) await this.#answer(read);
  }

  async #answer(message: Message): Promise<void> {
    reached(message.type);
    if (message.type === "turn") {
      this.#set = { ...this.#set, [message.path]: message.value };
      return this.#turning.turn(message.isLast);
    }
    if (message.type === "copy") return vscode.env.clipboard.writeText(message.text);
    if (message.type === "save")
      return save(vscode.workspace.workspaceFolders?.[0]?.uri, message.file, message.bytes);
    if (message.type === "reply") return undefined;
    await this.#turning.end();
    if (message.type === "write") this.#cells = await this.#turned();
    this.#set = {};
    return this.#turning.turn(true);
  }

  async #turned(): Promise<readonly string[]> {
    const [cells, set] = [this.#cells, this.#set];
    return (await this.#showing.simulator.ask((remote) => remote.rewritten(cells, set))) ?? cells;
  }

  get #request(): RunRequest {
    return { ...requestOf(this.#cells, this.#showing), set: this.#set };
  }

  #run(request: RunRequest, token: vscode.CancellationToken): Promise<Outcome> {
    return this.#showing.simulator.run(request, () => {}, token, patience);
  }

  #tell({ name, json }: Outcome): void {
    this.json = new TextDecoder().decode(json);
    void this.panel.webview.postMessage({ type: "result", name, json: this.json });
  }
}

/** What to ask of the worker for the last of some cells. */
export const requestOf = (cells: readonly string[], { reader }: Pick<Showing, "reader">): RunRequest => ({
  ...{ text: cells.at(-1) ?? "", line: 0, position: cells.length, cells, reader },
});
