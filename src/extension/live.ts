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
import { vscode } from "./vscode.ts";

/** How long a look at a cell may take while a reader turns something, ms: what is left of a tenth of a second goes into drawing. */
const look = 25;
/** How long the worker may take to leave a run that the next move ends, ms: a new one would have forgotten all that was simulated. */
const patience = 3000;
/** How long a reader must rest before all runs are made, ms. */
const rest = 600;

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
  const turnings = new WeakMap<vscode.NotebookDocument, Turning>();
  const { turned, replies, runner, outlines } = parts;

  const turningOf = (notebook: vscode.NotebookDocument): Turning => {
    const turning = turnings.get(notebook) ?? new Turning(notebook, parts, tell);
    turnings.set(notebook, turning);
    return turning;
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
      return turningOf(notebook).turn(message.name, message.isLast);
    }
    if (message.type === "copy") return vscode.env.clipboard.writeText(message.text);
    if (message.type === "save") return save(notebook, message.file, message.bytes);
    if (message.type === "reply") {
      const asked = (await outlines.of(notebook)).find(({ name }) => name === message.name);
      if (asked === undefined) return;
      await replies.set(asked.cell, message.reply);
      return runner.run([asked.cell], notebook);
    }
    await turningOf(notebook).end();
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

/**
 * One reader turning params of one notebook. What runs is finished and then only the newest value is run, since a run that every move
 * ends would never show anything; only the full runs that follow a first look are ended by the next move.
 */
class Turning {
  readonly #notebook: vscode.NotebookDocument;
  readonly #parts: Parts;
  readonly #tell: Tell;
  /** The cell in whose card the reader turns: it comes first. */
  #first = "";
  /** Counts moves. */
  #moves = 0;
  #lastMove = 0;
  #isSettled = true;
  #working: Promise<void> | undefined;
  #full: vscode.CancellationTokenSource | undefined;

  constructor(notebook: vscode.NotebookDocument, parts: Parts, tell: Tell) {
    this.#notebook = notebook;
    this.#parts = parts;
    this.#tell = tell;
  }

  async turn(first: string, isLast: boolean): Promise<void> {
    this.#first = first;
    this.#moves++;
    this.#lastMove = Date.now();
    this.#isSettled = isLast;
    this.#full?.cancel();
    this.#working ??= this.#work().finally(() => {
      this.#working = undefined;
    });
    await this.#working;
  }

  /** Ends what is under way. */
  async end(): Promise<void> {
    this.#isSettled = true;
    this.#full?.cancel();
    await this.#working;
  }

  async #work(): Promise<void> {
    for (let move = -1; move !== this.#moves; ) {
      move = this.#moves;
      await this.#look(move);
      if (move !== this.#moves) continue;
      await this.#rested(move);
      if (move !== this.#moves) continue;
      await this.#settle(move);
    }
  }

  /** A first look at every cell that hangs on what was turned and can be seen. */
  async #look(move: number): Promise<void> {
    for (const { cell, name } of await this.#affected()) {
      if (move !== this.#moves) return;
      if (name !== this.#first && !isSeen(cell)) continue;
      const source = new vscode.CancellationTokenSource();
      const asked = { ...this.#parts.runner.request(cell), within: look };
      this.#tell(this.#notebook, await this.#parts.simulator.run(asked, () => {}, source.token));
    }
  }

  async #rested(move: number): Promise<void> {
    while (move === this.#moves && !this.#isSettled && Date.now() - this.#lastMove < rest)
      await new Promise((resolve) => setTimeout(resolve, 20));
  }

  /** All runs, scores too, and then the outputs of the cells. */
  async #settle(move: number): Promise<void> {
    const source = new vscode.CancellationTokenSource();
    this.#full = source;
    for (const { cell } of await this.#affected()) {
      const outcome = await this.#parts.simulator.run(
        this.#parts.runner.request(cell),
        () => {},
        source.token,
        patience,
      );
      if (move !== this.#moves || source.token.isCancellationRequested) return;
      this.#tell(this.#notebook, outcome);
      await this.#parts.runner.keep(cell, outcome);
    }
  }

  async #affected(): Promise<readonly Placed[]> {
    const all = await this.#parts.outlines.of(this.#notebook);
    const owners = Object.keys(this.#parts.turned.of(this.#notebook)).map(ownerOf);
    const own = all.filter(({ cell, name }) => cell.outputs.length > 0 && owners.includes(name));
    const each = [...own, ...dependents(all, owners).filter(({ name }) => !owners.includes(name))];
    return each.sort((a, b) => Number(b.name === this.#first) - Number(a.name === this.#first));
  }
}
