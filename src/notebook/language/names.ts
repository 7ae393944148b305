import type { Problem, Span } from "../document.ts";

/** What an `l2` cell is called among the others of its notebook. */
export interface NamedCell {
  readonly name: string;
  /** Where the cell says its name; null where it says none. */
  readonly namePlace: Span | null;
  /** 1-based line of its text in its file, where that is known: it helps to find the cell. */
  readonly line?: number;
}

/**
 * Names that two cells of a notebook share, since results, receipts and `--set` go by names: for each of its `l2` cells,
 * in their order, what is wrong with it. The first to have a name keeps it; a cell that was given none keeps its number.
 */
export function nameProblems(read: readonly NamedCell[]): readonly (readonly Problem[])[] {
  const cells = read.map((cell, index) =>
    cell.namePlace === null ? { ...cell, name: `cell${index + 1}` } : cell,
  );
  const keepers = keepersOf(cells);
  const taken = new Set(keepers.keys());
  return cells.map((cell) => {
    const { name, namePlace } = cell;
    const keeper = keepers.get(name);
    if (namePlace === null || keeper === undefined || keeper === cell) return [];
    const fix = freeName(name, taken);
    taken.add(fix);
    return [duplicate(name, namePlace, fix, whereIs(keeper, cells.indexOf(keeper) + 1))];
  });
}

function keepersOf(cells: readonly NamedCell[]): ReadonlyMap<string, NamedCell> {
  const keepers = new Map<string, NamedCell>();
  for (const cell of cells) {
    const unnamed = cell.namePlace === null;
    if (!keepers.has(cell.name) || unnamed) keepers.set(cell.name, cell);
  }
  return keepers;
}

const duplicate = (name: string, span: Span, fix: string, where: string): Problem => ({
  severity: "error",
  code: "duplicate-name",
  span,
  message: `\`${name}\` is the name of another cell: ${where}.`,
  hint: fix,
  fix,
});

function whereIs({ namePlace, line = 0 }: NamedCell, number: number): string {
  const unnamed = namePlace === null ? ", which is called so because it has no name of its own" : "";
  return `number ${number} of the notebook's cells${line < 1 ? "" : `, in line ${line}`}${unnamed}`;
}

const longest = 64;

/** A name, of a cell or of a layer in it. */
export const identifier = /^[A-Za-z][A-Za-z0-9_-]{0,63}$/;

/** The name with the least number behind it that is not taken. */
export function freeName(name: string, taken: ReadonlySet<string>): string {
  for (let number = 2; ; number++) {
    const ending = `-${number}`;
    const free = `${name.slice(0, longest - ending.length)}${ending}`;
    if (!taken.has(free)) return free;
  }
}
