import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type AnyFamily, catalog, type Family, type LayerRun } from "../../../src/engine/index.ts";
import { chain } from "../../../src/engine/l1/chain.ts";
import type { Law } from "../../../src/engine/ledger/law.ts";
import type { Ledger } from "../../../src/engine/ledger/ledger.ts";
import type { Terms } from "../../../src/engine/ledger/terms.ts";
import type { Site } from "../../../src/engine/site.ts";
import { assessed, run, stack } from "./scenarios.ts";

/** A chain that one party extends at every beat: all that CONTRIBUTING asks of a new kind of layer 1. */
interface Metronome {
  readonly beat: number;
  readonly places: number;
}

const terms = ({ beat, places }: Metronome): Terms => ({
  room: places,
  size: 1,
  feeSize: 1,
  spacePerByte: 0.01,
  spacePerGas: 0,
  bytes: 100,
  headerBytes: 80,
  minFeeRate: 1,
  nextRoom: null,
  baseFee: null,
  blobs: null,
  dollars: 0.001,
  blockSeconds: beat,
  resolution: beat,
  subsidy: () => 0,
});

class Beating implements Law {
  #site: Site;
  #ledger: Ledger;
  #beat: number;
  #tick: number;
  #isRunning = false;

  constructor({ beat }: Metronome, site: Site, ledger: Ledger) {
    this.#site = site;
    this.#ledger = ledger;
    this.#beat = beat * 1e6;
    this.#tick = site.agenda.action(() => this.#extend());
  }

  start(): void {
    this.#isRunning = true;
    this.#site.agenda.after(this.#beat, this.#tick);
  }

  stop(): void {
    this.#isRunning = false;
  }

  #extend(): void {
    if (!this.#isRunning) return;
    this.#site.agenda.after(this.#beat, this.#tick);
    if (this.#site.incidents.isDown("drummer", this.#site.agenda.now)) return;
    const block = this.#ledger.extend(this.#ledger.head().block, 0);
    this.#ledger.adopt(block);
    this.#ledger.settle(block);
  }
}

const source = { source: "made up for this test", asOf: "2026" };

const metronome: Family<Metronome> = {
  name: "metronome",
  title: "a beat",
  paid: "the drummer",
  hosts: [],
  assumptions: [],
  parameters: {
    beat: { kind: "quantity", dimension: "time", minimum: 1, maximum: 60, meaning: "Time between blocks." },
    places: {
      kind: "quantity",
      dimension: "count",
      minimum: 1,
      maximum: 1_000,
      meaning: "Payments per block.",
    },
  },
  presets: {
    metronome: {
      title: "Metronome",
      meaning: "One party, one beat.",
      values: { beat: [{ value: 10, ...source }], places: [{ value: 50, ...source }] },
      facts: [],
    },
  },
  check: () => [],
  capacity: ({ beat, places }) => places / beat,
  dataPerSecond: ({ beat, places }) => (places * 100) / beat,
  blockSeconds: ({ beat }) => beat,
  transfer: () => ({ bytes: 100, feeSize: 1, feeRate: "feerate", dollars: 0.001 }),
  trust: () => ({
    producers: { drummer: 1 },
    paths: [{ name: "the drummer", parties: { drummer: 1 }, breaksAbove: 0.5, harms: "safety" }],
  }),
  operators: () => [],
  settlement: ({ beat }) => ({ rule: "a beat", seconds: beat, contest: null }),
  attacks: {},
  cost: ({ beat }) => 6 / beat,
  build: ({ first }, site) => chain(site, terms(first), (ledger) => new Beating(first, site, ledger)),
  terms,
  law: (p, site, ledger) => new Beating(p, site, ledger),
};

describe("a new kind of layer 1", () => {
  const families = catalog.families as Record<string, AnyFamily>;
  // Because only the family itself knows its parameters, the catalog holds it as one of any.
  beforeAll(() => Object.assign(families, { metronome: metronome as unknown as AnyFamily }));
  afterAll(() => Reflect.deleteProperty(families, "metronome"));

  const short = { warmup: 600, duration: 3_600, drain: 600, runs: 3 };

  it("runs from its family alone: users, fees, waiting and finality come by themselves", () => {
    const measures = run(stack(["metronome"], { ...short, demand: { rate: 2 } })).layers[0]?.measurements;
    expect(measures?.userTps?.mean).toBeCloseTo(2, 1);
    expect(measures?.finalitySeconds?.mean).toBeGreaterThan(4);
    expect(measures?.finalitySeconds?.mean).toBeLessThan(6);
    expect(measures?.staleShare?.mean).toBe(0);
  });

  it("carries what its blocks hold when more is asked of it", () => {
    const measures = run(stack(["metronome"], { ...short, demand: { rate: 20, patience: 600 } })).layers[0];
    expect(measures?.measurements.userTps?.mean).toBeCloseTo(5, 1);
  });

  it("stands still while its only party does", () => {
    const incidents = [{ layer: "metronome", kind: "outage", at: 0, lasts: 3_600 }] as const;
    const measures = run(stack(["metronome"], { ...short, incidents })).layers[0]?.measurements;
    expect(measures?.userTps?.mean).toBe(0);
  });

  it("is scored", () => {
    const [scores] = assessed(stack(["metronome"], { demand: { rate: 2, patience: 600 } }));
    expect(
      scores?.decentralization.ingredients.find(({ name }) => name === "nakamotoCoefficient")?.raw?.mean,
    ).toBe(1);
    expect(scores?.scalability.value).toBeGreaterThan(0);
  });

  it("can take over a chain of another kind in mid-run", () => {
    const parameters = { beat: 10, places: 4_000_000 };
    const upgrades = [{ height: 12, family: "metronome", parameters }];
    const { measurements } = run(
      stack([{ preset: "bitcoin", upgrades }], { ...short, warmup: 12 * 3_600, demand: { rate: 2 } }),
    ).layers[0] as LayerRun;
    expect(measurements.blockSeconds?.mean).toBeCloseTo(10, 0);
    expect(measurements.userTps?.mean).toBeCloseTo(2, 1);
  });
});
