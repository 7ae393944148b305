import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Incident } from "../../../src/engine/index.ts";
import { ofKind, scenario, trace } from "../engine/scenarios.ts";
import { adder, caller, chainOf } from "./ground.ts";

const slot = 12;
const epoch = 32 * slot;
const idle = { rate: 0 };
const ten = Object.fromEntries(Array.from({ length: 10 }, (_, index) => [`validator ${index}`, 1]));

/** The chain of ten equal validators for some epochs, with what befalls it. */
function epochs(count: number, incidents: readonly Incident[] = [], changes = {}) {
  const parts = { layer: { validators: ten }, demand: idle, warmup: 0, drain: 0, ...changes };
  return trace(scenario("ethereum", { duration: count * epoch, incidents, ...parts }));
}

function silent(validators: number, from: number, lasts: number): Incident[] {
  return Array.from({ length: validators }, (_, index): Incident => {
    const party = `validator ${index}`;
    return { kind: "failure", layer: "ethereum", party, at: from * epoch, lasts: lasts * epoch };
  });
}

function partition(share: number, from: number, lasts: number): Incident {
  return { kind: "partition", layer: "ethereum", share, at: from * epoch, lasts: lasts * epoch };
}

describe("proposers", () => {
  it("are drawn as often as their stake says", () => {
    const weights: Record<string, number> = { a: 60, b: 25, c: 10, d: 5 };
    const found = ofKind(epochs(200, [], { layer: { validators: weights } }), "found");
    expect(found.length).toBe(200 * 32);
    const chiSquare = Object.values(weights).reduce((sum, weight, validator) => {
      const expected = (found.length * weight) / 100;
      const difference = found.filter(({ by }) => by === validator).length - expected;
      return sum + (difference * difference) / expected;
    }, 0);
    // The 99.99 % point of chi-square with 3 degrees of freedom.
    expect(chiSquare).toBeLessThan(21.1);
  });

  it("miss their slots while they are down, and only those", () => {
    const found = ofKind(epochs(60, silent(3, 10, 40)), "found");
    const during = found.filter(({ time }) => time >= 10 * epoch * 1e6 && time < 50 * epoch * 1e6);
    expect(during.every(({ by }) => by >= 3)).toBe(true);
    // 1,280 slots, each missed with 30 %: within four standard deviations.
    expect(Math.abs(during.length - 0.7 * 1_280)).toBeLessThan(4 * Math.sqrt(1_280 * 0.3 * 0.7));
    expect(found.length - during.length).toBe(20 * 32);
  });

  it("make no block while the whole layer stands still", () => {
    const outage: Incident = { kind: "outage", layer: "ethereum", at: 5 * epoch, lasts: 3_600 };
    const times = ofKind(epochs(20, [outage]), "found").map(({ time }) => time / 1e6);
    expect(times.filter((time) => time >= 5 * epoch && time < 5 * epoch + 3_600)).toEqual([]);
    expect(times.length).toBe(20 * 32 - 300);
  });
});

describe("finality", () => {
  it("comes at the end of the second epoch after a block's own", () => {
    const final = ofKind(epochs(50), "final");
    expect(final.length).toBeGreaterThan(47 * 32);
    const waits = final.map(({ found, time }) => (time - found) / 1e6 / slot);
    const places = final.map(({ found }) => (found / 1e6 / slot) % 32);
    // The block of an epoch's first slot is the checkpoint itself.
    expect(waits).toEqual(places.map((place) => (place === 0 ? 64 : 96 - place)));
  });

  it("waits while more than a third of the stake is silent, though blocks go on, and comes back after", () => {
    const events = epochs(40, silent(4, 10, 15));
    const during = ([from, to]: readonly [number, number]) =>
      ofKind(events, "final").filter(({ time }) => time > from * epoch * 1e6 && time < to * epoch * 1e6);
    expect(during([0, 10]).length).toBeGreaterThan(200);
    expect(during([10.5, 26.5])).toEqual([]);
    expect(during([26.5, 28]).length).toBeGreaterThan(15 * 32 * 0.4);
    const last = ofKind(events, "final").at(-1);
    expect(last?.time).toBe(40 * epoch * 1e6);
  });

  it("goes on while no more than a third is silent", () => {
    const events = epochs(40, silent(3, 10, 15));
    const times = new Set(ofKind(events, "final").map(({ time }) => time / 1e6 / epoch));
    expect([...times]).toEqual(Array.from({ length: 38 }, (_, index) => index + 3));
  });

  it("does not depend on how much is asked of the chain", () => {
    const quiet = ofKind(epochs(6), "final").map(({ block, time }) => [block, time]);
    const busy = epochs(6, [], { demand: { rate: 400 }, layer: { validators: ten } });
    expect(ofKind(busy, "final").map(({ block, time }) => [block, time])).toEqual(quiet);
  });
});

