import { type Adversary, newcomer } from "../adversary/decisions.ts";
import { attackersOf } from "../attacker.ts";
import { familyOf } from "../catalog.ts";
import type { Journey } from "../journey.ts";
import { Histogram } from "../kernel/histogram.ts";
import { type LayerPlan, planOf } from "../layers.ts";
import type { LayerRun, Notice, Sample } from "../run.ts";
import { type Incident, type LayerScenario, type Scenario, type Upgrade, upgradesOf } from "../scenario.ts";
import { windowOf } from "../stack.ts";
import type { TraceEvent } from "../trace.ts";
import { dimensions } from "../units.ts";
import { type Unrest, unrestOf } from "../unrest.ts";
import { atRisk } from "./at-risk.ts";
import { blobs } from "./blobs.ts";
import { chain } from "./chain.ts";
import { combined, measureOf, sampleOf } from "./combined.ts";
import { Contested } from "./contested.ts";
import { Crowds } from "./crowd.ts";
import { curve } from "./curve.ts";
import { economics } from "./economics.ts";
import { energy, type Power } from "./energy.ts";
import { type Fates, stillWaiting } from "./fates.ts";
import type { Fold, Hearer, Reading, ReadingName, Window } from "./fold.ts";
import { funds } from "./funds.ts";
import { Lasting } from "./lasting.ts";
import { leaving } from "./leaving.ts";
import { margin } from "./margin.ts";
import type { Measurement } from "./measurement.ts";
import { messages } from "./messages.ts";
import { nodeLoad } from "./node-load.ts";
import { passedOn } from "./passed-on.ts";
import { paying } from "./paying.ts";
import { payments } from "./payments.ts";
import { proofs } from "./proofs.ts";
import { Propagation } from "./propagation.ts";
import { PulseFold } from "./pulse.ts";
import { queue } from "./queue.ts";
import { ReachFold } from "./reach.ts";
import { revenue } from "./revenue.ts";
import { routes } from "./routes.ts";
import { rungs } from "./rungs.ts";
import { Safety } from "./safety.ts";
import { sampled } from "./sampled.ts";
import { schism } from "./schism.ts";
import { seen } from "./seen.ts";
import { spent } from "./spent.ts";
import { stake } from "./stake.ts";
import { teller } from "./teller.ts";
import { throughput } from "./throughput.ts";
import { TimelineFold } from "./timeline.ts";
import { votes } from "./votes.ts";
import { Waiting } from "./waiting.ts";

/** Seconds in a Julian year. */
const year = 31_557_600;

/** Steps of the timeline. */
const steps = 24;

/** One replication being measured. */
export interface Measuring {
  readonly see: (event: TraceEvent) => void;
  /** From when on what it settled is safe. */
  readonly safety: Safety;
  /** It came to its end: its readings count. Those of one that is cut short never do. */
  readonly end: () => void;
}

