/** A chain by itself, whose ledger a test can reach: what a stack gives a layer, and nobody who uses it. */
import type { Adversary } from "../../../src/engine/adversary/decisions.ts";
import { familyOf } from "../../../src/engine/catalog.ts";
import { Incidents } from "../../../src/engine/incidents.ts";
import { familyOfPreset, newest, type Scenario } from "../../../src/engine/index.ts";
import { Agenda } from "../../../src/engine/kernel/agenda.ts";
import { draws } from "../../../src/engine/kernel/random.ts";
import { Ledger } from "../../../src/engine/ledger/ledger.ts";
import { mesh } from "../../../src/engine/network/network.ts";
import { relayOf } from "../../../src/engine/network/relays.ts";
import { Schedule } from "../../../src/engine/schedule.ts";
import type { Site } from "../../../src/engine/site.ts";
import type { TraceEvent } from "../../../src/engine/trace.ts";
import { defaultDemand } from "../engine/scenarios.ts";

const internet = { preset: "internet-2019", latency: null, bandwidth: null };

type Parameters = Scenario["layers"][number]["parameters"];

export interface Ground {
  readonly incidents?: Scenario["incidents"];
  readonly adversary?: Adversary | null;
  readonly seed?: number;
  readonly network?: Site["network"];
}

/** A preset's chain with some parameters changed, its ledger, all that happened so far, and time that passes when told to. */
export function chainOf(preset: string, changes: Parameters = {}, ground: Ground = {}) {
  const { incidents = [], adversary = null, seed = 1 } = ground;
  const { network = (nodes: number) => mesh(internet, nodes) } = ground;
  const found = familyOfPreset(preset);
  if (found === undefined) throw new Error(`no preset ${preset}`);
  const agenda = new Agenda();
  const events: TraceEvent[] = [];
  const emit = (event: TraceEvent) => events.push(event);
  const misfortunes = new Incidents(incidents, 0);
  const site: Site = {
    name: "chain",
    agenda,
    seed,
    draw: (what) => draws(seed, what),
    network,
    relay: (weights, blockSeconds, listener) =>
      relayOf(internet, { agenda, incidents: misfortunes, seed: 1 }, weights, blockSeconds, listener),
    demand: defaultDemand(),
    window: { start: 0, end: Number.MAX_SAFE_INTEGER },
    incidents: misfortunes,
    lull: 0,
    fork: null,
    adversary,
    decide: (party) => (adversary?.controls.includes(party) ? adversary.decide : {}),
    host: () => {
      throw new Error("a layer 1 has no host");
    },
    ledger: (terms) =>
      new Ledger(terms, { name: "chain", agenda, emit, unrest: () => false, alwaysFull: false }),
    law: () => {
      throw new Error("a layer 1 borrows no law");
    },
    emit,
  };
  const { ledger } = found.family.build(new Schedule({ ...newest(found.preset), ...changes }, []), site);
  if (ledger === null) throw new Error("a chain has a ledger");
  return {
    ledger,
    events,
    /** Another family's law, by its preset, from a height on. */
    change: (to: string, height: number, more: Parameters = {}) => {
      const next = familyOfPreset(to);
      const { law, terms } = familyOf(next?.family.name ?? to);
      if (!next || !law || !terms) throw new Error(`${to} has no law`);
      const parameters = { ...newest(next.preset), ...more };
      ledger.change(law(parameters, site, ledger), terms(parameters), height);
    },
    /** Lets everything happen up to a moment, seconds. */
    until: (time: number) => {
      while (agenda.step(time * 1e6));
      const faults = ledger.audit();
      if (faults.length > 0) throw new Error(faults.join("; "));
    },
  };
}

/** A contract that adds up the numbers it is called with. */
export const adder = { initial: 0, apply: (sum: number, action: number) => sum + action };

/** Somebody who would pay a lot for a call. */
export const caller = { by: "caller", bytes: 100, gas: 30_000, highestFee: 50 };
