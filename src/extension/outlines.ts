import type { Placed } from "../notebook/live/placed.ts";
import type { Simulator } from "../notebook/live/simulator.ts";
import type { Outlined } from "../notebook/outline.ts";
import { isL2, l2In, textOf } from "./place.ts";
import type { vscode } from "./vscode.ts";

/** What the `l2` cells of a notebook are called and hang on, as their texts are now. */
export interface Outlines {
  of(notebook: vscode.NotebookDocument): Promise<readonly Placed<vscode.NotebookCell>[]>;
}

export function outlines(simulator: Simulator): Outlines {
  const known = new WeakMap<
    vscode.NotebookDocument,
    { readonly of: string; readonly all: Promise<readonly Outlined[]> }
  >();

  function read(notebook: vscode.NotebookDocument): Promise<readonly Outlined[]> {
    const texts = l2In(notebook).map(textOf);
    const of = JSON.stringify(texts);
    const before = known.get(notebook);
    if (before?.of === of) return before.all;
    const all = simulator.ask((remote) => remote.outline(texts)).then((answer) => answer ?? []);
    known.set(notebook, { of, all });
    return all;
  }

  return {
    async of(notebook) {
      const cells = notebook.getCells().filter(isL2);
      const all = await read(notebook);
      return all.flatMap((outlined, at) => {
        const cell = cells[at];
        return cell === undefined ? [] : [{ ...outlined, cell, isShown: cell.outputs.length > 0 }];
      });
    },
  };
}

/** What the result that a cell shows was made of; undefined where it shows none that says so. */
export function keyShown(cell: vscode.NotebookCell): string | undefined {
  const key: unknown = cell.outputs[0]?.metadata?.key;
  return typeof key === "string" ? key : undefined;
}
