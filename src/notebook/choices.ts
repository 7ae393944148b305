import { type AnyFamily, catalog } from "../engine/index.ts";
import { Cells, type Tier, tierOf, writeCell } from "./language/index.ts";

/** A scenario to pick from a list. */
export interface Choice {
  /** The preset, or the cell of a notebook. */
  readonly name: string;
  readonly title: string;
  /** The kind of protocol; of a cell of a notebook its layers. */
  readonly family: string;
  readonly meaning: string;
  /** The key under which its layer stands; null of a cell of a notebook. */
  readonly tier: Exclude<Tier, "l3"> | null;
  /** A cell that stands for the choice and needs no other. */
  readonly text: string;
}

/** One scenario for each preset; what it lives on joins by itself. */
export function choices(): readonly Choice[] {
  return Object.values<AnyFamily>(catalog.families).flatMap((family) =>
    Object.entries(family.presets).map(([preset, { title, meaning }]) => ({
      name: preset,
      title,
      family: family.title,
      meaning,
      tier: tierOf(family),
      text: `name: ${preset}\n${tierOf(family)}: ${preset}\n`,
    })),
  );
}

/** The scenarios among the cells of a notebook that have a name and can run, each with what it extends in its own text. */
export function scenariosIn(texts: readonly string[]): readonly Choice[] {
  const cells = new Cells(texts);
  return cells.all().flatMap((reading, at): readonly Choice[] => {
    const { name, namePlace, title, scenario } = reading;
    const said = cells.said(at + 1);
    const own = texts[at];
    if (scenario === null || namePlace === null || said === undefined || own === undefined) return [];
    const entries = said.entries.filter(({ key }) => key !== "extends");
    return [
      {
        name,
        title: title ?? name,
        family: scenario.layers.map((layer) => layer.name).join(", "),
        meaning: "",
        tier: null,
        text: entries.length === said.entries.length ? own : writeCell({ ...said, entries }),
      },
    ];
  });
}
