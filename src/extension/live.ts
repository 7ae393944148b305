import { type Desk, Reading } from "../notebook/live/reading.ts";
import type { Simulator } from "../notebook/live/simulator.ts";
import type { Turned } from "../notebook/live/turned.ts";
import type { Outcome } from "../notebook/outcome.ts";
import { type Message, readMessage } from "./message.ts";
import type { Outlines } from "./outlines.ts";
import { textOf } from "./place.ts";
import type { Prose } from "./prose.ts";
import { resultRenderer } from "./renderers.ts";
import type { Replies } from "./replies.ts";
import type { Runner } from "./runner.ts";
import { reached } from "./steps.ts";
import { save } from "./take.ts";
import { vscode } from "./vscode.ts";

/** What the live part of the editor works with. */
export interface Parts {
  readonly simulator: Simulator;
  readonly outlines: Outlines;
  readonly turned: Turned<vscode.NotebookDocument>;
  readonly replies: Replies;
  readonly runner: Runner;
  readonly prose: Prose;
}

type Tell = (notebook: vscode.NotebookDocument, outcome: Outcome) => void;

/** Answers what readers do in results: turn a param, write it into its cell, set it back, reply to a question. */
export function live(parts: Parts): vscode.Disposable {
  const messaging = vscode.notebooks.createRendererMessaging(resultRenderer);
  const readings = new WeakMap<vscode.NotebookDocument, Reading<vscode.NotebookCell>>();

  const readingOf = (notebook: vscode.NotebookDocument) => {
    const reading = readings.get(notebook) ?? new Reading(deskOf(notebook, parts, tell));
    readings.set(notebook, reading);
    return reading;
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
    if (message.type === "copy") return vscode.env.clipboard.writeText(message.text);
    if (message.type === "save") return save(notebook, message.file, message.bytes);
    return readingOf(notebook).answer(message);
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

/** A notebook that is open in the editor. */
function deskOf(notebook: vscode.NotebookDocument, parts: Parts, tell: Tell): Desk<vscode.NotebookCell> {
  const { simulator, outlines, turned, replies, runner } = parts;
  return {
    simulator,
    placed: () => outlines.of(notebook),
    turned: () => turned.of(notebook),
    turn: (path, value) => turned.turn(notebook, path, value),
    unturn: () => void turned.forget(notebook),
    request: runner.request,
    isSeen,
    tell: (outcome) => tell(notebook, outcome),
    keep: runner.keep,
    run: (cells) => runner.run(cells, notebook),
    reply: replies.set,
    write: () => write(notebook, parts),
  };
}

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
