import type { Problem } from "../document.ts";
import type { Place, Problems } from "./problems.ts";
import type { TypedCell } from "./typed-cells.ts";

/** Stands for the position of a cell where prose names one. */
export const prose = 0;

/** Which cells are broken that others build on: of each, those hear once. */
export class Culprits {
  readonly #problemsOf: (position: number) => readonly Problem[];
  /** By position of a cell: names of the broken ones that it was told of. */
  readonly #told = new Map<number, Set<string>>();

  constructor(problemsOf: (position: number) => readonly Problem[]) {
    this.#problemsOf = problemsOf;
  }

  /** Tells the cell at position `by` of a broken one that it builds on. Prose is not told: it shows its own words until that one is mended. */
  tell(cell: TypedCell, by: number, place: Place, problems: Problems): undefined {
    const culprit = this.#culprit(cell);
    const told = this.#told.get(by) ?? new Set();
    if (by === prose || told.has(culprit)) return undefined;
    this.#told.set(by, told.add(culprit));
    const message = `This builds on \`${culprit}\`, which cannot run as it is.`;
    return problems.error("broken-cell", place, message, { hint: `mend \`${culprit}\` first` });
  }

  /** The cell to mend: the one that is broken, or the one that it builds on where nothing else is wrong with it. */
  #culprit({ position, name }: TypedCell): string {
    const own = this.#problemsOf(position).some(
      ({ severity, code }) => severity === "error" && code !== "broken-cell",
    );
    const [below = name] = this.#told.get(position) ?? [];
    return own ? name : below;
  }
}
