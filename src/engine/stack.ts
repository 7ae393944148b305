import { type Adversary, type Decisions, isAtIt } from "./adversary/decisions.ts";
import { eclipses, tellOfEclipses } from "./adversary/eclipse.ts";
import { flood } from "./adversary/spam.ts";
import { attackersOf } from "./attacker.ts";
import { familyOf, type Parameters } from "./catalog.ts";
import type { Funds, Layer } from "./family.ts";
import { Incidents } from "./incidents.ts";
import type { Agenda } from "./kernel/agenda.ts";
import { derivedSeed, draws } from "./kernel/random.ts";
import type { Host, Role } from "./ledger/host.ts";
import { Ledger } from "./ledger/ledger.ts";
import { tellUnsettled } from "./ledger/unsettled.ts";
import type { Window } from "./measure/fold.ts";
import { mesh } from "./network/network.ts";
import { relayOf } from "./network/relays.ts";
import { amendedParameters, type Demand, type LayerScenario, type Scenario } from "./scenario.ts";
import { Schedule } from "./schedule.ts";
import type { Site } from "./site.ts";
import type { TraceEvent } from "./trace.ts";
import { unrestOf } from "./unrest.ts";
import { Arrivals } from "./workload/arrivals.ts";

/** What a replication may be told beside its scenario. */
export interface Conditions {
  /** In the place of the scenario's own attacks. */
  readonly adversary: Adversary | null;
  /** Blocks are full and nobody's transactions are followed. */
  readonly alwaysFull: boolean;
}

/** Told what happens on which layer, by its place in the scenario. */
export type Emit = (layer: number, event: TraceEvent) => void;

/** A layer of a running scenario. */
interface Storey {
  readonly scenario: LayerScenario;
  readonly site: Site;
  readonly layer: Layer;
}

/** The measured part of a scenario, microseconds. */
export function windowOf(scenario: Scenario): Window {
  const start = Math.round(scenario.warmup * 1e6);
  return { start, end: start + Math.round(scenario.duration * 1e6) };
}

/** All layers of a scenario on one clock, each on those below it, and the people who use them. */
export class Stack {
  #scenario: Scenario;
  #number: number;
  #agenda: Agenda;
  #conditions: Conditions;
  #adversaries: readonly Adversary[];
  #emit: Emit;
  #storeys: Storey[] = [];

  /** The replication with that number: each has a chance of its own. */
  constructor(scenario: Scenario, number: number, agenda: Agenda, conditions: Conditions, emit: Emit) {
    this.#scenario = scenario;
    this.#number = number;
    this.#agenda = agenda;
    this.#conditions = conditions;
    this.#adversaries = conditions.adversary === null ? attackersOf(scenario) : [conditions.adversary];
    this.#emit = emit;
    for (const [index, layer] of scenario.layers.entries()) this.#storeys.push(this.#build(layer, index));
    this.#open();
  }

