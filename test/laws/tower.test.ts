import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Incident, Scenario } from "../../src/engine/index.ts";
import type { TraceEvent } from "../../src/engine/trace.ts";
import { measured, ofKind, scenario, trace } from "../unit/engine/scenarios.ts";

const slot = 0.4;
const calmFrom = 300;

const party = (validator: number) => `validator ${validator}`;

const stakes = fc
  .array(fc.integer({ min: 1, max: 20 }), { minLength: 3, maxLength: 24 })
  .map((weights) => Object.fromEntries(weights.map((weight, validator) => [party(validator), weight])));

/** Failures and one partition at a time, which are all over before calm begins. */
const misfortunes = fc.tuple(
  fc.array(fc.record({ who: fc.nat(23), at: fc.nat(200), lasts: fc.integer({ min: 1, max: 90 }) }), {
    maxLength: 12,
  }),
  fc.array(
    fc.record({
      share: fc.double({ min: 0.05, max: 0.95, noNaN: true }),
      lasts: fc.integer({ min: 1, max: 60 }),
    }),
    {
      maxLength: 3,
    },
  ),
);

type Misfortunes = typeof misfortunes extends fc.Arbitrary<infer Kind> ? Kind : never;

function incidentsOf([failures, cuts]: Misfortunes, count: number): Incident[] {
  return [
    ...failures.map(
      ({ who, at, lasts }): Incident => ({
        ...{ layer: "solana", kind: "failure", party: party(who % count), at, lasts },
      }),
    ),
    ...cuts.map(
      ({ share, lasts }, index): Incident => ({
        ...{ layer: "solana", kind: "partition", share, at: 20 + 90 * index, lasts },
      }),
    ),
  ];
}

function told(validators: Readonly<Record<string, number>>, changes: Partial<Scenario>, layer = {}) {
  const bandwidth = 1e12;
  return trace(
    scenario("solana", {
      layer: { validators, bandwidth, ...layer },
      network: { latency: 0.05, bandwidth },
      demand: { rate: 0 },
      ...{ warmup: 0, duration: 600, drain: 0, runs: 1 },
      ...changes,
    }),
  );
}

const finals = (events: readonly TraceEvent[]) => ofKind(events, "final");

describe("a tower of votes", () => {
  // What is confirmed is not undone either: to leave a fork takes more than a third of the stake on others.
  it.each(["finalized", "confirmed"])(
    "never undoes what is %s, whoever is gone or cut off, and goes on when all are back",
    (commitment) => {
      fc.assert(
        fc.property(stakes, misfortunes, fc.integer({ min: 1, max: 1e6 }), (validators, bad, seed) => {
          const incidents = incidentsOf(bad, Object.keys(validators).length);
          const events = told(validators, { incidents, seed }, { commitment });
          expect(ofKind(events, "reversed")).toEqual([]);
          expect(ofKind(events, "stake")).toEqual([]);
          const calm = finals(events).filter(({ found }) => found > calmFrom * 1e6);
          expect(calm.length).toBeGreaterThan(400);
        }),
        { numRuns: 300 },
      );
    },
  );

  it("never undoes what is final, nor makes two rivals final, where less than a third vote twice", () => {
    fc.assert(
      fc.property(stakes, misfortunes, fc.integer({ min: 1, max: 1e6 }), (validators, [, cuts], seed) => {
        const total = Object.values(validators).reduce((sum, stake) => sum + stake, 0);
        const controls: string[] = [];
        let held = 0;
        for (const [name, stake] of Object.entries(validators)) {
          if (3 * (held + stake) >= total) continue;
          controls.push(name);
          held += stake;
        }
        const attacks =
          controls.length === 0 ? [] : [{ layer: "solana", plan: "duplicate", share: 0, controls, at: 5 }];
        const events = told(validators, { attacks, incidents: incidentsOf([[], cuts], 1), seed });
        expect(ofKind(events, "reversed")).toEqual([]);
        expect(ofKind(events, "stake")).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it("makes nothing final that less than two thirds of the stake have followed", () => {
    fc.assert(
      fc.property(stakes, fc.double({ min: 0.34, max: 0.9, noNaN: true }), (validators, offline) => {
        const total = Object.values(validators).reduce((sum, stake) => sum + stake, 0);
        let left = total;
        const incidents: Incident[] = [];
        for (const [name, stake] of Object.entries(validators)) {
          if (left <= (1 - offline) * total) break;
          left -= stake;
          incidents.push({ layer: "solana", kind: "failure", party: name, at: 100, lasts: null });
        }
        const after = finals(told(validators, { incidents })).filter(({ found }) => found > 100e6);
        expect(after).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it("roots a block when the votes that a tower holds, and one more, lie on it", () => {
    for (const lockoutHistory of [8, 15, 31, 40]) {
      const wait = finals(told({ one: 1, two: 1, three: 1, four: 1 }, {}, { lockoutHistory })).slice(1);
      const waits = new Set(wait.map(({ time, found }) => time - found));
      // The tree takes two steps: a root, and from there to all.
      expect(waits).toEqual(new Set([Math.round((lockoutHistory + 1) * slot * 1e6) + 100_000]));
    }
  });
});

describe("Solana", () => {
  it("has votes and payments as in February 2026", () => {
    const demand = { rate: 2_440 };
    const measure = measured(scenario("solana", { demand, warmup: 60, duration: 3_600, drain: 60, runs: 1 }));
    const votes = measure("totalTps").mean - measure("userTps").mean;
    // 1,944 of that day, on links of 2019.
    expect(Math.abs(votes / 1_944 - 1)).toBeLessThan(0.06);
  });
});
