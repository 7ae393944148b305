import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Incident, Scenario } from "../../../src/engine/index.ts";
import { quorum } from "../../../src/engine/theory/byzantine.ts";
import type { TraceEvent } from "../../../src/engine/trace.ts";
import { equalMiners, ofKind, stack, trace } from "../engine/scenarios.ts";
import { adder, caller, chainOf } from "../gasper/ground.ts";

/** Waits of a tenth of the usual, so that a test sees many rounds. */
const quick = {
  ...{ timeoutCommit: 0.5, timeoutPropose: 0.3, timeoutProposeDelta: 0.05 },
  ...{ timeoutVote: 0.1, timeoutVoteDelta: 0.05 },
};

interface Case extends Partial<Scenario> {
  readonly validators: Readonly<Record<string, number>>;
  readonly latency?: number;
  readonly layer?: Scenario["layers"][number]["parameters"];
}

/** Some minutes of a chain of these validators on links that take a twentieth of a second. */
function agreed({ validators, latency = 0.05, layer = {}, ...changes }: Case): readonly TraceEvent[] {
  const parameters = { ...quick, ...layer, validators };
  return trace(
    stack([{ preset: "tendermint", name: "chain", layer: parameters }], {
      network: { latency, bandwidth: 1e12 },
      ...{ demand: { rate: 0 }, warmup: 0, duration: 200, drain: 10, runs: 1 },
      ...changes,
    }),
  );
}

const down = (count: number, at: number, lasts: number | null): Incident[] =>
  Array.from({ length: count }, (_, miner) => ({
    ...{ layer: "chain", kind: "failure", party: `miner ${miner}`, at, lasts },
  }));

/** Seconds at which blocks were final. */
const finals = (events: readonly TraceEvent[]) => ofKind(events, "final").map(({ time }) => time / 1e6);

const isDivided = (events: readonly TraceEvent[]) => ofKind(events, "stake").some((event) => event.isDivided);

describe("agreement on every block", () => {
  it.each([1, 3, 4, 6, 7, 9, 10])("of %i bears as many failures as theory says, and not one more", (n) => {
    const { f } = quorum(n);
    const validators = equalMiners(n);
    const during = (count: number) =>
      finals(agreed({ validators, incidents: down(count, 50, 100) })).filter((at) => at > 51 && at < 150);
    expect(during(f).length).toBeGreaterThan(50);
    expect(during(f + 1)).toEqual([]);
  });

  it("goes on within seconds when enough of those who were gone are back", () => {
    const back = finals(agreed({ validators: equalMiners(7), incidents: down(3, 50, 100) })).filter(
      (at) => at > 51,
    );
    expect(back[0]).toBeGreaterThan(150);
    expect(back[0]).toBeLessThan(152);
    expect(back.length).toBeGreaterThan(60);
  });

  it.each([0.01, 0.05])("takes three messages of %d s from a proposal until a block is final", (latency) => {
    const events = ofKind(agreed({ validators: equalMiners(7), latency }), "final");
    for (const { time, found, seen } of events) {
      expect(time - found).toBe(Math.round(3 * latency * 1e6));
      expect(seen).toBe(time);
    }
    const [first, second] = events.map(({ time }) => time);
    expect((second ?? 0) - (first ?? 0)).toBe(Math.round((0.5 + 3 * latency) * 1e6));
  });

  it("loses a round of waits for a proposer who is gone: what it waits for a proposal, two votes, the wait for votes", () => {
    const events = agreed({ validators: equalMiners(4), incidents: down(1, 0, null) });
    const found = ofKind(events, "found").map(({ time }) => time / 1e6);
    const gaps = found
      .map((time, index) => Math.round((time - (found[index - 1] ?? 0)) * 1e6) / 1e6)
      .slice(2);
    expect(new Set(gaps)).toEqual(new Set([0.65, 1.15]));
  });

  it("gives everybody turns in proportion to the stake", () => {
    const by = ofKind(agreed({ validators: { a: 1, b: 2, c: 3, d: 4 } }), "final").map((event) => event.by);
    const turns = [0, 1, 2, 3].map((validator) => by.filter((each) => each === validator).length / by.length);
    for (const [validator, share] of turns.entries()) expect(share).toBeCloseTo((validator + 1) / 10, 2);
  });

  it("has a proposer for as many blocks as one has a turn for, and another for the rest when it fails", () => {
    const layer = { blocksPerProposer: 50 };
    const runs = (incidents: readonly Incident[]) => {
      const by = ofKind(agreed({ validators: equalMiners(4), layer, incidents, duration: 160 }), "final").map(
        (event) => event.by,
      );
      return by.flatMap((each, index) => (each === by[index - 1] ? [] : [index]));
    };
    expect(runs([]).slice(0, 3)).toEqual([0, 50, 100]);
    const [, first, second] = runs(down(1, 20, null));
    expect(first).toBeLessThan(40);
    // The rest of the turn of who failed, and then a turn of its own.
    expect(second).toBe(100);
  });

  it("is slow but agrees where messages take longer than it waits for them, because the waits grow", () => {
    const times = finals(agreed({ validators: equalMiners(4), latency: 1, duration: 300 }));
    expect(times.length).toBeGreaterThan(5);
    expect(times.length).toBeLessThan(120);
  });
});

