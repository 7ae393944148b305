import type { AnyFamily, Parameters } from "./catalog.ts";
import { catalog } from "./catalog.ts";
import { Agenda } from "./kernel/agenda.ts";
import { derivedSeed, draws } from "./kernel/random.ts";
import type { Window } from "./measure/fold.ts";
import { mesh } from "./network/network.ts";
import type { Preset } from "./parameters.ts";
import type { Scenario } from "./scenario.ts";
import type { Adversary } from "./site.ts";
import type { TraceEvent } from "./trace.ts";

/** What a replication may be told beside its scenario. */
export interface Conditions {
  readonly adversary: Adversary | null;
  /** Blocks are full and nobody's transactions are followed. */
  readonly alwaysFull: boolean;
}

export const honest: Conditions = { adversary: null, alwaysFull: false };

/** How many events happen between two looks at whether to go on: at most a few milliseconds of work, as blocks are costly. */
const stretch = 256;

/** The base layer of a scenario: its family, the preset it started from and its parameters. Throws on a name of neither. */
export function baseLayer(scenario: Scenario): {
  readonly family: AnyFamily;
  readonly preset: Preset<Parameters>;
  readonly parameters: Parameters;
  readonly name: string;
} {
  const layer = scenario.layers[0];
  if (layer === undefined) throw new Error("a scenario has at least one layer");
  const family = (catalog.families as Readonly<Record<string, AnyFamily>>)[layer.family];
  const preset = family?.presets[layer.preset];
  if (family === undefined || preset === undefined)
    throw new Error(`unknown layer ${layer.family}/${layer.preset}`);
  return { family, preset, parameters: layer.parameters, name: layer.name };
}

/** The measured part of a scenario, microseconds. */
export function windowOf(scenario: Scenario): Window {
  const start = Math.round(scenario.warmup * 1e6);
  return { start, end: start + Math.round(scenario.duration * 1e6) };
}

/**
 * One replication from warm-up to drain. Yields how much of its time has passed, at least every few thousand events; returns
 * the number of events, or stops early when they exceed `most` (the caller sees it by the clock).
 */
export function* replication(
  scenario: Scenario,
  number: number,
  conditions: Conditions,
  emit: (event: TraceEvent) => void,
  most: number,
): Generator<number, { readonly events: number; readonly finished: boolean }> {
  const { family, parameters, name } = baseLayer(scenario);
  const agenda = new Agenda();
  const seed = derivedSeed(scenario.seed, "replication", number, name);
  const audit = family.build(parameters, {
    agenda,
    seed,
    draw: (what) => draws(seed, what),
    network: (nodes) => mesh(scenario.network, nodes),
    demand: scenario.demand,
    window: windowOf(scenario),
    emit,
    ...conditions,
  });
  const end = Math.round((scenario.warmup + scenario.duration + scenario.drain) * 1e6);
  for (;;) {
    const target = Math.min(most, agenda.happened + stretch);
    while (agenda.happened < target) {
      if (agenda.step(end)) continue;
      mustBalance(audit(), scenario, number);
      return { events: agenda.happened, finished: true };
    }
    if (agenda.happened >= most) return { events: agenda.happened, finished: false };
    yield agenda.now / end;
  }
}

/** Throws when a law has lost or made something: that is a mistake in the engine, never in a scenario. */
function mustBalance(faults: readonly string[], scenario: Scenario, number: number): void {
  if (faults.length === 0) return;
  throw new Error(
    `the engine's books do not balance (seed ${scenario.seed}, run ${number + 1}): ${faults.join("; ")}`,
  );
}
