import { textOf } from "./place.ts";
import type { vscode } from "./vscode.ts";

/** What the reader answered to the questions of notebooks. */
export interface Replies {
  /** The answer to the question of a cell as it is now; undefined where there is none. */
  of(cell: vscode.NotebookCell): string | undefined;
  set(cell: vscode.NotebookCell, reply: string): Thenable<void>;
}

/** A question with its answer: one that was asked in other words was not answered. */
interface Answered {
  readonly text: string;
  readonly reply: string;
}

/** Kept by the editor, workspace by workspace. */
export function replies(memento: vscode.Memento): Replies {
  const keyOf = ({ notebook }: vscode.NotebookCell) => `replies ${notebook.uri.toString()}`;
  const known = (cell: vscode.NotebookCell): readonly Answered[] => memento.get(keyOf(cell), []);
  return {
    of: (cell) => known(cell).find(({ text }) => text === textOf(cell.document))?.reply,
    set(cell, reply) {
      const text = textOf(cell.document);
      const others = known(cell).filter((each) => each.text !== text);
      return memento.update(keyOf(cell), reply === "" ? others : [...others, { text, reply }]);
    },
  };
}
