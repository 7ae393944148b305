import { describe, expect, it } from "vitest";
import type { Attack, Incident, Scenario } from "../../../src/engine/index.ts";
import { rootTime, userCeiling } from "../../../src/engine/theory/solana.ts";
import type { TraceEvent } from "../../../src/engine/trace.ts";
import { equalMiners, measured, ofKind, scenario, trace } from "../engine/scenarios.ts";
import { chainOf } from "../gasper/ground.ts";

const slot = 0.4;
const latency = 0.01;

interface Case extends Partial<Omit<Scenario, "demand" | "layers" | "network">> {
  readonly validators?: number;
  readonly latency?: number;
  readonly rate?: number;
  readonly layer?: Scenario["layers"][number]["parameters"];
}

/** Some minutes of so many validators of equal stake, a hundredth of a second from each other. */
function cluster({ validators = 30, layer = {}, rate = 0, ...changes }: Case): Scenario {
  const { latency: delay = latency, ...rest } = changes;
  return scenario("solana", {
    layer: { validators: equalMiners(validators), bandwidth: 1e12, ...layer },
    network: { latency: delay, bandwidth: 1e12 },
    demand: { rate, patience: 60 },
    ...{ warmup: 0, duration: 200, drain: 60, runs: 1 },
    ...rest,
  });
}

const down = (count: number, at: number, lasts: number | null): Incident[] =>
  Array.from({ length: count }, (_, miner) => ({
    ...{ layer: "solana", kind: "failure", party: `miner ${miner}`, at, lasts },
  }));

const cut = (share: number, at: number, lasts: number): Incident => ({
  ...{ layer: "solana", kind: "partition", share, at, lasts },
});

const by = (plan: string, count: number): Attack => {
  const controls = Array.from({ length: count }, (_, miner) => `miner ${miner}`);
  return { layer: "solana", plan, share: 0, controls, at: 10 };
};

const finals = (events: readonly TraceEvent[]) => ofKind(events, "final").slice(1);
const isDivided = (events: readonly TraceEvent[]) => ofKind(events, "stake").some((event) => event.isDivided);

/** Blocks that were made and were final between two moments, s. */
const finalIn = (events: readonly TraceEvent[], from: number, to: number) =>
  finals(events).filter(({ found, time }) => found > from * 1e6 && time < to * 1e6).length;

describe("a tower of votes on a clock", () => {
  const calm = trace(cluster({}));

  it("makes a block in every slot, which nobody skips", () => {
    const found = ofKind(calm, "found");
    expect(found.map(({ time }) => time)).toEqual(
      found.map((_, index) => Math.round((index + 1) * slot * 1e6)),
    );
  });

  it("makes a block final when 32 votes lie on it and have come in the next", () => {
    // Two steps of the tree bring the block with the 32nd vote to the observer.
    const wait = (rootTime(32, 400) + 2 * latency) * 1e6;
    expect(new Set(finals(calm).map(({ time, found }) => time - found))).toEqual(new Set([wait]));
  });

  it.each([
    [0.13, 32],
    [0.14, 33],
  ])(
    "waits a slot more where a block takes two steps of %d s, and a vote for it one, longer than a slot",
    (latency, slots) => {
      const waits = finals(trace(cluster({ latency }))).map(({ time, found }) => time - found);
      expect(new Set(waits)).toEqual(new Set([Math.round((slots * slot + 2 * latency) * 1e6)]));
    },
  );

  it.each([0.01, 0.05])("confirms a block after its way and that of a vote, %d s a step", (latency) => {
    const events = finals(trace(cluster({ latency, layer: { commitment: "confirmed" } })));
    const waits = new Set(events.map(({ time, found }) => time - found));
    expect(waits).toEqual(new Set([Math.round(3 * latency * 1e6)]));
  });

  it("has a vote of every validator in every block, which takes room and is no payment", () => {
    const votes = ofKind(calm, "found").slice(1);
    expect(new Set(votes.map(({ count }) => count))).toEqual(new Set([30]));
    const measure = measured(cluster({ rate: 20 }));
    expect(measure("totalTps").mean - measure("userTps").mean).toBeCloseTo(30 / slot, 0);
  });

  it("leaves to users what votes leave of a block", () => {
    const units = { block: 200_000, vote: 3_428, transfer: 1_481, validators: 30, slotMs: 400 };
    const layer = { maxBlockUnits: units.block, maxAccountUnits: units.block };
    const served = measured(cluster({ layer, rate: 400, duration: 60 }))("userTps").mean;
    const ceiling = userCeiling(units);
    expect(served).toBeLessThanOrEqual(ceiling);
    expect(served).toBeGreaterThan(0.99 * ceiling - 1 / slot);
  });

  it("has no more votes in a block than may be there, and goes on where they come in turns", () => {
    const events = trace(cluster({ layer: { maxVoteUnits: 20 * 3_428 } }));
    expect(Math.max(...ofKind(events, "found").map(({ count }) => count))).toBeLessThanOrEqual(20);
    expect(finalIn(events, 50, 200)).toBeGreaterThan(300);
    const waits = finals(events).map(({ time, found }) => time - found);
    expect(Math.max(...waits)).toBeLessThan(15e6);
  });
});

