import { familyOfPreset } from "../../catalog.ts";
import { newest, type Value } from "../../parameters.ts";
import type { LayerScenario, Scenario } from "../../scenario.ts";
import { defaults } from "../../workload/parameters.ts";

/** Blocks between two changes of difficulty, beyond any run: delay alone makes forks then. */
const never = 100_000;

/** Bitcoin with some values changed, whose difficulty stays what it is; nobody sends anything. */
export function bitcoinWith(
  changes: Readonly<Record<string, Value>>,
  run: Pick<Scenario, "network" | "duration" | "drain" | "runs"> & Partial<Pick<Scenario, "attack">>,
): Scenario {
  return {
    name: "reference case",
    layers: [layer({ retargetBlocks: never, ...changes })],
    demand: { ...defaultDemand(), rate: 0 },
    split: {},
    incidents: [],
    attack: null,
    warmup: 0,
    seed: 1,
    ...run,
  };
}

function layer(changes: Readonly<Record<string, Value>>): LayerScenario {
  const found = familyOfPreset("bitcoin");
  if (found === undefined) throw new Error("there is no preset bitcoin");
  const parameters = { ...newest(found.preset), ...changes };
  return { name: "bitcoin", family: found.family.name, preset: "bitcoin", parameters, on: {}, upgrades: [] };
}

export function defaultDemand(): Scenario["demand"] {
  const values = Object.entries(defaults).map(([name, { value }]) => [name, value]);
  return Object.fromEntries(values) as Scenario["demand"];
}
