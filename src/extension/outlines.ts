import type { Outlined } from "../notebook/outline.ts";
import { isL2, l2In, textOf } from "./place.ts";
import type { Simulator } from "./simulator.ts";
import type { vscode } from "./vscode.ts";

/** A cell with what it hangs on. */
export interface Placed extends Outlined {
  readonly cell: vscode.NotebookCell;
}

/** What the `l2` cells of a notebook are called and hang on, as their texts are now. */
export interface Outlines {
  of(notebook: vscode.NotebookDocument): Promise<readonly Placed[]>;
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
        return cell === undefined ? [] : [{ ...outlined, cell }];
      });
    },
  };
}

/** The cells that show a result and hang on one of the others: on a cell of that name, or at one of those positions. */
export function dependents(all: readonly Placed[], on: readonly string[]): readonly Placed[] {
  const positions = all.flatMap(({ name }, at) => (on.includes(name) ? [at + 1] : []));
  return all.filter(
    ({ cell, uses }) => cell.outputs.length > 0 && uses.some((position) => positions.includes(position)),
  );
}

/** What the result that a cell shows was made of; undefined where it shows none that says so. */
export function keyShown(cell: vscode.NotebookCell): string | undefined {
  const key: unknown = cell.outputs[0]?.metadata?.key;
  return typeof key === "string" ? key : undefined;
}
