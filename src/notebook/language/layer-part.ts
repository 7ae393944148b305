import type { AnyFamily, LayerScenario, Preset, Role, Value } from "../../engine/index.ts";
import type { Place } from "./problems.ts";
import type { Text } from "./syntax.ts";
import type { Tier } from "./tiers.ts";

/** A layer as it was read, with the place of everything that the author wrote of it. */
export interface LayerPart {
  readonly tier: Tier;
  readonly family: AnyFamily;
  readonly preset: Preset<Readonly<Record<string, Value>>>;
  /** `on` is empty until it is known what the layer lives on (`housed`). */
  readonly scenario: LayerScenario;
  readonly place: Place;
  readonly placeOf: (parameter: string) => Place;
  /** The layers below that it names, by role. */
  readonly on: Readonly<Partial<Record<Role, Text>>>;
}
