import { describe, expect, it } from "vitest";
import { bedrock } from "../../../src/engine/family.ts";
import type { Incident } from "../../../src/engine/index.ts";
import type { Rollup } from "../../../src/engine/l2/rollup/parameters.ts";
import { rollup } from "../../../src/engine/l2/rollup/rollup.ts";
import { proofs } from "../../../src/engine/measure/proofs.ts";
import { teller } from "../../../src/engine/measure/teller.ts";
import { newest } from "../../../src/engine/parameters.ts";
import { amortizedGas } from "../../../src/engine/theory/rollups.ts";
import type { TraceEvent } from "../../../src/engine/trace.ts";
import { measured, ofKind } from "../engine/scenarios.ts";
import { handedIn, ladder, minutes, portalOf, small, top, work } from "./stacks.ts";
import { mustBalance, type WatchedLayer, watch } from "./watched.ts";

/** Payments for every batch, one in ten seconds, each of which keeps a prover for eighty. */
const busy = { batchInterval: 10, claimInterval: 10, provingTime: 80, releaseDelay: 0, turnover: 0 };

const scenario = (layer: object, changes = {}) =>
  minutes(["ideal", small("ideal", { ...busy, ...layer }, "zksync")], {
    ...{ duration: 800, drain: 0, demand: { rate: 1 } },
    ...changes,
  });

/** Batches without a proof at the end. */
const waiting = ({ events }: WatchedLayer) => ofKind(events, "proofs").at(-1)?.waiting ?? 0;

const claims = (host: WatchedLayer) => handedIn(host).claim ?? 0;

describe("a pool of provers", () => {
  const backlog = (provers: number, duration: number) =>
    waiting(top(watch(scenario({ provers }, { duration }))).own);

  it("keeps up where batches come more slowly than it proves them", () => {
    // Nine are in work or wait for the next round, and one has just come.
    for (const provers of [8, 20]) expect(backlog(provers, 1_200)).toBeLessThanOrEqual(10);
  });

  it("falls behind by the difference of the two rates where they come faster", () => {
    for (const provers of [2, 4, 6]) {
      const grown = backlog(provers, 1_200) - backlog(provers, 600);
      expect(Math.abs(grown - 600 * (1 / 10 - provers / 80))).toBeLessThanOrEqual(2);
    }
  });

  it("takes as long for a batch as its payments are many", () => {
    const per = { provers: 20, provingTime: 20, provingTimePerTransfer: 5, claimInterval: 1 };
    const { own } = top(watch(scenario(per, { drain: 200 })));
    const waits = ofKind(own.events, "proven").map(({ posted, time }) => (time - posted) / 1e6);
    const mean = waits.reduce((sum, each) => sum + each, 0) / waits.length;
    // Ten payments on average, a block of the host, and the longer proofs of batches before.
    expect(mean).toBeGreaterThan(20 + 10 * 5 + 1);
    expect(mean).toBeLessThan(20 + 10 * 5 + 1 + 8);
    expect(Math.max(...waits) - Math.min(...waits)).toBeGreaterThan(20);
  });

  it("brings every proof after its data", () => {
    const layers = watch(scenario({ provers: 9 }, { drain: 200 }), mustBalance);
    const blocks = [...ladder(top(layers).own.events).values()];
    expect(blocks.length).toBeGreaterThan(300);
    for (const { posted, final } of blocks) expect(final).toBeGreaterThanOrEqual((posted ?? 0) + 80e6);
  });

  it("puts so many proofs into one, for the gas of one", () => {
    const [alone, together] = [1, 4].map((proofsPerClaim) =>
      top(watch(scenario({ provers: 20, claimInterval: 40, proofsPerClaim }, { drain: 200 }))),
    );
    const batches = ofKind(alone?.own.events ?? [], "proven").length;
    expect(batches).toBeGreaterThan(80);
    expect(claims(alone?.host as WatchedLayer)).toBe(batches);
    expect(claims(together?.host as WatchedLayer)).toBeLessThanOrEqual(batches / 4 + 2);
    // What a payment in a batch of ten pays for its proof, by the closed form.
    const share = (count: number) => amortizedGas({ batch: (count * 370_000) / batches, perTx: 0 }, 10);
    expect(share(claims(together?.host as WatchedLayer)) / share(batches)).toBeCloseTo(1 / 4, 1);
  });

  it("proves the same batches again that a reorganization moved, and tells of each once", () => {
    const quick = { provingTime: 12, claimInterval: 5, provers: 9, turnover: 1 };
    const host = { ...small("host", { ...busy, ...quick }, "zksync") };
    const layers = watch(
      minutes([work(2), host], { network: { latency: 3 }, duration: 300, drain: 200 }),
      mustBalance,
    );
    const { own, host: base } = top(layers);
    expect(ofKind(base.events, "reorganized").length).toBeGreaterThan(5);
    const told = ofKind(own.events, "proven");
    expect(told).toHaveLength(portalOf(base).final.confirmed.position + 1);
    expect(told.length).toBeGreaterThan(20);
    for (const { posted, time } of told) expect(time).toBeGreaterThan(posted);
  });
});

