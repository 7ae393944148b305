import { engineVersion } from "../engine/index.ts";
import { hash } from "./hash.ts";
import { Cells } from "./language/index.ts";
import type { CellKind } from "./result.ts";

/** A cell among the others of its notebook. */
export interface Outlined {
  readonly name: string;
  readonly kind: CellKind;
  /** Positions of the cells that it is read from, 1-based. */
  readonly uses: readonly number[];
  /** The same for texts that give the same result: of the engine, the cell and those that it is read from. */
  readonly key: string;
}

/** What every cell of a notebook is called and what it hangs on. */
export function outline(texts: readonly string[]): readonly Outlined[] {
  const cells = new Cells(texts);
  return texts.map((_, index) => outlined(cells, texts, index + 1));
}

/** The same of one of them. */
export const outlineOf = (texts: readonly string[], position: number): Outlined =>
  outlined(new Cells(texts), texts, position);

function outlined(cells: Cells, texts: readonly string[], position: number): Outlined {
  const { name, kind, uses } = cells.reading(position);
  const read = [position, ...uses].map((each) => [cells.names[each - 1], texts[each - 1]]);
  return { name, kind, uses, key: hash(JSON.stringify([engineVersion, read])) };
}

/** A text to put between two offsets of a cell. */
export interface Edit {
  /** The cell, 1-based. */
  readonly position: number;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** What to type so that the cells say what was turned: `set` holds values of params by path, such as `base.params.size`. */
export function written(texts: readonly string[], set: Readonly<Record<string, string>>): readonly Edit[] {
  const cells = new Cells(texts);
  return cells.all().flatMap(({ name, params }, index) =>
    params.flatMap((param) => {
      const text = set[`${name}.params.${param.name}`];
      if (text === undefined || param.owner !== name) return [];
      const { start, end } = param.place;
      return [{ position: index + 1, start, end, text }];
    }),
  );
}

/** The cells as they are once that is typed. */
export function rewritten(
  texts: readonly string[],
  set: Readonly<Record<string, string>>,
): readonly string[] {
  // From the end, so that places before hold.
  const edits = [...written(texts, set)].sort((a, b) => b.start - a.start);
  return texts.map((whole, at) =>
    edits
      .filter(({ position }) => position === at + 1)
      .reduce((text, edit) => text.slice(0, edit.start) + edit.text + text.slice(edit.end), whole),
  );
}
