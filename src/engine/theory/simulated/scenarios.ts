import { familyOfPreset } from "../../catalog.ts";
import { finish } from "../../kernel/finish.ts";
import type { Measurement } from "../../measure/measurement.ts";
import { Tally } from "../../measure/tally.ts";
import { newest, type Value } from "../../parameters.ts";
import { replication } from "../../replication.ts";
import type { LayerScenario, Scenario } from "../../scenario.ts";
import type { Emit } from "../../stack.ts";
import { defaults } from "../../workload/parameters.ts";

/** Blocks between two changes of difficulty, beyond any run: delay alone makes forks then. */
const never = 100_000;

type Values = LayerScenario["parameters"];

/** Bitcoin with some values changed, whose difficulty stays what it is; nobody sends anything. */
export function bitcoinWith(
  changes: Values,
  run: Pick<Scenario, "network" | "duration" | "drain" | "runs"> & Partial<Pick<Scenario, "attack">>,
): Scenario {
  const idle = { ...defaultDemand(), rate: 0 };
  return referenceCase("bitcoin", () => ({ retargetBlocks: never, ...changes }), { demand: idle, ...run });
}

/** A layer 1 alone, with some of its preset's values changed. Throws where there is no such preset. */
export function referenceCase(
  preset: string,
  change: (values: Values) => Values,
  rest: Pick<Scenario, "network" | "duration" | "drain" | "runs"> & Partial<Scenario>,
): Scenario {
  const found = familyOfPreset(preset);
  if (found === undefined || found.family.hosts.length > 0)
    throw new Error(`there is no layer 1 "${preset}"`);
  const values: Readonly<Record<string, Value>> = newest(found.preset);
  const parameters = { ...values, ...change(values) };
  return {
    name: "reference case",
    layers: [{ name: preset, family: found.family.name, preset, parameters, on: {}, upgrades: [] }],
    demand: defaultDemand(),
    split: { [preset]: 1 },
    ...{ incidents: [], attack: null, warmup: 0, seed: 1 },
    ...rest,
  };
}

/** What is measured of the only layer of a scenario whose blocks are full, whatever is sent; `see` what happens besides, run by run. */
export function ofFullBlocks(
  scenario: Scenario,
  see: (run: number) => Emit = () => () => {},
): Readonly<Record<string, Measurement>> {
  const tally = new Tally(scenario);
  const conditions = { adversary: null, alwaysFull: true };
  for (let run = 0; run < scenario.runs; run++) {
    const measuring = tally.begin();
    const also = see(run);
    const emit: Emit = (layer, event) => {
      measuring.see(layer, event);
      also(layer, event);
    };
    finish(replication(scenario, run, conditions, emit, Number.POSITIVE_INFINITY));
    measuring.end();
  }
  return tally.layers()[0]?.measurements ?? {};
}

function defaultDemand(): Scenario["demand"] {
  const values = Object.entries(defaults).map(([name, { value }]) => [name, value]);
  return Object.fromEntries(values) as Scenario["demand"];
}
