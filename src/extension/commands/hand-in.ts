import { stemOf } from "../../notebook/file-name.ts";
import { type HandIn, rightOf, write } from "../../notebook/handin.ts";
import type { Turned } from "../../notebook/live/turned.ts";
import { activeNotebook, type Grading, type Mark, marks } from "../marks.ts";
import { nameOf, placeBeside } from "../place.ts";
import { vscode } from "../vscode.ts";

/** What a hand-in is made of. */
export interface HandingIn extends Grading {
  readonly turned: Turned<vscode.NotebookDocument>;
  /** The reader's number. */
  readonly reader: number;
}

/** Writes what the reader answered in the open notebook into a file; asks for a name and a place that are not given. */
export async function handIn(
  parts: HandingIn,
  into?: vscode.Uri,
  reader?: string,
): Promise<vscode.Uri | undefined> {
  const notebook = activeNotebook();
  const all = notebook && (await marks(notebook, parts));
  if (notebook === undefined || all === undefined) return undefined;
  if (all.length === 0) {
    void vscode.window.showInformationMessage("This notebook asks nothing, so there is nothing to hand in.");
    return undefined;
  }
  const name = reader ?? (await askedName());
  if (name === undefined) return undefined;
  const file = into ?? (await askedPlace(notebook));
  if (file === undefined) return undefined;
  const text = write(handedIn(notebook, all, name.trim(), parts));
  await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text));
  const sum = rightOf(all.map(({ marked }) => marked.grade));
  void vscode.window.showInformationMessage(`Handed in with ${sum}: ${nameOf(file)}. Nothing was sent.`);
  return file;
}

const askedName = () =>
  vscode.window.showInputBox({
    title: "Layerbook: Hand In (1 of 2)",
    prompt: "Your name, as whoever teaches this knows you. It may stay empty.",
  });

function askedPlace(notebook: vscode.NotebookDocument): Thenable<vscode.Uri | undefined> {
  const file = `${stemOf(nameOf(notebook.uri))}.handin.json`;
  return vscode.window.showSaveDialog({
    title: "Layerbook: Hand In (2 of 2)",
    saveLabel: "Hand In",
    filters: { "Hand-in": ["json"] },
    ...placeBeside(notebook, file),
  });
}

function handedIn(
  notebook: vscode.NotebookDocument,
  all: readonly Mark[],
  name: string,
  { turned, reader }: HandingIn,
): HandIn {
  return {
    version: 1,
    notebook: nameOf(notebook.uri),
    name,
    reader,
    date: new Date().toISOString().slice(0, 10),
    engine: all.find(({ marked }) => marked.engine !== "")?.marked.engine ?? "",
    // Because a reader may have written into the cells what meets a challenge, and another notebook does not say it.
    set: Object.assign({}, ...all.map(({ marked }) => marked.set), turned.of(notebook)),
    exercises: all.map(({ name, cells, attempts, reply, marked: { grade, receipt } }) => ({
      cell: name,
      cells,
      attempts,
      reply,
      grade,
      receipt,
    })),
  };
}
