import { describe, expect, it } from "vitest";
import { familyOfPreset, type LayerRun, newest, planOf, type Scenario } from "../../../src/engine/index.ts";
import { shardedThroughput } from "../../../src/engine/theory/shards.ts";
import { measured, ofKind, run, trace } from "../engine/scenarios.ts";
import { inShards, interval, perBlock, perShard } from "./scenarios.ts";

describe("Shards that are asked for more than they have room for", () => {
  it.each([1, 2, 4, 16])("carry, %i of them, what is left when receipts have taken their room", (shards) => {
    const { mean } = measured(inShards({ shards }, 2 * shards * perShard))("userTps");
    const closed = shardedThroughput(shards, perShard, 2, 2);
    expect(mean / closed).toBeGreaterThan(0.97);
    expect(mean / closed).toBeLessThan(1.03);
  });

  it("carry all they have room for where receipts take none of the payment's own, as on NEAR", () => {
    const { mean } = measured(inShards({ sendGas: 10_500, receiptGas: 10_500 }, 8 * perShard))("userTps");
    expect(mean / (4 * perShard)).toBeGreaterThan(0.97);
    expect(mean / (4 * perShard)).toBeLessThan(1.01);
  });

  it("carry more the more payments stay where they are", () => {
    const tps = [0, 0.5, 1].map(
      (localShare) => measured(inShards({ localShare }, 8 * perShard))("userTps").mean,
    );
    const across = (share: number) => (4 * perShard) / (1 + share * 0.75);
    for (const [index, share] of [1, 0.5, 0].entries())
      expect((tps[index] as number) / across(share)).toBeCloseTo(1, 1);
    expect(tps[1]).toBeGreaterThan(1.1 * (tps[0] as number));
  });

  it("have room left while a hot one is full, and are not full before it", () => {
    const hot = inShards({ hotShare: 0.5 }, 3 * perShard);
    const even = inShards({}, 2 * perShard);
    const capacity = ({ layers }: Scenario) => planOf({ ...hot, layers }).capacity;
    expect(capacity(hot)).toBeLessThan(0.6 * capacity(even));
    const { userTps, utilization } = (run(hot).layers[0] as LayerRun).measurements;
    expect(userTps?.mean).toBeLessThan(2.7 * perShard);
    expect(utilization?.mean).toBeLessThan(0.9);
  });

  it("whose states are merged need no receipts, and wait for the merge, the longer the more they are", () => {
    const merged = (shards: number, mergeTime: number) =>
      measured(
        inShards({ shards, crossShard: "merge", mergeTime, blockInterval: interval }, 3 * shards * perShard, {
          duration: 2_400,
        }),
      )("userTps").mean;
    expect(merged(4, 0) / (4 * perShard)).toBeCloseTo(1, 1);
    expect(merged(4, 1) / (4 * perShard)).toBeCloseTo(1, 1);
    // A merge of 6 s a shard: 4 shards take 24 s, 8 take 48 s, and carry no more.
    const [four, eight] = [merged(4, 6), merged(8, 6)];
    expect(four / (perBlock / 6)).toBeCloseTo(1, 1);
    expect(eight / four).toBeGreaterThan(0.8);
    expect(eight / four).toBeLessThan(1.05);
  });
});

describe("Shards that are asked for little", () => {
  it("carry no more where there are more of them, and take longer: more payments wait for a receipt", () => {
    const [one, four, sixteen] = [1, 4, 16].map((shards) => {
      const of = measured(inShards({ shards }, 2));
      return { tps: of("userTps").mean, seconds: of("finalitySeconds").mean };
    });
    for (const each of [one, four, sixteen]) expect(each?.tps).toBeCloseTo(2, 0);
    expect((four?.seconds ?? 0) - (one?.seconds ?? 0)).toBeGreaterThan(0.5 * interval);
    expect(sixteen?.seconds).toBeGreaterThan(four?.seconds ?? Number.POSITIVE_INFINITY);
  });

  it("serve who stays on his shard in the next block, and who does not one block later", () => {
    const seconds = (localShare: number) =>
      measured(inShards({ localShare, shards: 64 }, 5))("inclusionSeconds").mean;
    expect(seconds(0) - seconds(1)).toBeGreaterThan(0.9 * interval);
    expect(seconds(0) - seconds(1)).toBeLessThan(1.1 * interval);
  });

  it("serve everybody in the end though parts are missing, only later", () => {
    const of = measured(inShards({ missingChunks: 0.5 }, 2));
    expect(of("userTps").mean).toBeCloseTo(2, 0);
    expect(of("finalitySeconds").mean).toBeGreaterThan(
      measured(inShards({}, 2))("finalitySeconds").mean + 0.5 * interval,
    );
  });

  it("charge who pays across for the room on both sides", () => {
    const fee = (localShare: number) => measured(inShards({ localShare, shards: 64 }, 2))("feeUsd").mean;
    expect(fee(0) / fee(1)).toBeCloseTo(2, 1);
  });

  it("pause while committees are drawn anew", () => {
    const blocks = (layer: object) => ofKind(trace(inShards({ ...layer, blocksPerEpoch: 10 }, 0)), "found");
    const times = blocks({ reshuffleTime: 120 }).map(({ time }) => time / 1e6);
    const gaps = times.slice(1).map((time, index) => time - (times[index] as number));
    expect(gaps.slice(0, 9).every((gap) => gap === interval)).toBe(true);
    expect(gaps[9]).toBe(interval + 120);
  });
});

describe("Zilliqa", () => {
  it("carries what it says it did with six shards of 600", () => {
    const found = familyOfPreset("zilliqa");
    expect(found?.family.capacity(newest(found.preset), {} as never)).toBeCloseTo(
      2_488 / (1 + 120 / 99 / 60),
      0,
    );
  });
});

describe("A chain whose shards grow in number in mid-run", () => {
  /** Half an hour in, after which queues have an hour to clear. */
  const later = { warmup: 5_400, duration: 1_800, drain: 240 };
  const grown = (from: number, to: number, rate: number) => {
    const { layers, ...rest } = inShards({ shards: from }, rate, later);
    const [layer] = layers as [Scenario["layers"][number]];
    const parameters = { ...layer.parameters, shards: to };
    return { ...rest, layers: [{ ...layer, upgrades: [{ height: 150, family: "sharded", parameters }] }] };
  };

  it.each([
    [1, 4],
    [4, 2],
    [2, 8],
  ])("carries, from %i to %i of them, what one carries that always had as many", (from, to) => {
    const rate = 2 * to * perShard;
    const { mean } = measured(grown(from, to, rate))("userTps");
    expect(mean / shardedThroughput(to, perShard, 2, 2)).toBeGreaterThan(0.97);
    expect(mean / shardedThroughput(to, perShard, 2, 2)).toBeLessThan(1.03);
  });

  it("serves everybody who was waiting, and whose payment was on its way", () => {
    const events = trace({ ...grown(2, 7, 2), warmup: 0, duration: 3_600 });
    expect(ofKind(events, "gave-up")).toEqual([]);
    const sum = (counts: Iterable<number>) => [...counts].reduce((total, each) => total + each, 0);
    const inTime = 3_600e6;
    const came = ofKind(events, "arrived").map(({ to, count }) => (to <= inTime ? count : 0));
    expect(sum(came)).toBeGreaterThan(7_000);
    const served = ofKind(events, "final").map(({ parts }) =>
      sum(parts.count.map((count, row) => ((parts.to[row] as number) <= inTime ? count : 0))),
    );
    expect(sum(served)).toBe(sum(came));
  });
});
