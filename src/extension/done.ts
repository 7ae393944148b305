import type { Outcome } from "../notebook/outcome.ts";
import { vscode } from "./vscode.ts";

/** What a reader has done: cells that ran to their end, and questions that he answered right. */
export interface Done {
  readonly onDidChange: vscode.Event<void>;
  /** Texts of the cells of a notebook that are done: one with another text is another. */
  of(notebook: vscode.Uri): ReadonlySet<string>;
  /** Takes note of what came of a cell with a text. */
  note(notebook: vscode.Uri, text: string, outcome: Outcome): void;
  /** Forgets what was done in a notebook; what is returned brings it back. */
  clear(notebook: vscode.Uri): Promise<() => Promise<void>>;
}

/** Texts that are kept of one notebook. */
const most = 500;

/** Kept by the editor, workspace by workspace. */
export function done(memento: vscode.Memento): Done {
  const changed = new vscode.EventEmitter<void>();
  const placeOf = (notebook: vscode.Uri) => `done ${notebook.toString()}`;
  const known = (notebook: vscode.Uri) => memento.get<readonly string[]>(placeOf(notebook), []);
  async function set(notebook: vscode.Uri, texts: readonly string[] | undefined): Promise<void> {
    await memento.update(placeOf(notebook), texts);
    changed.fire();
  }
  return {
    onDidChange: changed.event,
    of: (notebook) => new Set(known(notebook)),
    note(notebook, text, { marked, lasts }) {
      const isDone = marked === undefined ? lasts : marked.grade === "right";
      const texts = known(notebook);
      if (isDone && !texts.includes(text)) void set(notebook, [...texts, text].slice(-most));
    },
    async clear(notebook) {
      const before = known(notebook);
      await set(notebook, undefined);
      return () => set(notebook, before);
    },
  };
}