/** Measures every replication of one layer as it goes, and says what they have in common. */
export class LayerTally {
  #plan: LayerPlan;
  #window: Window;
  #end: number;
  #readings = new Map<ReadingName, Reading[]>();
  #timeline: TimelineFold;
  #pulse: PulseFold;
  #reach = new ReachFold();
  #journeys: readonly Journey[] | null = null;
  #inclusion = new Histogram();
  #finality = new Histogram();
  #fates: Fates[] = [];
  #runs = 0;
  /** In front of the present replication; one that was cut short still shows in the timeline. */
  #lasting = new Lasting(
    () => false,
    () => {},
  );

  /** The laws of its blocks, by the height from which each holds. */
  #laws: readonly Upgrade[];
  #isForked: boolean;
  /** What befalls the layer. */
  #befalls: ReadonlySet<Incident["kind"]>;
  /** Who attacks it. */
  #attacker: Adversary | null;
  #unrest: Unrest;
  /** Its users are more patient than it is measured for. */
  #isShort: boolean;

  constructor(scenario: Scenario, index: number) {
    this.#plan = planOf(scenario, index);
    this.#window = windowOf(scenario);
    this.#end = this.#window.end + Math.round(scenario.drain * 1e6);
    const layer = scenario.layers[index] as LayerScenario;
    this.#laws = upgradesOf(layer);
    this.#isForked = layer.fork !== undefined;
    this.#befalls = new Set(
      scenario.incidents
        .filter(({ layer }) => layer === scenario.layers[index]?.name)
        .map(({ kind }) => kind),
    );
    const attackers = attackersOf(scenario);
    this.#attacker = attackers.find(({ layer }) => layer === this.#plan.name) ?? null;
    this.#unrest = unrestOf(scenario, index, attackers);
    this.#isShort = scenario.duration < scenario.demand.patience;
    this.#pulse = new PulseFold(this.#window);
    this.#timeline = new TimelineFold(this.#window, steps, this.#transfer.dollars);
  }

  /** `hosts` measure the layers that it lives on in the same replication. */
  begin(hosts: readonly Measuring[]): Measuring {
    const { bytes, dollars, feeSize, feeRate } = this.#transfer;
    const window = this.#window;
    const crowds = new Crowds(window);
    const waiting = new Waiting(crowds);
    const { contest, isByHost = true } = this.#plan.settlement;
    const safety = new Safety(contest, isByHost ? hosts.map((host) => host.safety) : []);
    const folds: readonly Fold[] = [
      throughput(window),
      chain(window),
      seen(waiting),
      waiting,
      rungs(crowds, this.#end, waiting, this.#plan.family, this.#unrest),
      atRisk(crowds, this.#end, waiting, safety),
      paying(window, dollars, feeSize, feeRate === "money" ? dollars : 1),
      blobs(window, dollars),
      ...this.#energy(),
      nodeLoad(window, bytes, this.#votes, this.#nodeShare),
      votes(window),
      new Propagation(window, this.#powers, this.#blockSeconds),
      queue(window),
      ...(this.#isForked ? [schism(window)] : []),
      ...this.#stake(),
      ...this.#attack(),
      ...this.#above(),
    ];
    this.#lasting.end();
    this.#timeline.begin();
    this.#pulse.begin();
    const kept: Hearer = {
      hears: {
        journeys: ({ journeys }) => {
          this.#journeys ??= journeys;
        },
      },
    };
    const tell = teller([safety, ...folds, this.#timeline, this.#pulse, this.#reach, kept]);
    const lasting = new Lasting(this.#unrest, tell);
    this.#lasting = lasting;
    return {
      see: (event) => lasting.see(event),
      safety,
      end: () => {
        lasting.end();
        this.#add(folds, waiting);
      },
    };
  }

  layer(): LayerRun {
    this.#lasting.end();
    const measurements: Record<string, Measurement> = {};
    for (const [name, readings] of this.#readings) {
      const measurement = combined(name, readings, this.#unit(name));
      if (measurement !== undefined) measurements[name] = measurement;
    }
    const { family, parameters } = this.#plan;
    Object.assign(measurements, family.economics && economics(family.economics(parameters), measurements));
    const curves = [curve("inclusionSeconds", this.#inclusion), curve("finalitySeconds", this.#finality)];
    return {
      name: this.#plan.name,
      measurements,
      samples: Object.fromEntries([...this.#readings].map(([name, each]) => [name, this.#samples(each)])),
      timeline: this.#timeline.timeline(),
      curves,
      pulse: this.#pulse.pulse(),
      reach: this.#reach.reach(),
      journeys: this.#journeys,
    };
  }

  notices(): readonly Notice[] {
    return stillWaiting(this.#fates, this.#plan.name, this.#isShort);
  }

  /** What is measured only where producers may lose their stake. */
  #stake(): readonly Fold[] {
    const isAttacked = this.#isAttacked;
    const kinds = ["outage", "failure", "partition"] as const;
    if (!isAttacked && !kinds.some((kind) => this.#befalls.has(kind))) return [];
    return [stake(isAttacked, this.#befalls.has("partition"))];
  }

  get #isAttacked(): boolean {
    const { produce, equivocate } = this.#attacker?.decide ?? {};
    return produce !== undefined || equivocate !== undefined;
  }

  /** What is measured only where producers misbehave. */
  #attack(): readonly Fold[] {
    const { family, parameters } = this.#plan;
    const attacker = this.#attacker;
    if (attacker === null) return [];
    if (attacker.decide.spam !== undefined) return [spent(this.#window)];
    if (attacker.decide.withhold !== undefined) return [sampled(this.#window)];
    // Because a layer above says so at all times, a layer 1 only where somebody may take it.
    const kept = family.hosts.length === 0 ? [funds()] : [];
    if (!this.#isAttacked) return kept;
    const producers = [...Object.keys(family.trust(parameters).producers), newcomer];
    const numbers = attacker.controls.map((party) => producers.indexOf(party));
    return [new Contested(), revenue(this.#window, new Set(numbers), attacker.from), ...kept];
  }

  /** What producers use up, by the law that holds; nothing where that is not known of every one. */
  #energy(): readonly Fold[] {
    const powers = this.#laws.map(({ height, family, parameters }): Power => {
      const { energyPerYear = 0 } = familyOf(family).economics?.(parameters) ?? {};
      return { from: height, watts: energyPerYear / year };
    });
    return powers.every(({ watts }) => watts > 0) ? [energy(this.#window, powers)] : [];
  }

  /** What is measured only on layers that live on others. */
  #above(): readonly Fold[] {
    if (this.#plan.family.hosts.length === 0) return [];
    const window = this.#window;
    return [
      passedOn(window),
      margin(window),
      funds(),
      leaving(),
      payments(window),
      routes(window, this.#attacker?.decide.wormhole !== undefined),
      messages(window, this.#end),
      proofs(window),
    ];
  }

  /** Fee rates are quoted in the unit of the layer's own market. */
  #unit(name: ReadingName): string {
    const { dimension } = measureOf(name);
    return dimensions[dimension === "feerate" ? this.#transfer.feeRate : dimension].base;
  }

  get #transfer() {
    const { family, parameters } = this.#plan;
    return family.transfer(parameters);
  }

  get #votes() {
    const { family, parameters } = this.#plan;
    return family.votesPerSecond?.(parameters) ?? 0;
  }

  get #nodeShare() {
    const { family, parameters } = this.#plan;
    return family.nodeShare?.(parameters) ?? 1;
  }

  get #blockSeconds() {
    const { family, parameters } = this.#plan;
    return family.blockSeconds(parameters);
  }

  get #powers() {
    const { family, parameters } = this.#plan;
    return Object.values(family.trust(parameters).producers);
  }

  #add(folds: readonly Fold[], waiting: Waiting): void {
    waiting.censor();
    if (waiting.fates !== undefined) this.#fates.push(waiting.fates);
    this.#inclusion.merge(waiting.inclusion);
    this.#finality.merge(waiting.finality);
    // Because the curves are shares of all who tried, those who left are kept as never served.
    for (const histogram of [this.#inclusion, this.#finality]) histogram.censor(waiting.left);
    for (const fold of folds) {
      for (const [name, reading] of Object.entries(fold.readings()) as [ReadingName, Reading][]) {
        const known = this.#readings.get(name) ?? [];
        known[this.#runs] = reading;
        this.#readings.set(name, known);
      }
    }
    this.#runs++;
  }

  /** One for each replication, those included that did not speak of the measure. */
  #samples(readings: readonly Reading[]): readonly Sample[] {
    return Array.from({ length: this.#runs }, (_, run) => sampleOf(readings[run]));
  }
}
