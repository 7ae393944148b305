import { familyOfPreset } from "../../catalog.ts";
import { finish } from "../../kernel/finish.ts";
import type { Measurement } from "../../measure/measurement.ts";
import { Tally } from "../../measure/tally.ts";
import { newest, type Value } from "../../parameters.ts";
import { replication, undisturbed } from "../../replication.ts";
import type { LayerScenario, Scenario } from "../../scenario.ts";
import { simulate } from "../../simulate.ts";
import type { Emit } from "../../stack.ts";
import { defaults } from "../../workload/parameters.ts";

/** Blocks between two changes of difficulty, beyond any run: delay alone makes forks then. */
const never = 100_000;

export type Values = LayerScenario["parameters"];

/** Bitcoin with some values changed, whose difficulty stays what it is; nobody sends anything. */
export function bitcoinWith(
  changes: Values,
  run: Pick<Scenario, "network" | "duration" | "drain" | "runs"> & Partial<Pick<Scenario, "attacks">>,
): Scenario {
  return referenceCase("bitcoin", () => ({ retargetBlocks: never, ...changes }), {
    demand: demandOf(0),
    ...run,
  });
}

/** A layer of a reference case: a preset, with some of its values changed, on its usual hosts unless it says others. */
export interface Storey {
  readonly preset: string;
  readonly name?: string;
  readonly change?: (values: Values) => Values;
  readonly on?: LayerScenario["on"];
}

export type Circumstances = Pick<Scenario, "duration" | "drain" | "runs"> & Partial<Scenario>;

/** A layer 1 alone, with some of its preset's values changed. Throws where there is no such preset. */
export function referenceCase(
  preset: string,
  change: (values: Values) => Values,
  rest: Circumstances,
): Scenario {
  if (familyOfPreset(preset)?.family.hosts.length !== 0) throw new Error(`there is no layer 1 "${preset}"`);
  return stackCase([{ preset, change }], rest);
}

/** Layers on layers, layer 1 first, where users go to the last one. Throws where there is no such preset. */
export function stackCase(storeys: readonly Storey[], rest: Circumstances): Scenario {
  const layers = storeys.map(layerOf);
  return {
    name: "reference case",
    layers,
    network: { preset: "internet-2019", latency: null, bandwidth: null },
    demand: defaultDemand(),
    split: { [layers.at(-1)?.name ?? ""]: 1 },
    ...{ incidents: [], attacks: [], warmup: 0, seed: 1 },
    ...rest,
  };
}

/** The presets that one usually lives on, lowest first, and the preset itself. Throws where there is no such preset. */
export function onItsHosts(preset: string): readonly Storey[] {
  const found = familyOfPreset(preset);
  if (found === undefined) throw new Error(`there is no preset "${preset}"`);
  const below = [...new Set(Object.values(found.preset.on ?? {}))].flatMap(onItsHosts);
  return [...below, { preset }];
}

function layerOf({ preset, name = preset, change = (values) => values, on }: Storey): LayerScenario {
  const found = familyOfPreset(preset);
  if (found === undefined) throw new Error(`there is no preset "${preset}"`);
  const values: Readonly<Record<string, Value>> = newest(found.preset);
  const parameters = { ...values, ...change(values) };
  return {
    name,
    family: found.family.name,
    preset,
    parameters,
    on: on ?? found.preset.on ?? {},
    upgrades: [],
  };
}

/** What is measured of the last layer of a scenario. Throws where a measure is asked for that it does not have. */
export function measuredOn(scenario: Scenario): (measure: string) => number {
  const measurements = finish(simulate(scenario)).layers.at(-1)?.measurements ?? {};
  return (measure) => {
    const found = measurements[measure];
    if (found === undefined) throw new Error(`the run measured no ${measure}`);
    return found.mean;
  };
}

/** Tells what happens on each layer of a scenario, by its place in it, in one run after another. */
export function watch(scenario: Scenario, see: Emit): void {
  for (let run = 0; run < scenario.runs; run++)
    finish(replication(scenario, run, undisturbed, see, Number.POSITIVE_INFINITY));
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

/** What users want where nobody says otherwise, at so many tx/s. */
export function demandOf(rate: number): Scenario["demand"] {
  return { ...defaultDemand(), rate };
}

function defaultDemand(): Scenario["demand"] {
  const values = Object.entries(defaults).map(([name, { value }]) => [name, value]);
  return Object.fromEntries(values) as Scenario["demand"];
}
