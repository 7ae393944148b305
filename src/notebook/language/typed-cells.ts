import type { Problem } from "../document.ts";
import { listed } from "../words.ts";
import { nameIn } from "./cell-name.ts";
import { kindIs } from "./kinds.ts";
import { nameProblems } from "./names.ts";
import { nearest } from "./nearest.ts";
import { type Place, Problems } from "./problems.ts";
import { shortened } from "./quantity.ts";
import { type Mapping, type Syntax, syntax } from "./syntax.ts";
import { presetsOf } from "./tiers.ts";

/** A cell as it was typed. */
export interface TypedCell {
  /** 1-based. */
  readonly position: number;
  /** As it says, or `cell` with its position. */
  readonly name: string;
  /** undefined where it cannot be read. */
  readonly root: Mapping | undefined;
  readonly problems: Problems;
  /** What is wrong with its name among the others. */
  readonly doubles: readonly Problem[];
}

/** The cells of a notebook before any of them is understood: what each is called and what it extends. */
export class TypedCells {
  readonly all: readonly TypedCell[];

  /** `first` is the position of the first text; `lines` are their lines in the file, 0 where they stand in none. */
  constructor(texts: readonly string[], first: number, lines: readonly number[]) {
    const typed = texts.map(read);
    const names = typed.map(({ root }, index) => (root && nameIn(root)?.text) ?? `cell${index + first}`);
    const doubles = nameProblems(
      typed.map(({ root }, index) => ({
        name: names[index] ?? "",
        namePlace: (root && nameIn(root)?.place) ?? null,
        line: lines[index] ?? 0,
      })),
    );
    this.all = typed.map(({ root, problems }, index) => ({
      position: index + first,
      name: names[index] ?? "",
      root,
      problems,
      doubles: doubles[index] ?? [],
    }));
  }

  get names(): readonly string[] {
    return this.all.map(({ name }) => name);
  }

  /** Those that describe a scenario. */
  get scenarios(): readonly TypedCell[] {
    return this.all.filter(({ root }) => kindIs(root, "scenario"));
  }

  at(position: number): TypedCell {
    const cell = this.all.find((each) => each.position === position);
    if (cell === undefined) throw new RangeError(`there is no cell ${position}`);
    return cell;
  }

  /** The first cell of a name; undefined where none has it. */
  called(name: string): TypedCell | undefined {
    return this.all.find((each) => each.name === name);
  }

  /** The cell that a dotted name begins with; of several the one with the longest name. */
  beginning(name: string): string | undefined {
    const found = this.names.filter((each) => name.startsWith(`${each}.`));
    return found.sort((a, b) => b.length - a.length)[0];
  }

  /** The scenario of a name; a problem where there is none. */
  scenario(name: string, place: Place, problems: Problems): TypedCell | undefined {
    const cell = this.called(name);
    if (cell !== undefined && this.scenarios.includes(cell)) return cell;
    const names = this.scenarios.map((each) => each.name);
    const near = nearest(name, names) ?? (names.length === 1 ? names[0] : undefined);
    const message =
      cell === undefined
        ? `No cell of this notebook is called \`${shortened(name)}\`.`
        : `\`${name}\` describes no scenario.`;
    return problems.error("unknown-cell", place, message, {
      hint: near ?? (names.length === 0 ? "a cell with `name: base` and a layer" : listed(names)),
    });
  }

  /** A cell and those that it extends, the nearest first; as far as they can be found, and none twice. */
  lineage(position: number): readonly TypedCell[] {
    const line: TypedCell[] = [];
    for (let cell: TypedCell | undefined = this.at(position); cell && !line.includes(cell); ) {
      line.push(cell);
      const base: Syntax | undefined = under(cell.root, "extends");
      cell = base?.form === "text" ? this.called(base.text) : undefined;
    }
    return line;
  }
}

/** What stands under a key of a map. */
export const under = (map: Mapping | undefined, name: string): Syntax | undefined =>
  map?.entries.find(({ key }) => key === name)?.value;

function read(text: string): Pick<TypedCell, "root" | "problems"> {
  const problems = new Problems();
  const root = syntax(text, problems);
  return { root: root && rootMap(root, problems), problems };
}

function rootMap(root: Syntax, problems: Problems): Mapping | undefined {
  if (root.form === "map") return root;
  if (root.form === "nothing") return { form: "map", entries: [], place: { start: 0, end: 0 } };
  const what = root.form === "list" ? "a list" : `\`${shortened(root.text)}\``;
  return problems.error("wrong-form", root.place, `A cell is made of keys and values, and this is ${what}.`, {
    hint: `l1: ${presetsOf("l1")[0]}`,
  });
}
