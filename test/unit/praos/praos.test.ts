import { describe, expect, it } from "vitest";
import { familyOf } from "../../../src/engine/catalog.ts";
import type { Attack, Incident, LayerRun, Shares } from "../../../src/engine/index.ts";
import { derivedSeed, draws } from "../../../src/engine/kernel/random.ts";
import { equalShares } from "../../../src/engine/parameters.ts";
import { leaderProbability, staleShare } from "../../../src/engine/theory/praos.ts";
import { type Changes, measured, ofKind, run, scenario, stack, trace } from "../engine/scenarios.ts";

const idle = { rate: 0 };
const fast = { bandwidth: 1e15 };
const f = 0.05;
const twenty = equalShares("pool", 20);

/** Cardano with few equal pools, of whose blocks all hear within the slot, and nobody who sends anything. */
function chain({ layer, network, ...changes }: Changes = {}) {
  return scenario("cardano", {
    layer: { pools: twenty, ...layer },
    network: { latency: 0.1, ...fast, ...network },
    ...{ demand: idle, warmup: 0, duration: 40_000, drain: 0, runs: 1, ...changes },
  });
}

const found = (changes?: Changes) => ofKind(trace(chain(changes)), "found");
const attack = (plan: string, share: number, controls: readonly string[] = []): Changes => ({
  attacks: [{ layer: "cardano", plan, share, controls, at: 0 } satisfies Attack],
});

describe("Blocks", () => {
  it.each([
    ["who each have a node", twenty, f],
    ["who share nodes", equalShares("pool", 400), 0.9],
  ])("of pools %s come at the beginnings of slots, each in a later one than its parent", (_, pools, f) => {
    const layer = { pools, activeSlotsCoeff: f };
    const events = trace(chain({ layer, network: { latency: 3 }, duration: 200 / f }));
    const times = new Map<number, number>();
    for (const { time, height } of ofKind(events, "found")) {
      expect(time % 1e6).toBe(0);
      const before = times.get(height - 1) ?? 0;
      expect(time).toBeGreaterThan(before);
      times.set(height, Math.min(time, times.get(height) ?? Number.POSITIVE_INFINITY));
    }
    expect(times.size).toBeGreaterThan(50);
  });

  it("are lost only where a slot has several leaders, if all hear within a slot", () => {
    const events = trace(chain({ layer: { activeSlotsCoeff: 0.3 } }));
    const slots = new Set(ofKind(events, "found").map(({ time }) => time));
    const heights = new Set(ofKind(events, "found").map(({ height }) => height));
    expect(heights.size).toBe(slots.size);
    const lost = 1 - slots.size / ofKind(events, "found").length;
    const stakes = Object.values(twenty).map((stake) => stake / 20);
    expect(lost).toBeCloseTo(staleShare(0.3, stakes), 2);
  });

  it("of one slot are decided by the lower VRF output, wherever nodes are", () => {
    const of = chain({ layer: { activeSlotsCoeff: 0.3 } });
    const events = trace(of);
    const output = draws(derivedSeed(of.seed, "replication", 0, "cardano"), "vrf");
    const kept = new Map(ofKind(events, "final").map(({ height, by }) => [height, by]));
    const rivals = new Map<number, { readonly slot: number; readonly pools: number[] }>();
    for (const { height, time, by } of ofKind(events, "found")) {
      const at = rivals.get(height) ?? { slot: time / 1e6, pools: [] };
      rivals.set(height, at);
      at.pools.push(by);
    }
    let battles = 0;
    for (const [height, { slot, pools }] of rivals) {
      if (pools.length < 2 || !kept.has(height)) continue;
      battles++;
      const winner = pools.reduce((best, pool) => (output(slot, pool) < output(slot, best) ? pool : best));
      expect(kept.get(height)).toBe(winner);
    }
    expect(battles).toBeGreaterThan(1_000);
  });

  it("are the same ones at the same times whatever fits into them, so that scenarios compare", () => {
    const times = (maxBlockBodySize: number) =>
      found({ layer: { maxBlockBodySize }, demand: { rate: 5 }, duration: 4_000 }).map(({ time, by }) => [
        time,
        by,
      ]);
    expect(times(180_224)).toEqual(times(90_112));
  });

  it("come in fewer slots, and in no others, where f is lower", () => {
    const slots = (activeSlotsCoeff: number) =>
      new Set(found({ layer: { activeSlotsCoeff } }).map(({ time }) => time));
    const [few, many] = [slots(0.05), slots(0.1)];
    expect(many.size).toBeGreaterThan(1.7 * few.size);
    expect([...few].filter((slot) => !many.has(slot))).toEqual([]);
  });
});

describe("Stake", () => {
  it("makes blocks by the share that phi gives it", () => {
    const pools: Shares = { large: 50, middle: 30, small: 20 };
    const events = found({ layer: { pools, activeSlotsCoeff: 0.5 } });
    for (const [pool, stake] of [0.5, 0.3, 0.2].entries()) {
      const expected = 40_000 * leaderProbability(0.5, stake);
      expect(Math.abs(events.filter(({ by }) => by === pool).length - expected)).toBeLessThan(
        5 * Math.sqrt(expected),
      );
    }
  });

  it("that is down leaves its slots empty, and the chain grows by what is left", () => {
    const incidents = Object.keys(twenty)
      .slice(0, 8)
      .map((party): Incident => ({ layer: "cardano", kind: "failure", party, at: 0, lasts: null }));
    const slots = new Set(found({ incidents }).map(({ time }) => time)).size;
    const expected = 40_000 * leaderProbability(f, 0.6);
    expect(Math.abs(slots - expected)).toBeLessThan(5 * Math.sqrt(expected));
  });

  it("that abstains is as good as down", () => {
    const few = Object.keys(twenty).slice(0, 8);
    const incidents = few.map(
      (party): Incident => ({ layer: "cardano", kind: "failure", party, at: 0, lasts: null }),
    );
    const by = (changes: Changes) => found(changes).map(({ time, by }) => [time, by]);
    expect(by(attack("abstain", 0, few))).toEqual(by({ incidents }));
    expect(by(attack("abstain", 0, few))).not.toEqual(by({}));
  });
});

