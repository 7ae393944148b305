import type { Outcome } from "../notebook/outcome.ts";
import { type Message, readMessage } from "./message.ts";
import { dependents, type Outlines, type Placed } from "./outlines.ts";
import { textOf } from "./place.ts";
import type { Prose } from "./prose.ts";
import { resultRenderer } from "./renderers.ts";
import type { Replies } from "./replies.ts";
import type { Runner } from "./runner.ts";
import type { Simulator } from "./simulator.ts";
import { reached } from "./steps.ts";
import { save } from "./take.ts";
import type { Turned } from "./turned.ts";
import { type Follower, look, patience, Turning } from "./turning.ts";
import { vscode } from "./vscode.ts";

/** What the live part of the editor works with. */
export interface Parts {
  readonly simulator: Simulator;
  readonly outlines: Outlines;
  readonly turned: Turned;
  readonly replies: Replies;
  readonly runner: Runner;
  readonly prose: Prose;
}

/** Answers what readers do in results: turn a param, write it into its cell, set it back, reply to a question. */
export function live(parts: Parts): vscode.Disposable {
  const messaging = vscode.notebooks.createRendererMessaging(resultRenderer);
  const followers = new WeakMap<vscode.NotebookDocument, NotebookFollower>();
  const { turned, replies, runner, outlines } = parts;

  const followerOf = (notebook: vscode.NotebookDocument): NotebookFollower => {
    const follower = followers.get(notebook) ?? new NotebookFollower(notebook, parts, tell);
    followers.set(notebook, follower);
    return follower;
  };

  /** To every view of a notebook. */
  function tell(notebook: vscode.NotebookDocument, { name, json, values }: Outcome): void {
    parts.prose.tell(notebook, values);
    const message = { type: "result", name, json: new TextDecoder().decode(json) };
    for (const editor of vscode.window.visibleNotebookEditors)
      if (editor.notebook === notebook) void messaging.postMessage(message, editor);
  }

  async function answer(notebook: vscode.NotebookDocument, message: Message): Promise<void> {
    reached(message.type);
    if (message.type === "turn") {
      turned.turn(notebook, message.path, message.value);
      const follower = followerOf(notebook);
      follower.first = message.name;
      return follower.turning.turn(message.isLast);
    }
    if (message.type === "copy") return vscode.env.clipboard.writeText(message.text);
    if (message.type === "save")
      return save(vscode.Uri.joinPath(notebook.uri, ".."), message.file, message.bytes);
    if (message.type === "reply") {
      const asked = (await outlines.of(notebook)).find(({ name }) => name === message.name);
      if (asked === undefined) return;
      await replies.set(asked.cell, message.reply);
      return runner.run([asked.cell], notebook);
    }
    await followerOf(notebook).turning.end();
    const owners = [...new Set(Object.keys(turned.of(notebook)).map(ownerOf))];
    if (message.type === "write") await write(notebook, parts);
    const all = await outlines.of(notebook);
    const shown = all.filter(({ cell }) => cell.outputs.length > 0);
    turned.forget(notebook);
    const changed = [...shown.filter(({ name }) => owners.includes(name)), ...dependents(all, owners)];
    await runner.run([...new Set(changed.map(({ cell }) => cell))], notebook);
  }

  return vscode.Disposable.from(
    messaging.onDidReceiveMessage(({ editor, message }) => {
      const read = readMessage(message);
      if (read !== undefined) void answer(editor.notebook, read);
    }),
    vscode.workspace.onDidChangeNotebookDocument(({ notebook, cellChanges }) => {
      if (cellChanges.some(({ document }) => document !== undefined))
        void forgetEdited(notebook, cellChanges, parts);
    }),
  );
}

/** "base" of "base.params.size" */
const ownerOf = (path: string): string => path.slice(0, path.indexOf(".params."));

/** Types what was turned into the cells. */
async function write(
  notebook: vscode.NotebookDocument,
  { simulator, outlines, turned }: Parts,
): Promise<void> {
  const placed = await outlines.of(notebook);
  const texts = placed.map(({ cell }) => textOf(cell.document));
  const edits = await simulator.ask((remote) => remote.written(texts, turned.of(notebook)));
  const change = new vscode.WorkspaceEdit();
  for (const { position, start, end, text } of edits ?? []) {
    const document = placed[position - 1]?.cell.document;
    if (document === undefined) continue;
    const read = texts[position - 1] ?? "";
    change.replace(document.uri, new vscode.Range(placeIn(read, start), placeIn(read, end)), text);
  }
  await vscode.workspace.applyEdit(change);
}

/** By lines, because a document may count two characters at the end of each where spans count one. */
function placeIn(text: string, offset: number): vscode.Position {
  const before = text.slice(0, offset).split("\n");
  return new vscode.Position(before.length - 1, before.at(-1)?.length ?? 0);
}

/** Because who types into a cell means what he types, and not what a slider stood at. */
async function forgetEdited(
  notebook: vscode.NotebookDocument,
  changes: readonly vscode.NotebookDocumentCellChange[],
  { outlines, turned }: Parts,
): Promise<void> {
  const all = await outlines.of(notebook);
  for (const { cell, name } of all)
    if (changes.some((change) => change.cell === cell && change.document !== undefined))
      turned.forget(notebook, name);
}

/** Whether a cell, or the result below it, stands in some view of its notebook. */
const isSeen = (cell: vscode.NotebookCell): boolean =>
  vscode.window.visibleNotebookEditors.some(
    ({ notebook, visibleRanges }) =>
      notebook === cell.notebook &&
      visibleRanges.some(({ start, end }) => start <= cell.index && cell.index < end),
  );

type Tell = (notebook: vscode.NotebookDocument, outcome: Outcome) => void;

/** The cells of one notebook that hang on what a reader turns. */
class NotebookFollower implements Follower {
  /** The cell in whose card the reader turns: it comes first. */
  first = "";
  readonly turning = new Turning(this);
  readonly #notebook: vscode.NotebookDocument;
  readonly #parts: Parts;
  readonly #tell: Tell;

  constructor(notebook: vscode.NotebookDocument, parts: Parts, tell: Tell) {
    this.#notebook = notebook;
    this.#parts = parts;
    this.#tell = tell;
  }

  /** At those that can be seen. */
  async look(isNewest: () => boolean): Promise<void> {
    for (const { cell, name } of await this.#affected()) {
      if (!isNewest()) return;
      if (name !== this.first && !isSeen(cell)) continue;
      const source = new vscode.CancellationTokenSource();
      const asked = { ...this.#parts.runner.request(cell), within: look };
      this.#tell(this.#notebook, await this.#parts.simulator.run(asked, () => {}, source.token));
    }
  }

  /** And then the outputs of the cells. */
  async settle(token: vscode.CancellationToken, isNewest: () => boolean): Promise<void> {
    const { runner, simulator } = this.#parts;
    for (const { cell } of await this.#affected()) {
      const outcome = await simulator.run(runner.request(cell), () => {}, token, patience);
      if (!isNewest() || token.isCancellationRequested) return;
      this.#tell(this.#notebook, outcome);
      await runner.keep(cell, outcome);
    }
  }

  async #affected(): Promise<readonly Placed[]> {
    const all = await this.#parts.outlines.of(this.#notebook);
    const owners = Object.keys(this.#parts.turned.of(this.#notebook)).map(ownerOf);
    const own = all.filter(({ cell, name }) => cell.outputs.length > 0 && owners.includes(name));
    const each = [...own, ...dependents(all, owners).filter(({ name }) => !owners.includes(name))];
    return each.sort((a, b) => Number(b.name === this.first) - Number(a.name === this.first));
  }
}
