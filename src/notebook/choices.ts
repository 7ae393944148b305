import { catalog } from "../engine/index.ts";

/** A scenario to pick from a list. */
export interface Choice {
  readonly title: string;
  readonly family: string;
  readonly meaning: string;
  /** The cell that stands for the choice. */
  readonly text: string;
}

/** One scenario for each preset that can stand alone. */
export function choices(): readonly Choice[] {
  return Object.values(catalog.families).flatMap((family) =>
    Object.entries(family.presets).map(([preset, { title, meaning }]) => ({
      title,
      family: family.title,
      meaning,
      text: `l1: ${preset}\n`,
    })),
  );
}
