/** Scenarios for tests: a preset with some things changed, and the ways to run one to its end. */
import {
  assess,
  catalog,
  type Demand,
  familyOfPreset,
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
export function scenario(preset: string, { demand, network, layer, ...rest }: Changes = {}): Scenario {
  const found = familyOfPreset(preset);
  if (found === undefined) throw new Error(`no preset ${preset}`);
  const parameters = { ...newest(found.preset), ...layer };
  return {
    name: "test",
    layers: [{ name: preset, family: found.family.name, preset, parameters, on: {}, upgrades: [] }],
    network: { preset: "internet-2019", latency: null, bandwidth: null, ...network },
    demand: { ...defaultDemand(), rate: 10, ...demand },
    split: { [preset]: 1 },
    incidents: [],
    attack: null,
    warmup: 4 * hour,
    duration: 24 * hour,
    drain: 4 * hour,
    runs: 4,
    seed: 1,
    ...rest,
  };
}

export function defaultDemand(): Demand {
  const values = Object.entries(catalog.demandDefaults).map(([name, { value }]) => [name, value]);
  return Object.fromEntries(values) as Demand;
}

/** Miners of equal power. */
export function equalMiners(count: number): Record<string, number> {
  return Object.fromEntries(Array.from({ length: count }, (_, miner) => [`miner ${miner}`, 1]));
}

export function finish<T>(steps: Generator<unknown, T, undefined>): T {
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

export function run(scenario: Scenario, budget?: number): Run {
  return finish(simulate(scenario, budget));
}

export function scores(scenario: Scenario) {
  return finish(assess(scenario)).layers[0] as Scores;
}

/** The measurements of a scenario's run, each of which must be there. */
export function measured(scenario: Scenario): (name: string) => Measurement {
  const measurements = run(scenario).layers[0]?.measurements ?? {};
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

export function ofKind<K extends TraceEvent["kind"]>(events: readonly TraceEvent[], kind: K) {
  return events.filter((event): event is Extract<TraceEvent, { readonly kind: K }> => event.kind === kind);
}