describe("a pool of provers that fails", () => {
  const fails = (lasts: number | null): Incident => ({
    ...{ kind: "failure", layer: "zksync", party: "prover", at: 300, lasts },
  });
  const run = (incidents: readonly Incident[]) =>
    top(watch(scenario({ turnover: 1, provers: 12 }, { incidents, drain: 400 }), mustBalance));

  it("stops withdrawals, and nobody loses anything", () => {
    const { own, host } = run([fails(null)]);
    const steps = ofKind(own.events, "rung").filter(({ rung }) => rung === "withdrawable");
    expect(steps.length).toBeGreaterThan(20);
    expect(Math.max(...steps.map(({ time }) => time)) / 1e6).toBeLessThan(320);
    expect(portalOf(host).head.stolen).toBe(0);
    expect(own.layer.funds?.().stolen).toBe(0);
    expect(waiting(own)).toBeGreaterThan(60);
  });

  it("freezes what users have once the sequencer is gone as well", () => {
    const { own } = run([fails(null), { ...fails(null), party: "sequencer" } as Incident]);
    expect(own.layer.funds?.()).toEqual({ safe: 0, frozen: 1, stolen: 0 });
  });

  it("works off what has piled up once it is back", () => {
    const { own } = run([fails(300)]);
    const depths = ofKind(own.events, "proofs").map(({ waiting }) => waiting);
    expect(Math.max(...depths)).toBeGreaterThan(30);
    expect(waiting(own)).toBeLessThan(12);
  });
});

describe("what a rollup with proofs carries in the long run", () => {
  const { zksync } = rollup.presets;
  const carries = (changes: Partial<Rollup>) =>
    rollup.capacity({ ...newest(zksync as NonNullable<typeof zksync>), ...changes }, bedrock);

  it("is what its provers keep up with, until its blocks are full", () => {
    const batch = 250_000 / 24;
    expect(carries({})).toBeCloseTo((32 * batch) / 3_600, 9);
    expect(carries({ provers: 64 })).toBeCloseTo(2 * carries({}), 9);
    expect(carries({ provingTimePerTransfer: 3_600 / batch })).toBeCloseTo(carries({}) / 2, 9);
    expect(carries({ provers: 100_000 })).toBeCloseTo(40e6 / 21_000, 6);
    expect(carries({ settlement: "window" })).toBe(carries({ provers: 100_000 }));
  });
});

describe("what is measured of proofs", () => {
  it("is the wait and the backlog of a run", () => {
    const of = measured(scenario({ provers: 9, claimInterval: 1 }, { drain: 200, runs: 2 }));
    expect(of("proofSeconds").mean).toBeGreaterThan(80);
    expect(of("proofSeconds").mean).toBeLessThan(84);
    // Little's law: as many wait as come in the time that each takes.
    expect(of("proofBacklog").mean).toBeCloseTo(of("proofSeconds").mean / 10, 0);
  });

  const told = (...events: readonly TraceEvent[]) => {
    const fold = proofs({ start: 100e6, end: 200e6 });
    events.forEach(teller([fold]));
    return fold.readings();
  };
  const posted = (at: number, posted: number, waiting: number): TraceEvent => ({
    ...{ kind: "proofs", time: at * 1e6, posted, waiting },
  });
  const proven = (posted: number, at: number): TraceEvent => ({
    ...{ kind: "proven", posted: posted * 1e6, time: at * 1e6 },
  });

  it("counts batches of the window alone, and those without a proof as waiting longer", () => {
    const seen = told(
      posted(50, 1, 1),
      posted(150, 2, 2),
      posted(160, 3, 3),
      proven(50, 170),
      proven(150, 180),
    );
    expect(seen.proofSeconds).toMatchObject({ moreThan: false });
    expect(seen["proofSeconds.p90"]).toEqual({ value: 30, moreThan: true });
    // One for half of the window, two for a tenth, three for the rest.
    expect(seen.proofBacklog).toBeCloseTo(0.5 + 0.2 + 1.2, 9);
    expect(told(proven(50, 60))).toEqual({});
  });
});
