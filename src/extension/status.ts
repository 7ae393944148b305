import * as vscode from "vscode";
import type { Progress } from "../engine/index.ts";
import type { CellResult } from "../notebook/result.ts";
import { notebookType } from "./serializer.ts";

/** The words at the foot of a cell: how far its run has come, and whether its result is of an earlier text. */
export interface CellStatus extends vscode.Disposable {
  running(cell: vscode.NotebookCell, progress: Progress): void;
  finished(cell: vscode.NotebookCell, text: string, result: CellResult): void;
}

export function cellStatus(): CellStatus {
  const running = new WeakMap<vscode.NotebookCell, Progress>();
  const shown = new WeakMap<vscode.NotebookCell, string>();
  const changed = new vscode.EventEmitter<void>();
  const provider = vscode.notebooks.registerNotebookCellStatusBarItemProvider(notebookType, {
    onDidChangeCellStatusBarItems: changed.event,
    provideCellStatusBarItems(cell) {
      const progress = running.get(cell);
      if (progress !== undefined)
        return item(`$(pulse) ${progress.label} · ${Math.round(100 * progress.done)} %`);
      const text = shown.get(cell);
      const stale = text !== undefined && cell.outputs.length > 0 && text !== cell.document.getText();
      return stale ? item("$(history) The result is of an earlier text: run again") : [];
    },
  });
  return {
    running(cell, progress) {
      running.set(cell, progress);
      changed.fire();
    },
    finished(cell, text) {
      running.delete(cell);
      shown.set(cell, text);
      changed.fire();
    },
    dispose() {
      provider.dispose();
      changed.dispose();
    },
  };
}

function item(text: string): vscode.NotebookCellStatusBarItem[] {
  return [new vscode.NotebookCellStatusBarItem(text, vscode.NotebookCellStatusBarAlignment.Left)];
}
