import { pathTo } from "../../layers.ts";
import type { LayerScenario, Scenario } from "../../scenario.ts";

/** A layer and those it stands on, left alone: what a probe starts from. The layer is the last. */
export function upTo(scenario: Scenario, index: number): Scenario {
  const layers = pathTo(scenario, index).map((place) => scenario.layers[place] as LayerScenario);
  return { ...scenario, layers, incidents: [], attacks: [] };
}
