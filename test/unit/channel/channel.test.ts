import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Incident, LayerRun, Scenario } from "../../../src/engine/index.ts";
import type { LayerScenario } from "../../../src/engine/scenario.ts";
import { equalMiners, ofKind, run, stack, trace } from "../engine/scenarios.ts";
import { audited } from "./audited.ts";

const hour = 3_600;

/** A channel on a host whose blocks are final at once and come every second. */
function onIdeal(layer: LayerScenario["parameters"], changes: Parameters<typeof stack>[1] = {}): Scenario {
  return stack(["ideal", { preset: "lightning-channel", on: { settlement: "ideal" }, layer }], {
    warmup: 60,
    duration: 600,
    drain: 600,
    runs: 1,
    ...changes,
  });
}

/** A channel on Bitcoin for some hours, before which it was used for half a day. */
function onBitcoin(hours: number, changes: Parameters<typeof stack>[1] = {}): Scenario {
  return stack(["bitcoin", "lightning-channel"], {
    demand: { rate: 0.02 },
    warmup: 12 * hour,
    duration: hours * hour,
    drain: 30 * hour,
    runs: 1,
    ...changes,
  });
}

const fails = (party: string, at: number, lasts: number | null): Incident => ({
  layer: "lightning-channel",
  kind: "failure",
  party,
  at,
  lasts,
});

const cheat: Scenario["attacks"][number] = {
  layer: "lightning-channel",
  plan: "cheat",
  share: 0,
  controls: ["partner"],
  at: hour,
};

function measured(scenario: Scenario): LayerRun["measurements"] {
  return (run(scenario).layers.at(-1) as LayerRun).measurements;
}

/** Where the value of the channel stood from the window on, and in the end. */
function funds(scenario: Scenario) {
  const told = ofKind(trace(scenario), "funds");
  const end = told.at(-1);
  if (end === undefined) throw new Error("nobody told of funds");
  return { told, end };
}

describe("payments in a channel", () => {
  it.each([2, 5, 10])("of which %i fit succeed m times in m + 1, as a walk between two walls does", (fit) => {
    const layer = { capacity: fit, payment: 1, reserve: 0, baseFee: 0, feeRate: 0, latency: 0.001 };
    const demand = { rate: 50 };
    const { paymentSuccess } = measured(onIdeal(layer, { demand, duration: 2_000, runs: 1 }));
    // Half on each side: an odd number of payments leaves half a payment over at both ends, which carries one less.
    const states = fit % 2 === 0 ? fit : fit - 1;
    expect(Math.abs((paymentSuccess?.mean ?? 0) - states / (states + 1))).toBeLessThan(0.015);
  });

  it("are settled in three round trips for the stated fee, and offered to nobody before the funding is final", () => {
    const scenario = onBitcoin(12, { warmup: 0 });
    const [host = [], channel = []] = audited(scenario);
    const first = ofKind(channel, "final")[0];
    const opened = ofKind(host, "final")[0];
    expect(first?.time).toBeGreaterThan(opened?.time ?? Number.POSITIVE_INFINITY);
    const measurements = measured(onBitcoin(12));
    expect(measurements["finalitySeconds.p99"]?.mean).toBeCloseTo(6 * 0.124, 6);
    expect(measurements.feeUsd?.mean).toBeCloseTo(0.000627 + 28.03e-6, 5);
  });

  it("can be withdrawn after the close is final on the host, and not before", () => {
    const [host = [], channel = []] = audited(onBitcoin(6, { drain: 6 * hour }));
    const rungs = ofKind(channel, "rung");
    expect(rungs.map(({ block }) => block)).toEqual(ofKind(channel, "final").map(({ block }) => block));
    const asked = (12 + 6) * hour * 1e6;
    const included = ofKind(host, "final").filter(({ found }) => found > asked);
    expect(rungs[0]?.time).toBeGreaterThanOrEqual(included[0]?.time ?? Number.POSITIVE_INFINITY);
  });
});

describe("a partner who is gone for good", () => {
  it("freezes the channel until the other has closed alone and waited, and loses nobody anything", () => {
    const layer = { toSelfDelay: 40, cltvExpiryDelta: 20 };
    const { told, end } = funds(onIdeal(layer, { incidents: [{ ...fails("partner", 60, null) }] }));
    const frozen = told.filter((each) => each.frozen > 0);
    const seconds = ((frozen.at(-1)?.time ?? 0) - (frozen[0]?.time ?? 0)) / 1e6;
    expect(Math.abs(seconds - 62)).toBeLessThan(7);
    expect(end).toMatchObject({ safe: 1, frozen: 0, stolen: 0 });
  });

  it("freezes it for longer while the host stands still too", () => {
    const layer = { toSelfDelay: 40, cltvExpiryDelta: 20 };
    const length = (lasts: number) => {
      const outage: Incident = { layer: "ideal", kind: "outage", at: 70, lasts };
      const { told } = funds(onIdeal(layer, { incidents: [fails("partner", 60, null), outage] }));
      const frozen = told.filter((each) => each.frozen > 0);
      return ((frozen.at(-1)?.time ?? 0) - (frozen[0]?.time ?? 0)) / 1e6;
    };
    expect(length(200) - length(100)).toBeGreaterThan(85);
  });
});