describe("leaders and validators who are gone", () => {
  it.each([3, 6, 9])("%i of 30 leave as many of the slots empty", (count) => {
    const duration = 2_000;
    const found = ofKind(trace(cluster({ duration, incidents: down(count, 0, null) })), "found").length;
    const turns = (duration + 60) / slot / 4;
    const [share, skipped] = [count / 30, 1 - found / (4 * turns)];
    expect(Math.abs(skipped - share)).toBeLessThan(4 * Math.sqrt((share * (1 - share)) / turns));
  });

  it.each([
    [9, true],
    [10, false],
    [15, false],
  ])("%i of 30 let the others go on: %s", (count, goesOn) => {
    const events = trace(cluster({ incidents: down(count, 50, 100) }));
    expect(finalIn(events, 50, 150) > 0).toBe(goesOn);
    expect(finalIn(events, 180, 260)).toBeGreaterThan(100);
  });

  it("hold votes back where two thirds do not follow, and only there", () => {
    const votes = (offline: number, thresholdDepth: number) =>
      ofKind(trace(cluster({ layer: { thresholdDepth }, incidents: down(offline, 50, 100) })), "found")
        .filter(({ time }) => time > 50e6 && time < 150e6)
        .reduce((sum, { count }) => sum + count, 0);
    const never = 63;
    expect(votes(9, 8)).toBe(votes(9, never));
    expect(votes(10, 8)).toBeLessThan(0.8 * votes(10, never));
  });

  it("are silent as an attack just as in a failure", () => {
    const attacks = [{ ...by("offline", 10), at: 50, lasts: 100 }];
    const times = (events: readonly TraceEvent[]) => finals(events).map(({ time }) => time);
    expect(times(trace(cluster({ attacks })))).toEqual(
      times(trace(cluster({ incidents: down(10, 50, 100) }))),
    );
  });
});

describe("blocks that come late", () => {
  const gaps = (events: readonly TraceEvent[]) => {
    const slots = ofKind(events, "found").map(({ time }) => Math.round(time / 1e6 / slot));
    return slots.slice(1).map((each, index) => each - (slots[index] as number));
  };

  it.each([
    [0.19, 0],
    [0.21, 1],
    [0.39, 1],
  ])("%d s a step make a leader of another turn give away %i slots", (latency, count) => {
    const steps = new Set(gaps(trace(cluster({ latency, duration: 400 }))));
    expect(steps).toEqual(new Set(count === 0 ? [1] : [1, 1 + count]));
  });

  it("make forks where they come later than a leader waits", () => {
    const events = trace(cluster({ latency: 0.7, duration: 400 }));
    const lost = ofKind(events, "found").length - finals(events).length;
    expect(lost).toBeGreaterThan(100);
    expect(ofKind(events, "reversed")).toEqual([]);
  });

  it("come of a link that takes longer than a slot for them", () => {
    // 30 votes of 352 bytes, twice: as much as 61 kB/s bring through in half a slot.
    const quick = gaps(trace(cluster({ layer: { bandwidth: 100_000 } })));
    const slow = gaps(trace(cluster({ layer: { bandwidth: 40_000 } })));
    expect(Math.max(...quick)).toBe(1);
    expect(Math.max(...slow)).toBeGreaterThan(1);
  });
});

