import { describe, expect, it } from "vitest";
import { capture, shardSpam } from "../../../src/engine/l1/sharded/attacks.ts";
import { binomialTail, hypergeometricTail } from "../../../src/engine/theory/committees.ts";
import { measured, ofKind, trace } from "../engine/scenarios.ts";
import { attackBy, inShards, interval } from "./scenarios.ts";

describe("A captured committee", () => {
  const drawn = { shards: 1, nodes: 30, committeeSize: 10, beaconSize: 30, blocksPerEpoch: 1 };
  const drawings = 12_000;
  const short = { warmup: 60, duration: drawings * interval, drain: 0 };

  it.each([
    ["without-replacement", hypergeometricTail(30, 12, 10, 7)],
    ["with-replacement", binomialTail(10, 0.4, 7)],
  ])("is as rare as the tail says, drawn %s", (sampling, tail) => {
    const layer = { ...drawn, sampling, validators: { honest: 1 } };
    const { mean } = measured(inShards(layer, 0, { ...short, ...attackBy("capture", 0.4) }))(
      "settlementError",
    );
    expect(Math.abs(mean - tail)).toBeLessThan(4 * Math.sqrt((tail * (1 - tail)) / drawings));
  });

  it("takes what lies on its shard and undoes what was settled; nobody who has less takes anything", () => {
    const of = (share: number) =>
      measured(
        inShards({ committeeSize: 10, beaconSize: 10, blocksPerEpoch: 10 }, 1, attackBy("capture", share)),
      );
    expect(of(0.9)("funds.stolen").mean).toBe(1);
    expect(of(0.1)("funds.stolen").mean).toBe(0);
    const reversed = ofKind(trace(inShards({ committeeSize: 10 }, 1, attackBy("capture", 0.9))), "reversed");
    expect(reversed.length).toBeGreaterThan(0);
  });

  it("is nobody's where nobody attacks: the run is the honest one", () => {
    const honest = trace(inShards({}, 1));
    expect(ofKind(honest, "attempt")).toHaveLength(0);
    expect(ofKind(honest, "reversed")).toHaveLength(0);
    const small = trace(inShards({ committeeSize: 100, beaconSize: 100 }, 1, attackBy("capture", 0.001)));
    expect(ofKind(small, "reversed")).toHaveLength(0);
  });

  it("says so of its decisions: it votes for nothing where it cannot sign alone", () => {
    const { vote, equivocate } = capture.decide({} as never, {}, []);
    expect(vote?.()).toBe(false);
    expect(equivocate?.(0.3)).toBe(true);
  });
});

describe("Two parts at once", () => {
  const layer = { committeeSize: 250, beaconSize: 900 };
  const seconds = (attack: object) => measured(inShards(layer, 1, attack))("finalitySeconds").mean;

  it("are both signed with a third of the committee: neither is joined, and payments wait", () => {
    expect(seconds(attackBy("double-sign", 0.45))).toBeGreaterThan(seconds({}) + 2);
  });

  it("are not with less: one has no two thirds, and nobody notices", () => {
    const [few, none] = [seconds(attackBy("double-sign", 0.2)), seconds({})];
    expect(Math.abs(few - none)).toBeLessThan(0.5);
  });
});

describe("Silent nodes", () => {
  it("stop every shard with a third of all seats, and freeze what lies there", () => {
    const layer = { committeeSize: 250, beaconSize: 900 };
    const stopped = measured(inShards(layer, 1, attackBy("silence", 0.45)));
    expect(stopped("userTps").mean).toBe(0);
    expect(stopped("funds.frozen").mean).toBe(1);
  });

  it("with less only leave out the parts that they would propose", () => {
    const layer = { committeeSize: 250, beaconSize: 900 };
    const slowed = measured(inShards(layer, 1, attackBy("silence", 0.2)));
    expect(slowed("userTps").mean).toBeCloseTo(1, 1);
    expect(slowed("finalitySeconds").mean).toBeGreaterThan(
      measured(inShards(layer, 1))("finalitySeconds").mean,
    );
    expect(slowed("funds.frozen").mean).toBe(0);
  });

  it("hold up single shards where committees are small, and the others go on", () => {
    const layer = { committeeSize: 7, beaconSize: 900, blocksPerEpoch: 1_000, shards: 16 };
    const of = measured(inShards(layer, 1, attackBy("silence", 0.25)));
    expect(of("funds.frozen").mean).toBeGreaterThan(0);
    expect(of("funds.frozen").mean).toBeLessThan(0.8);
    expect(of("userTps").mean).toBeGreaterThan(0.1);
  });

  it("are nodes that fail, too: an outage of their owner stops what it would have stopped", () => {
    const layer = { validators: { big: 45, others: 55 }, committeeSize: 250, beaconSize: 900 };
    const incidents = [
      { layer: "ethereum-sharded", kind: "failure", party: "big", at: 0, lasts: 300 },
    ] as const;
    const found = ofKind(trace(inShards(layer, 1, { incidents })), "found");
    const during = found.filter(({ time }) => time >= 600e6 && time < 900e6);
    expect(during).toHaveLength(0);
    expect(found.filter(({ time }) => time >= 900e6).length).toBeGreaterThan(40);
  });
});

describe("Nodes that are cut off", () => {
  it.each([
    [0.2, 25],
    [0.4, 0],
  ])("with a share of %f leave so many blocks as two thirds make in five minutes: %i", (share, blocks) => {
    const layer = { committeeSize: 250, beaconSize: 900 };
    const cut = { layer: "ethereum-sharded", kind: "partition", share, at: 0, lasts: 300 } as const;
    const found = ofKind(trace(inShards(layer, 1, { incidents: [cut] })), "found");
    expect(found.filter(({ time }) => time >= 600e6 && time < 900e6)).toHaveLength(blocks);
    expect(found.filter(({ time }) => time >= 900e6).length).toBeGreaterThan(40);
  });
});

describe("Spam on one shard", () => {
  it("leaves those out whose accounts are there, and the others do not notice", () => {
    const of = (spam: object) => measured(inShards({ localShare: 1 }, 4, spam));
    const [quiet, spammed] = [of({}), of(attackBy("spam", 0, { fill: 1, fee: 1_000 }))];
    expect(quiet("userTps").mean).toBeCloseTo(4, 0);
    expect(spammed("userTps").mean / quiet("userTps").mean).toBeCloseTo(0.75, 1);
    expect(spammed("feeUsd.p90").mean).toBeCloseTo(quiet("feeUsd.p90").mean, 4);
    expect(spammed("attackSpentUsd").mean).toBeGreaterThan(0);
  });

  it("is aimed at the shard that is asked for, counted from 1", () => {
    const p = { shards: 4 } as never;
    expect(shardSpam.decide(p, {}, []).spam?.shard).toBe(0);
    expect(shardSpam.decide(p, { shard: 3 }, []).spam?.shard).toBe(2);
    expect(shardSpam.decide(p, { shard: 99 }, []).spam?.shard).toBe(3);
    expect(shardSpam.decide(p, { fill: 0.5 }, []).spam).toMatchObject({ fill: 0.5, fee: 10 });
  });
});