  /** What does not add up, by layer. */
  audit(): readonly string[] {
    return this.#storeys.flatMap(({ scenario, layer }) =>
      layer.audit().map((fault) => `${scenario.name}: ${fault}`),
    );
  }

  /** Whether any layer keeps its users' value. */
  get keepsFunds(): boolean {
    return this.#storeys.some(({ layer }) => layer.funds !== null);
  }

  /** Tells where the value stands of every layer that keeps some, and how users get out where they wait in a queue. */
  tellFunds(): void {
    const time = this.#agenda.now;
    for (const { site, layer } of this.#storeys) {
      if (layer.funds !== null) site.emit({ kind: "funds", time, ...layer.funds() });
      if (layer.leaving !== undefined) site.emit({ kind: "leaving", time, ...layer.leaving() });
    }
  }

  /** Tells at the end of a run what every chain has not settled. */
  tellUnsettled(): void {
    for (const { site, layer } of this.#storeys)
      if (layer.ledger !== null) tellUnsettled(layer.ledger, site.emit);
  }

  /** Where the value stands now of every layer that keeps some. */
  funds(): readonly Funds[] {
    return this.#storeys.flatMap(({ layer }) => (layer.funds === null ? [] : [layer.funds()]));
  }

  #build(scenario: LayerScenario, index: number): Storey {
    const site = this.#site(scenario, index);
    const family = familyOf(scenario.family);
    const layer = family.build(this.#schedule(scenario), site);
    const { adversary } = site;
    if (adversary?.decide.spam !== undefined && layer.ledger !== null)
      flood(site, layer.ledger, adversary.decide.spam, adversary);
    for (const upgrade of scenario.upgrades) {
      const { law, terms } = familyOf(upgrade.family);
      if (layer.ledger === null || law === null || terms === undefined)
        throw new Error(`${scenario.name} follows no law to change`);
      const next = law(upgrade.parameters, site, layer.ledger);
      layer.ledger.change(next, terms(upgrade.parameters), upgrade.height);
    }
    return { scenario, site, layer };
  }

  /** Whether all keep to the protocol, and that stays what it is. */
  get #isPeaceful(): boolean {
    const { incidents, layers } = this.#scenario;
    const changes = ({ fork, upgrades }: LayerScenario) => fork !== undefined || upgrades.length > 0;
    const isDisturbed = this.#adversaries.some(isActing) || incidents.length > 0 || layers.some(changes);
    return !isDisturbed && !this.#conditions.alwaysFull;
  }

  /** Whether what lives on a layer goes by when its blocks come. */
  #isWatched(name: string): boolean {
    const above = this.#scenario.layers.filter(({ on }) => Object.values(on).includes(name));
    return above.some(({ family }) => familyOf(family).heedsOnlyCalls !== true);
  }

  #schedule(layer: LayerScenario): Schedule<Parameters> {
    const { start } = windowOf(this.#scenario);
    const later = amendedParameters(layer).map(({ at, parameters }) => ({
      from: start + Math.round(at * 1e6),
      parameters,
    }));
    return new Schedule(layer.parameters, later);
  }

  #site(layer: LayerScenario, index: number): Site {
    const scenario = this.#scenario;
    const { name } = layer;
    const seed = derivedSeed(scenario.seed, "replication", this.#number, name);
    const window = windowOf(scenario);
    const emit = (event: TraceEvent) => this.#emit(index, event);
    const agenda = this.#agenda;
    const adversary = this.#adversaries.find((each) => each.layer === name) ?? null;
    const unrest = unrestOf(scenario, index, this.#adversaries);
    const cuts = eclipses(adversary, window.end);
    const incidents = new Incidents(
      scenario.incidents.filter((each) => each.layer === name),
      window.start,
      cuts,
      endsOf(adversary),
    );
    tellOfEclipses(agenda, emit, cuts);
    const site: Site = {
      name,
      agenda,
      seed,
      draw: (what) => draws(seed, what),
      network: (nodes) => mesh(scenario.network, nodes),
      relay: (weights, blockSeconds, listener, siege) =>
        relayOf(scenario.network, { agenda, incidents, seed }, weights, blockSeconds, listener, siege),
      demand: this.#demandOf(name),
      window,
      incidents,
      lull: this.#isPeaceful && !this.#isWatched(name) ? scenario.duration / finestParts : 0,
      fork: layer.fork ?? null,
      adversary,
      decide: (party) =>
        adversary !== null && isAtIt(adversary, agenda.now) && adversary.controls.includes(party)
          ? adversary.decide
          : honest,
      host: (role) => this.#host(layer, role),
      ledger: (terms) =>
        new Ledger(terms, { name, agenda, seed, emit, unrest, alwaysFull: this.#conditions.alwaysFull }),
      law: (family, parameters, ledger) => {
        const { law } = familyOf(family);
        if (law === null) throw new Error(`${family} is no law`);
        return law(parameters as Parameters, site, ledger);
      },
      emit,
    };
    return site;
  }

  #host({ name, on }: LayerScenario, role: Role): Host {
    const host = this.#storeys.find(({ scenario }) => scenario.name === on[role])?.layer.ledger;
    if (host === undefined || host === null) throw new Error(`${name} has no ${role} layer below it`);
    return host;
  }

  #demandOf(name: string): Demand {
    const { demand, split } = this.#scenario;
    const share = split === "by-price" ? 0 : (split[name] ?? 0);
    return { ...demand, rate: demand.rate * share };
  }

  /** Lets people in: to each layer those who want that one, or all to whichever is cheapest. */
  #open(): void {
    const venues = this.#storeys.flatMap(({ site, layer: { ledger } }) =>
      ledger === null ? [] : [{ ledger, incidents: site.incidents, emit: site.emit, site }],
    );
    const { demand, split, seed } = this.#scenario;
    const agenda = this.#agenda;
    const until = windowOf(this.#scenario).end + Math.round(lateness * demand.patience * 1e6);
    if (split === "by-price") {
      const edges = [...new Set(venues.flatMap(({ site }) => edgesOf(site)))].sort((a, b) => a - b);
      new Arrivals({ agenda, seed: derivedSeed(seed, "people", this.#number), demand, edges, until }, venues);
      return;
    }
    for (const venue of venues) {
      const { site } = venue;
      new Arrivals({ agenda, seed: site.seed, demand: site.demand, edges: edgesOf(site), until }, [venue]);
    }
  }
}

/** Median patiences after the measured window for which people still come, so that the last of the window meet a crowd too (A16). */
const lateness = 2;

/** Parts of the measured window that no measure tells apart: charts show a tenth as many. */
const finestParts = 1_000;

/** What the protocol says. */
const honest: Decisions = {};

/** Whether an adversary has parties, or does what it takes none for. */
function isActing({ share, controls, decide }: Adversary): boolean {
  const { spam = { fill: 0 }, jam = { rate: 0 } } = decide;
  return share > 0 || controls.length > 0 || spam.fill > 0 || jam.rate > 0;
}

/** When parties that waited for an adversary to end have something to do again; a matter of nobody where it has no parties. */
function endsOf(adversary: Adversary | null): readonly number[] {
  if (adversary?.until === undefined || adversary.controls.length === 0) return [];
  return [adversary.until];
}

function edgesOf({ window, incidents }: Site): readonly number[] {
  return [window.start, window.end, ...incidents.edges];
}
