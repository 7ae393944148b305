import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Attack, type Incident, newest, type Scenario } from "../../src/engine/index.ts";
import { Agenda } from "../../src/engine/kernel/agenda.ts";
import { ethereumSharded } from "../../src/engine/l1/sharded/presets/ethereum-sharded.ts";
import { undisturbed } from "../../src/engine/replication.ts";
import { Stack } from "../../src/engine/stack.ts";
import { binomialTail, hypergeometricTail } from "../../src/engine/theory/committees.ts";
import { shardedThroughput } from "../../src/engine/theory/shards.ts";
import { equalMiners, measured, ofKind, stack, trace } from "../unit/engine/scenarios.ts";
import { attackBy, inShards, perShard } from "../unit/sharded/scenarios.ts";
import { mustKeepBooks } from "./books.ts";

const long = { warmup: 1_200, duration: 3_600, drain: 600 };

describe("shards of any number whose receipts cost anything", () => {
  it("carry S C / (1 + x (c - 1)), which no law knows", () => {
    const chains = fc.record({
      shards: fc.integer({ min: 2, max: 24 }),
      factor: fc.double({ min: 1.1, max: 3, noNaN: true }),
      overload: fc.double({ min: 1.3, max: 3, noNaN: true }),
    });
    fc.assert(
      fc.property(chains, ({ shards, factor, overload }) => {
        const closed = shardedThroughput(shards, perShard, factor, 2);
        const layer = { shards, receiptGas: Math.round((factor - 1) * 21_000) };
        const { mean } = measured(inShards(layer, overload * closed, long))("userTps");
        expect(mean / closed).toBeGreaterThan(0.96);
        expect(mean / closed).toBeLessThan(1.03);
      }),
      { numRuns: 25 },
    );
  });

  it("take at a load that all of them can carry the longer the more they are, and carry no more", () => {
    const seconds = [1, 2, 4, 8, 16, 32].map((shards) => {
      const of = measured(inShards({ shards }, 2, { ...long, runs: 4 }));
      expect(of("userTps").mean).toBeCloseTo(2, 0);
      return of("finalitySeconds").mean;
    });
    for (const [index, each] of seconds.slice(1).entries())
      expect(each).toBeGreaterThan(seconds[index] as number);
  });
});

describe("committees that are drawn again for each block", () => {
  const layer = {
    ...{ shards: 16, nodes: 3_600, beaconSize: 3_600, blocksPerEpoch: 1, validators: { honest: 1 } },
    ...{ sampling: "with-replacement" },
  };

  /** Share of the shards that stand still, at each of the moments at which it is told. */
  const stalled = (changes: object, share: number) => {
    const scenario = inShards({ ...layer, ...changes }, 0, { ...long, ...attackBy("silence", share) });
    const told = Array.from({ length: 8 }, (_, seed) => ofKind(trace({ ...scenario, seed }), "funds")).flat();
    expect(told.length).toBeGreaterThan(500);
    return told.reduce((sum, { frozen }) => sum + frozen, 0) / told.length;
  };

  it.each([
    [64, 0.25],
    [128, 0.25],
    [32, 0.2],
  ])("of %i stand still as often as the binomial tail says with a share of %f", (size, share) => {
    const closed = binomialTail(size, share, Math.floor((size - 1) / 3) + 1);
    const sigma = Math.sqrt(closed / (16 * 700));
    // Because the last committee is drawn with replacement too, but is so large that it never stands still.
    expect(Math.abs(stalled({ committeeSize: size }, share) - closed)).toBeLessThan(4 * sigma);
  });

  it("stand still less often where nobody has two seats, as the hypergeometric tail says", () => {
    const changes = { committeeSize: 64, nodes: 128, sampling: "without-replacement", beaconSize: 128 };
    const closed = hypergeometricTail(128, 32, 64, 22);
    expect(closed).toBeLessThan(0.5 * binomialTail(64, 0.25, 22));
    expect(Math.abs(stalled(changes, 0.25) - closed)).toBeLessThan(4 * Math.sqrt(closed / (16 * 700)));
  });
});

/** A chain in shards with layers on it, what befalls it, and who attacks it. */
const stacks: fc.Arbitrary<Scenario> = fc
  .record({
    crossShard: fc.constantFrom("receipts", "merge"),
    consensus: fc.constantFrom("pbft", "linear", "chained"),
    feeMarket: fc.constantFrom("first-price", "eip-1559", "chunk-price"),
    sampling: fc.constantFrom("with-replacement", "without-replacement"),
    shards: fc.integer({ min: 1, max: 5 }),
    /** How many there are later in the run. */
    later: fc.integer({ min: 1, max: 5 }),
    confirmations: fc.integer({ min: 0, max: 3 }),
    blocksPerEpoch: fc.integer({ min: 1, max: 4 }),
    hotShare: fc.constantFrom(0, 0.6),
    missingChunks: fc.constantFrom(0, 0.3),
    plan: fc.constantFrom("capture", "double-sign", "silence", "spam", null),
    share: fc.double({ min: 0.05, max: 0.9, noNaN: true }),
    kind: fc.constantFrom("outage", "partition", "crowd", null),
    rate: fc.constantFrom(0, 2, 300),
    seed: fc.nat(1_000),
  })
  .map(({ plan, share, kind, rate, seed, later, ...layer }) => {
    const small = { blockInterval: 3, nodes: 40, committeeSize: 5, beaconSize: 7, shardGasLimit: 3_000_000 };
    const attack = {
      layer: "base",
      plan: plan ?? "",
      share: plan === "spam" ? 0 : share,
      controls: [],
      at: 10,
    };
    const values = { ...small, ...layer, validators: equalMiners(6) };
    const parameters = { ...newest(ethereumSharded), ...values, shards: later };
    const incident = { layer: "base", at: 20, lasts: 25, share: 0.4, rate: 50 };
    return stack(
      [
        {
          preset: "ethereum-sharded",
          name: "base",
          layer: values,
          upgrades: [{ height: 15, family: "sharded", parameters }],
        },
        {
          preset: "lightning-channel",
          name: "channel",
          layer: { toSelfDelay: 5, cltvExpiryDelta: 5, capacity: 200, payment: 5 },
          on: { settlement: "base" },
        },
      ],
      {
        ...{ warmup: 30, duration: 120, drain: 60, runs: 1, seed },
        demand: { rate, patience: 40 },
        split: { base: 1, channel: 0 },
        attacks: plan === null ? [] : [attack as Attack],
        incidents: kind === null ? [] : [{ ...incident, kind } as Incident],
      },
    );
  });

describe("random chains in shards with incidents and attacks", () => {
  it("keep their books after every event, and know where all value stands", () => {
    fc.assert(
      fc.property(stacks, (scenario) => {
        const agenda = new Agenda();
        const running = new Stack(scenario, 0, agenda, undisturbed, () => {});
        const end = (scenario.warmup + scenario.duration + scenario.drain) * 1e6;
        while (agenda.step(end)) mustKeepBooks(running);
      }),
      { numRuns: 150 },
    );
  });
});