describe("a partition", () => {
  const cut = (share: number) => epochs(30, [partition(share, 10, 8)]);
  const between = (events: ReturnType<typeof cut>, from: number, to: number) =>
    ofKind(events, "found").filter(({ time }) => time >= from * epoch * 1e6 && time < to * epoch * 1e6);

  it("leaves two chains, neither of which becomes final where neither side has two thirds", () => {
    const events = cut(0.5);
    const heights = between(events, 11, 18).map(({ height }) => height);
    expect(new Set(heights).size).toBeLessThan(0.75 * heights.length);
    const times = ofKind(events, "final").map(({ time }) => time / 1e6 / epoch);
    expect(times.filter((time) => time > 11.5 && time < 19)).toEqual([]);
  });

  it("is decided for the side with more stake: the observer gives up the lighter chain, and nothing final", () => {
    const events = cut(0.6);
    const depths = ofKind(events, "reorganized").map(({ depth }) => depth);
    expect(depths.length).toBe(1);
    expect(depths[0]).toBeGreaterThan(0.3 * 8 * 32);
    expect(ofKind(events, "reversed")).toEqual([]);
    // Of those who wrote while it lasted, only the heavier side is in the final chain.
    const written = ofKind(events, "final").filter(
      ({ found }) => found >= 10 * epoch * 1e6 && found < 18 * epoch * 1e6,
    );
    expect(written.length).toBeGreaterThan(100);
    expect(written.every(({ by }) => by < 6)).toBe(true);
  });

  it("costs an observer on the heavier side nothing", () => {
    const events = cut(0.4);
    expect(ofKind(events, "reorganized")).toEqual([]);
    expect(ofKind(events, "reversed")).toEqual([]);
  });

  it("does not stop finality on a side with two thirds of the stake, and the others follow when it ends", () => {
    const near = ofKind(cut(0.3), "final").map(({ time }) => time / 1e6 / epoch);
    expect(new Set(near).size).toBe(28);
    const far = ofKind(cut(0.7), "final").map(({ time }) => time / 1e6 / epoch);
    expect(far.filter((time) => time > 11.5 && time < 18)).toEqual([]);
    expect(far.filter((time) => time === 18).length).toBeGreaterThan(5 * 32 * 0.5);
  });
});

describe("a leak on one side of a partition", () => {
  it("is undone for the side that gives its chain up: in the chain that won nobody was silent too long", () => {
    const leaked = (share: number) =>
      ofKind(epochs(50, [partition(share, 10, 30)]), "stake").map(({ leaked }) => leaked);
    // The other side's 70 % are silent for the observer, and his own side's 30 % for them, who go on.
    expect(Math.max(...leaked(0.7))).toBeGreaterThan(0);
    expect(leaked(0.7).at(-1)).toBe(0);
    expect(Math.max(...leaked(0.3))).toBe(0);
  });
});

describe("whatever befalls the chain", () => {
  const incident: fc.Arbitrary<Incident> = fc
    .record({
      kind: fc.constantFrom("outage", "failure", "partition"),
      at: fc.integer({ min: 0, max: 9 * epoch }),
      lasts: fc.integer({ min: 1, max: 4 * epoch }),
      share: fc.double({ min: 0.05, max: 0.95, noNaN: true }),
      party: fc.nat({ max: 4 }),
    })
    .map(({ kind, at, lasts, share, party }): Incident => {
      const common = { layer: "ethereum", at, lasts };
      if (kind === "outage") return { ...common, kind };
      if (kind === "failure") return { ...common, kind, party: `validator ${party}` };
      return { ...common, kind: "partition", share };
    });

  it("its books balance, it settles block on block, and what is final stays", () => {
    const many = fc.array(incident, { maxLength: 6 });
    fc.assert(
      fc.property(many, fc.constantFrom(0.1, 3, 5, 9, 20), fc.nat(), (incidents, latency, seed) => {
        const events = trace(
          scenario("ethereum", {
            layer: { validators: Object.fromEntries(Object.entries(ten).slice(0, 5)) },
            network: { latency, bandwidth: 1e15 },
            demand: { rate: 0.2 },
            incidents,
            seed,
            warmup: 0,
            duration: 14 * epoch,
            drain: 0,
          }),
        );
        expect(ofKind(events, "reversed")).toEqual([]);
        const heights = ofKind(events, "final").map(({ height }) => height);
        expect(heights).toEqual(heights.map((_, index) => index + 1));
      }),
      { numRuns: 25 },
    );
  });

  it("comes out the same with an adversary who has nobody", () => {
    const nobody = { layer: "ethereum", share: 0, controls: [], from: 0, decide: {} };
    const plain = scenario("ethereum", { demand: idle, duration: 2 * epoch, warmup: 0, drain: 0 });
    expect(trace(plain, { adversary: nobody, alwaysFull: false })).toEqual(trace(plain));
  });
});

describe("censorship", () => {
  it("keeps a call out as long as all proposers leave it out, and a tenth of honest stake lets it in", () => {
    const decide = { include: () => false };
    const by = (controls: readonly string[]) => {
      const adversary = { layer: "chain", share: 0, controls, from: 0, decide };
      const chain = chainOf("ethereum", { validators: ten }, { adversary });
      const contract = chain.ledger.deploy(adder);
      contract.call(5, caller);
      chain.until(20 * epoch);
      return contract.state("final");
    };
    const names = Object.keys(ten);
    expect(by(names)).toBe(0);
    expect(by(names.slice(1))).toBe(5);
  });
});
