import { type AnyFamily, catalog } from "../engine/index.ts";
import { tierOf } from "./language/index.ts";

/** A scenario to pick from a list. */
export interface Choice {
  readonly title: string;
  readonly family: string;
  readonly meaning: string;
  /** The cell that stands for the choice. */
  readonly text: string;
}

/** One scenario for each preset; what it lives on joins by itself. */
export function choices(): readonly Choice[] {
  return Object.values<AnyFamily>(catalog.families).flatMap((family) =>
    Object.entries(family.presets).map(([preset, { title, meaning }]) => ({
      title,
      family: family.title,
      meaning,
      text: `${tierOf(family)}: ${preset}\n`,
    })),
  );
}
