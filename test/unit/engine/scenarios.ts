/** Scenarios for tests: a preset with some things changed, and the ways to run one to its end. */
import {
  assess,
  catalog,
  type Demand,
  familyOfPreset,
  finish,
  type LayerScenario,
  type Measurement,
  newest,
  type Run,
  type Scenario,
  type Scores,
  simulate,
} from "../../../src/engine/index.ts";
import { replication, undisturbed } from "../../../src/engine/replication.ts";
import type { Conditions } from "../../../src/engine/stack.ts";
import type { TraceEvent } from "../../../src/engine/trace.ts";

const hour = 3_600;

/** What a test changes of a preset's scenario; `layer` are parameters of the layer. */
export interface Changes extends Partial<Omit<Scenario, "demand" | "layers" | "network">> {
  readonly demand?: Partial<Demand>;
  readonly network?: Partial<Scenario["network"]>;
  readonly layer?: Scenario["layers"][number]["parameters"];
}

/** A day of a preset under 10 tx/s, unless something else is asked for. */
export function scenario(preset: string, { layer = {}, ...changes }: Changes = {}): Scenario {
  return stack([{ preset, layer }], changes);
}

/** A layer of a stack: a preset, named like it unless it has a name of its own, with some parameters changed. */
export interface Storey extends Partial<Pick<LayerScenario, "name" | "on" | "upgrades">> {
  readonly preset: string;
  readonly layer?: LayerScenario["parameters"];
}

/**
 * Several layers, layer 1 first: `stack(["ethereum", { preset: "arbitrum", layer: { window: 3_600 } }])`. Each lives on the presets
 * it usually lives on where `on` does not say; everybody uses the last one unless `split` says something else.
 */
export function stack(storeys: readonly (string | Storey)[], changes: Omit<Changes, "layer"> = {}): Scenario {
  const layers = storeys.map((each) => layerOf(typeof each === "string" ? { preset: each } : each));
  const { demand, network, ...rest } = changes;
  return {
    name: "test",
    layers,
    network: { preset: "internet-2019", latency: null, bandwidth: null, ...network },
    demand: { ...defaultDemand(), rate: 10, ...demand },
    split: { [(layers.at(-1) as LayerScenario).name]: 1 },
    incidents: [],
    attacks: [],
    warmup: 4 * hour,
    duration: 24 * hour,
    drain: 4 * hour,
    runs: 4,
    seed: 1,
    ...rest,
  };
}

function layerOf({ preset, name = preset, layer, on, upgrades = [] }: Storey): LayerScenario {
  const found = familyOfPreset(preset);
  if (found === undefined) throw new Error(`no preset ${preset}`);
  const parameters = { ...newest(found.preset), ...layer };
  return { name, family: found.family.name, preset, parameters, on: on ?? found.preset.on ?? {}, upgrades };
}

export function defaultDemand(): Demand {
  const values = Object.entries(catalog.demandDefaults).map(([name, { value }]) => [name, value]);
  return Object.fromEntries(values) as Demand;
}

/** Miners of equal power. */
export function equalMiners(count: number): Record<string, number> {
  return Object.fromEntries(Array.from({ length: count }, (_, miner) => [`miner ${miner}`, 1]));
}

export function run(scenario: Scenario, budget?: number): Run {
  return finish(simulate(scenario, budget));
}

/** Scores of every layer. */
export function assessed(scenario: Scenario): readonly Scores[] {
  return finish(assess(scenario)).layers;
}

export function scores(scenario: Scenario): Scores {
  return assessed(scenario)[0] as Scores;
}

/** The measurements of the last layer in a scenario's run, each of which must be there. */
export function measured(scenario: Scenario): (name: string) => Measurement {
  const measurements = run(scenario).layers.at(-1)?.measurements ?? {};
  return (name) => {
    const found = measurements[name];
    if (found === undefined) throw new Error(`nothing measured ${name}`);
    return found;
  };
}

/** What happened in one replication, in order. */
export function trace(scenario: Scenario, conditions: Conditions = undisturbed) {
  const events: TraceEvent[] = [];
  finish(replication(scenario, 0, conditions, (_, event) => events.push(event), Number.POSITIVE_INFINITY));
  return events;
}

/** The same by layer. */
export function traces(scenario: Scenario): readonly (readonly TraceEvent[])[] {
  const events: TraceEvent[][] = scenario.layers.map(() => []);
  const see = (layer: number, event: TraceEvent) => events[layer]?.push(event);
  finish(replication(scenario, 0, undisturbed, see, Number.POSITIVE_INFINITY));
  return events;
}

export function ofKind<K extends TraceEvent["kind"]>(events: readonly TraceEvent[], kind: K) {
  return events.filter((event): event is Extract<TraceEvent, { readonly kind: K }> => event.kind === kind);
}