describe("a cluster cut in two", () => {
  it("goes on where more than two thirds are, and comes together again", () => {
    const events = trace(cluster({ incidents: [cut(0.3, 50, 60)] }));
    expect(finalIn(events, 50, 110)).toBeGreaterThan(30);
    expect(finalIn(events, 150, 260)).toBeGreaterThan(200);
    expect(ofKind(events, "reversed")).toEqual([]);
  });

  it("has those back who were few where enough have voted for the other fork, and only there", () => {
    const last = (switchThreshold: number) => {
      const events = trace(cluster({ layer: { switchThreshold }, incidents: [cut(0.3, 50, 60)] }));
      return Math.max(
        ...ofKind(events, "found")
          .slice(-20)
          .map(({ count }) => count),
      );
    };
    expect(last(0.38)).toBe(30);
    expect(last(0.69)).toBe(30);
    expect(last(0.71)).toBe(21);
  });

  it("stands still on both sides where neither has two thirds, and undoes nothing that was final", () => {
    const events = trace(cluster({ incidents: [cut(0.5, 50, 60)] }));
    expect(finalIn(events, 50, 110)).toBe(0);
    expect(finalIn(events, 150, 260)).toBeGreaterThan(200);
    expect(ofKind(events, "reversed")).toEqual([]);
    expect(isDivided(events)).toBe(false);
  });
});

describe("two blocks in a slot", () => {
  it.each([3, 9, 12])(
    "of %i of 30 delay what is final and undo none of it, since all votes are known",
    (count) => {
      const events = trace(cluster({ attacks: [by("duplicate", count)] }));
      expect(ofKind(events, "attempt").length).toBeGreaterThan(5);
      expect(finalIn(events, 60, 200)).toBeGreaterThan(100);
      expect(ofKind(events, "reversed")).toEqual([]);
      expect(isDivided(events)).toBe(false);
    },
  );

  it.each([
    [9, false],
    [12, true],
  ])("and votes on both sides of a partition, of %i of 30, make both final: %s", (count, divides) => {
    // As many of the honest on either side; those who vote twice come first and are on both.
    const incidents = [cut(0.5 + count / 60, 50, 60)];
    const events = trace(cluster({ attacks: [by("duplicate", count)], incidents }));
    expect(finalIn(events, 50, 110) > 0).toBe(divides);
    expect(isDivided(events)).toBe(divides);
  });

  it("have no votes on both sides of a partition that ends before they begin", () => {
    const attacks = [{ ...by("duplicate", 12), at: 150 }];
    const layer = { lockoutHistory: 4, thresholdDepth: 2 };
    const events = trace(cluster({ layer, attacks, incidents: [cut(0.7, 50, 60)] }));
    expect(isDivided(events)).toBe(false);
    expect(finalIn(events, 120, 150)).toBeGreaterThan(20);
  });

  it("change nothing before they begin", () => {
    const attacks = [{ ...by("duplicate", 12), at: 100 }];
    const early = (events: readonly TraceEvent[]) =>
      ofKind(events, "found").filter(({ time }) => time < 100e6);
    expect(early(trace(cluster({ attacks }))).length).toBe(early(trace(cluster({}))).length);
  });
});

describe("a change of protocol", () => {
  const young = { validators: equalMiners(9) };

  it("to votes that lock goes on from the old chain, and settles what that had not", () => {
    const { ledger, events, until, change } = chainOf("bitcoin", { miners: { one: 1 }, blockInterval: 10 });
    change("solana", 8, young);
    until(1_000);
    const times = finals(events).map(({ height }) => height);
    expect(times).toEqual(times.map((_, index) => (times[0] as number) + index));
    expect(ledger.settled().height).toBeGreaterThan(1_000);
  });

  it("away from them leaves nothing of theirs behind", () => {
    const { ledger, events, until, change } = chainOf("solana", young);
    change("ideal", 100, { blockInterval: 1 });
    until(100);
    const late = ofKind(events, "found").filter(({ time }) => time > 42e6);
    expect(new Set(late.map(({ count }) => count))).toEqual(new Set([0]));
    expect(ledger.settled().height).toBe(ledger.head().height);
  });
});