describe("an old commitment", () => {
  it("loses its publisher all that he has against a user who watches", () => {
    const { told, end } = funds(onBitcoin(6, { attacks: [cheat] }));
    expect(told.some(({ frozen }) => frozen > 0)).toBe(true);
    expect(end).toMatchObject({ safe: 1, stolen: 0 });
  });

  it.each([
    ["shorter than", 12, false],
    ["longer than", 60, true],
  ])("robs a user who is away %s to_self_delay: %i h", (_, hours, robs) => {
    const scenario = onBitcoin(6, {
      attacks: [cheat],
      incidents: [fails("user", hour, hours * hour)],
      drain: 70 * hour,
    });
    const { end } = funds(scenario);
    expect(end.frozen).toBe(0);
    if (robs) expect(end.stolen).toBeGreaterThan(0.05);
    else expect(end.stolen).toBe(0);
  });

  it("robs a user whose penalty a crowd on the host outbids until it is too late", () => {
    const end = (rate: number) => {
      const crowd: Incident = { layer: "bitcoin", kind: "crowd", at: 1.5 * hour, lasts: 60 * hour, rate };
      const incidents = [fails("user", 0.5 * hour, 8 * hour), crowd];
      return funds(onBitcoin(32, { attacks: [cheat], drain: hour, incidents })).end;
    };
    expect(end(1).stolen).toBe(0);
    expect(end(30).stolen).toBeGreaterThan(0.05);
  });

  it("is nothing that an adversary who controls nobody can publish: the run is the honest one", () => {
    const nobody = trace(onBitcoin(6, { attacks: [{ ...cheat, controls: [] }] }));
    expect(nobody).toEqual(trace(onBitcoin(6)));
  });
});

describe("a channel on a host that reorganizes", () => {
  it("adds up after every event, whatever befalls it", () => {
    const party = fc.constantFrom("user", "partner");
    const span = { at: fc.integer({ min: 0, max: 800 }), lasts: fc.integer({ min: 1, max: 600 }) };
    const incident = fc.oneof(
      fc.record({ layer: fc.constant("bitcoin"), kind: fc.constant("outage"), ...span }),
      fc.record({ layer: fc.constant("lightning-channel"), kind: fc.constant("failure"), party, ...span }),
      fc.record({
        layer: fc.constant("bitcoin"),
        kind: fc.constant("crowd"),
        rate: fc.constant(300),
        ...span,
      }),
      fc.record({
        layer: fc.constant("bitcoin"),
        kind: fc.constant("partition"),
        share: fc.constant(0.5),
        at: span.at,
        lasts: fc.integer({ min: 1, max: 100 }),
      }),
    );
    const chance = fc.record({
      seed: fc.nat(1e6),
      incidents: fc.array(incident, { maxLength: 3 }),
      cheats: fc.constantFrom<readonly string[]>([], ["partner"], ["user"]),
    });
    let reorganizations = 0;
    fc.assert(
      fc.property(chance, ({ seed, incidents, cheats }) => {
        const miners = equalMiners(4);
        const host = { blockInterval: 10, confirmations: 2, miners };
        const layer = { toSelfDelay: 12, cltvExpiryDelta: 6 };
        const scenario = stack(
          [
            { preset: "bitcoin", layer: host },
            { preset: "lightning-channel", layer },
          ],
          {
            network: { latency: 4 },
            demand: { rate: 0.2 },
            warmup: 200,
            duration: 800,
            drain: 600,
            runs: 1,
            seed,
            incidents: incidents as readonly Incident[],
            attacks: [{ ...cheat, controls: cheats, at: 200 }],
          },
        );
        const [chain = [], channel = []] = audited(scenario);
        reorganizations += ofKind(chain, "reorganized").length;
        for (const { safe, frozen, stolen } of ofKind(channel, "funds")) {
          expect(safe + frozen + stolen).toBeCloseTo(1, 9);
          expect(Math.min(safe, frozen, stolen)).toBeGreaterThanOrEqual(0);
          if (cheats.length === 0) expect(stolen).toBe(0);
        }
      }),
      { numRuns: 8 },
    );
    expect(reorganizations).toBeGreaterThan(10);
  });
});
