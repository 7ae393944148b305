import { keyShown, type Outlines } from "./outlines.ts";
import { isL2 } from "./place.ts";
import { notebookType } from "./serializer.ts";
import { vscode } from "./vscode.ts";

/** Says at the foot of a cell when its result is of an earlier text, its own or that of a cell it is read from. */
export function stale(outlines: Outlines): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  const left = vscode.NotebookCellStatusBarAlignment.Left;
  const provider = vscode.notebooks.registerNotebookCellStatusBarItemProvider(notebookType, {
    onDidChangeCellStatusBarItems: changed.event,
    async provideCellStatusBarItems(cell) {
      const shown = keyShown(cell);
      if (shown === undefined || !isL2(cell)) return [];
      const all = await outlines.of(cell.notebook);
      const own = all.find((each) => each.cell === cell);
      if (own === undefined || own.key === shown) return [];
      return new vscode.NotebookCellStatusBarItem("$(history) Changed since it ran: run it again", left);
    },
  });
  const listening = vscode.workspace.onDidChangeNotebookDocument(() => changed.fire());
  return vscode.Disposable.from(provider, listening, changed);
}
