import { notebookType } from "./serializer.ts";
import { vscode } from "./vscode.ts";

/** Says at the foot of a cell when its result is of an earlier text. */
export interface Stale extends vscode.Disposable {
  /** The output of the cell is now that of `text`. */
  ran(cell: vscode.NotebookCell, text: string): void;
}

export function stale(): Stale {
  const texts = new WeakMap<vscode.NotebookCell, string>();
  const changed = new vscode.EventEmitter<void>();
  const left = vscode.NotebookCellStatusBarAlignment.Left;
  const provider = vscode.notebooks.registerNotebookCellStatusBarItemProvider(notebookType, {
    onDidChangeCellStatusBarItems: changed.event,
    provideCellStatusBarItems(cell) {
      const text = texts.get(cell);
      const fresh = text === undefined || cell.outputs.length === 0 || text === cell.document.getText();
      return fresh
        ? []
        : new vscode.NotebookCellStatusBarItem("$(history) Changed since it ran: run it again", left);
    },
  });
  return {
    ran(cell, text) {
      texts.set(cell, text);
      changed.fire();
    },
    dispose() {
      provider.dispose();
      changed.dispose();
    },
  };
}
