import { textOf } from "./place.ts";
import type { vscode } from "./vscode.ts";

/** What the reader answered to the questions of notebooks. */
export interface Replies {
  /** The answer to the question of a cell as it is now; undefined where there is none. */
  of(cell: vscode.NotebookCell): string | undefined;
  /** All answers to that question, the oldest first; those that were taken back too. */
  attempts(cell: vscode.NotebookCell): readonly string[];
  /** Takes an answer; "" takes back the one there is. */
  set(cell: vscode.NotebookCell, reply: string): Thenable<void>;
  /** Forgets all answers to the questions of a notebook; what is returned brings them back. */
  clear(notebook: vscode.NotebookDocument): Promise<() => Thenable<void>>;
}

/** A question with its answers: one that was asked in other words was not answered. */
interface Answered {
  readonly text: string;
  readonly reply: string;
  readonly attempts: readonly string[];
}

/** Answers to one question that are kept. */
const most = 200;

/** Kept by the editor, workspace by workspace. */
export function replies(memento: vscode.Memento): Replies {
  const keyOf = (notebook: vscode.NotebookDocument) => `replies ${notebook.uri.toString()}`;
  const known = (notebook: vscode.NotebookDocument) => memento.get<readonly Answered[]>(keyOf(notebook), []);
  const own = ({ notebook, document }: vscode.NotebookCell) =>
    known(notebook).find(({ text }) => text === textOf(document));
  return {
    of: (cell) => own(cell)?.reply || undefined,
    attempts: (cell) => own(cell)?.attempts ?? [],
    set(cell, reply) {
      const text = textOf(cell.document);
      const { attempts = [] } = own(cell) ?? {};
      const others = known(cell.notebook).filter((each) => each.text !== text);
      const all = reply === "" ? attempts : [...attempts, reply].slice(-most);
      return memento.update(keyOf(cell.notebook), [...others, { text, reply, attempts: all }]);
    },
    async clear(notebook) {
      const before = known(notebook);
      await memento.update(keyOf(notebook), undefined);
      return () => memento.update(keyOf(notebook), before);
    },
  };
}