describe("halves that cannot hear each other", () => {
  it("both wait, and go on together", () => {
    const cut: Incident = { layer: "chain", kind: "partition", share: 0.5, at: 50, lasts: 100 };
    const events = agreed({ validators: equalMiners(6), incidents: [cut] });
    const during = finals(events).filter((at) => at > 51 && at < 150);
    expect(during).toEqual([]);
    expect(finals(events).filter((at) => at > 150).length).toBeGreaterThan(60);
    expect(isDivided(events)).toBe(false);
  });

  it("go on where one of them is more than two thirds, and the other learns what it missed", () => {
    const cut: Incident = { layer: "chain", kind: "partition", share: 0.8, at: 50, lasts: 100 };
    const events = agreed({ validators: equalMiners(10), incidents: [cut] });
    const learned = finals(events).filter((at) => at >= 150 && at < 150.2);
    expect(learned.length).toBeGreaterThan(100);
    expect(ofKind(events, "reorganized")).toEqual([]);
  });
});

describe("who votes twice", () => {
  const attack = (controls: readonly string[], plan = "double-sign"): Scenario["attacks"][number] => ({
    ...{ layer: "chain", plan, share: 0, controls, at: 60 },
  });
  const names = (count: number) => Object.keys(equalMiners(count));
  const cut: Incident = { layer: "chain", kind: "partition", share: 0.7, at: 30, lasts: 60 };

  it.each([
    [9, 2, []],
    [9, 3, []],
    [10, 4, []],
    [10, 4, [cut]],
    [10, 3, [cut]],
  ])("of %i validators, %i: has two blocks decided only with more than a third", (n, count, incidents) => {
    const events = agreed({ validators: equalMiners(n), attacks: [attack(names(count))], incidents });
    expect(isDivided(events)).toBe(3 * count > n);
    expect(ofKind(events, "stake").at(-1)).toMatchObject({ slashed: expect.closeTo(count / n, 9) });
    expect(ofKind(events, "reversed")).toEqual([]);
    expect((finals(events).at(-1) ?? 0) > 180).toBe(3 * count <= n);
  });

  it("leaves a side that goes on by itself where that is more than two thirds of the honest", () => {
    // Miners 0 to 5 vote twice, 6 is cut off with them, and 7 to 9 are left, of whom every fourth turn is lost.
    const events = agreed({ validators: equalMiners(10), attacks: [attack(names(6))], incidents: [cut] });
    expect(isDivided(events)).toBe(true);
    const after = ofKind(events, "final").filter(({ time }) => time > 100e6);
    expect(new Set(after.map(({ by }) => by))).toEqual(new Set([7, 8, 9]));
    expect(after.length).toBeGreaterThan(80);
  });

  it("is nobody, when nobody's keys are: the run is the honest one", () => {
    const validators = equalMiners(5);
    expect(agreed({ validators, attacks: [attack([])] })).toEqual(agreed({ validators, attacks: [] }));
  });

  it("never has what is decided undone with a third or less, whatever else befalls the chain", () => {
    const moment = fc.integer({ min: 0, max: 150 });
    const incident = fc.oneof(
      fc.record({ at: moment, lasts: moment, miner: fc.nat(6) }).map(
        ({ miner, ...span }): Incident => ({
          ...span,
          layer: "chain",
          kind: "failure",
          party: `miner ${miner}`,
        }),
      ),
      fc
        .record({ at: moment, lasts: moment, share: fc.double({ min: 0.1, max: 0.9, noNaN: true }) })
        .map((cut): Incident => ({ ...cut, layer: "chain", kind: "partition" })),
      fc
        .record({ at: moment, lasts: moment })
        .map((span): Incident => ({ ...span, layer: "chain", kind: "outage" })),
    );
    const any = fc.record({
      incidents: fc.array(incident, { maxLength: 4 }),
      latency: fc.constantFrom(0.05, 0.2, 0.6),
      count: fc.nat(2),
    });
    fc.assert(
      fc.property(any, ({ incidents, latency, count }) => {
        const validators = equalMiners(7);
        const events = agreed({
          validators,
          latency,
          incidents,
          attacks: [attack(names(count))],
          duration: 200,
        });
        expect(isDivided(events)).toBe(false);
        expect(ofKind(events, "reversed")).toEqual([]);
        expect(ofKind(events, "reorganized")).toEqual([]);
        expect(finals(events).length).toBeGreaterThan(0);
      }),
      { numRuns: 12 },
    );
  });

  it.each([
    [2, true],
    [3, false],
  ])("or votes for no block with calls, %i of seven: calls get in: %s", (count, getsIn) => {
    const controls = names(count);
    const adversary = { layer: "chain", share: 0, controls, from: 0, decide: { include: () => false } };
    const chain = chainOf("tendermint", { ...quick, validators: equalMiners(7) }, { adversary });
    const contract = chain.ledger.deploy(adder);
    contract.call(1, { ...caller, bytes: 100, highestFee: 1_000 });
    chain.until(60);
    expect(contract.state("final")).toBe(getsIn ? 1 : 0);
    expect(chain.ledger.settled().height).toBeGreaterThan(20);
  });
});