describe("A leader who signs twice", () => {
  it("makes two blocks in its slots, of which the chain keeps one at most, and loses the chain nothing", () => {
    const events = trace(chain(attack("double-sign", 0.3)));
    const twice = new Map<string, number>();
    for (const { time, by } of ofKind(events, "found"))
      twice.set(`${time} ${by}`, (twice.get(`${time} ${by}`) ?? 0) + 1);
    const attacker = 20;
    const counts = [...twice].filter(([slot]) => slot.endsWith(` ${attacker}`)).map(([, count]) => count);
    expect(counts.length).toBeGreaterThan(400);
    expect(new Set(counts)).toEqual(new Set([2]));
    expect([...twice].some(([slot, count]) => count > 1 && !slot.endsWith(` ${attacker}`))).toBe(false);
    const slots = new Set(ofKind(events, "found").map(({ time }) => time)).size;
    const chainLength = Math.max(...ofKind(events, "found").map(({ height }) => height));
    expect(chainLength).toBe(slots);
  });

  it.each([
    ["of nodes", { gossip: { nodes: 60, relay: "full", release: "arrived" } } as const],
    ["in which all are linked", {}],
  ])("splits a network %s: now the one is kept and now the other", (_, network) => {
    const events = trace(
      scenario("cardano", {
        layer: { pools: twenty },
        network,
        ...{ demand: idle, warmup: 0, duration: 40_000, drain: 0, ...attack("double-sign", 0.3) },
      }),
    );
    const kept = new Set(ofKind(events, "final").map(({ block }) => block));
    const own = ofKind(events, "found").filter(({ by }) => by === 20);
    const [first, second] = [0, 1].map((place) => own.filter((_, each) => each % 2 === place));
    const count = (blocks: typeof own = []) => blocks.filter(({ block }) => kept.has(block)).length;
    expect(count(first)).toBeGreaterThan(100);
    expect(count(second)).toBeGreaterThan(40);
  });
});

describe("Pools that act as one", () => {
  it("make one block in a slot that several of them lead, for a chain in secret", () => {
    const controls = Object.keys(twenty).slice(0, 10);
    const events = trace(
      chain({ layer: { activeSlotsCoeff: 0.9 }, duration: 4_000, ...attack("double-spend", 0, controls) }),
    );
    const own = ofKind(events, "found").filter(({ by }) => by < controls.length);
    expect(new Set(own.map(({ time }) => time)).size).toBe(own.length);
    expect(own.length).toBeGreaterThan(2_000);
    expect(ofKind(events, "attempt").length).toBeGreaterThan(10);
  });
});

describe("A partition", () => {
  const halves = (securityParam: number) => {
    const incidents: readonly Incident[] = [
      { layer: "cardano", kind: "partition", share: 0.6, at: 1_000, lasts: 2_000 },
    ];
    const layer = { securityParam, confirmations: 3 };
    const events = trace(chain({ layer, incidents, duration: 6_000 }));
    return Math.max(0, ...ofKind(events, "reorganized").map(({ depth }) => depth));
  };

  it("ends with the longer side, however long it took", () => {
    expect(halves(2_160)).toBeGreaterThan(20);
  });

  it("never ends for who would have to go back more than k blocks", () => {
    expect(halves(5)).toBeLessThanOrEqual(5);
  });
});

describe("A chain that cannot be", () => {
  it.each([
    [{ transferBytes: 20_000 }, "transferBytes"],
    [{ maxTxSize: 100_000 }, "maxTxSize"],
    [{ securityParam: 10 }, "confirmations"],
  ])("is told by what is wrong: %o", (changes, path) => {
    const { parameters } = chain({ layer: changes }).layers[0] as ReturnType<typeof chain>["layers"][number];
    const problems = familyOf("praos").check(parameters);
    expect(problems.map((problem) => problem.path)).toEqual([[path]]);
  });
});

describe("Cardano", () => {
  const hour = { warmup: 600, duration: 3_600, drain: 1_200, runs: 3 };

  it("gives spam its share of every block at the price of all", () => {
    const spam: Changes = {
      attacks: [
        { layer: "cardano", plan: "spam", share: 0, controls: [], at: 0, given: { fill: 0.8, fee: 1 } },
      ],
    };
    const of = (changes: Changes) =>
      measured(scenario("cardano", { ...hour, demand: { rate: 12 }, ...changes }));
    const [calm, spammed] = [of({}), of(spam)];
    expect(calm("userTps").mean).toBeCloseTo(12, 0);
    expect(spammed("userTps").mean).toBeLessThan(0.25 * 15.1);
    expect(spammed("feeUsd").mean).toBe(calm("feeUsd").mean);
  });

  it("can take over a chain of another kind in mid-run", () => {
    const { parameters } = scenario("cardano").layers[0] as ReturnType<typeof scenario>["layers"][number];
    const upgrades = [{ height: 12, family: "praos", parameters }];
    const { measurements } = run(
      stack([{ preset: "bitcoin", upgrades }], { ...hour, warmup: 12 * 3_600, demand: { rate: 2 } }),
    ).layers[0] as LayerRun;
    expect(measurements.blockSeconds?.mean).toBeGreaterThan(17);
    expect(measurements.blockSeconds?.mean).toBeLessThan(23);
    expect(measurements.userTps?.mean).toBeCloseTo(2, 0);
  });
});
