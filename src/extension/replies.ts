import { type Answered, Answers } from "../notebook/live/answers.ts";
import { textOf } from "./place.ts";
import type { vscode } from "./vscode.ts";

/** What the reader answered to the questions of notebooks. */
export interface Replies {
  /** The answer to the question of a cell as it is now; undefined where there is none. */
  of(cell: vscode.NotebookCell): string | undefined;
  /** All answers to that question, the oldest first; those that were taken back too. */
  attempts(cell: vscode.NotebookCell): readonly string[];
  /** Takes an answer; "" takes back the one there is. */
  set(cell: vscode.NotebookCell, reply: string): PromiseLike<void>;
  /** Forgets all answers to the questions of a notebook; what is returned brings them back. */
  clear(notebook: vscode.NotebookDocument): Promise<() => Thenable<void>>;
}

/** Kept by the editor, workspace by workspace. */
export function replies(memento: vscode.Memento): Replies {
  const keyOf = (notebook: vscode.NotebookDocument) => `replies ${notebook.uri.toString()}`;
  const known = (notebook: vscode.NotebookDocument) => memento.get<readonly Answered[]>(keyOf(notebook), []);
  const answers = ({ notebook }: vscode.NotebookCell) =>
    new Answers({
      read: () => known(notebook),
      write: (all) => memento.update(keyOf(notebook), all),
    });
  return {
    of: (cell) => answers(cell).of(textOf(cell.document)),
    attempts: (cell) => answers(cell).attempts(textOf(cell.document)),
    set: (cell, reply) => answers(cell).set(textOf(cell.document), reply),
    async clear(notebook) {
      const before = known(notebook);
      await memento.update(keyOf(notebook), undefined);
      return () => memento.update(keyOf(notebook), before);
    },
  };
}
