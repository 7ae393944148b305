import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Incident, Scenario } from "../../../src/engine/index.ts";
import { planOf } from "../../../src/engine/index.ts";
import { breakProbability } from "../../../src/engine/trilemma/probes/failures.ts";
import { audited } from "../channel/audited.ts";
import { equalMiners, ofKind, trace } from "../engine/scenarios.ts";
import { bridged, endOf, down as failure, hour, measured } from "./bridged.ts";

const signers = (count: number) => Array.from({ length: count }, (_, number) => `signer ${number + 1}`);

const steal = (count: number): Scenario["attacks"][number] => ({
  layer: "bridge-multisig",
  plan: "steal",
  share: 0,
  controls: signers(count),
  at: hour,
});

const down = (party: string, at = 0, lasts: number | null = null) =>
  failure("bridge-multisig", party, at, lasts);

describe("keys that turn", () => {
  it.each([
    [1, 1, 1, 1],
    [5, 9, 4, 0],
    [5, 9, 5, 1],
    [2, 5, 1, 0],
    [2, 5, 3, 1],
  ])("of %i of %i: %i of them take a share of %i", (threshold, total, turned, share) => {
    const end = endOf(bridged({ layer: { threshold, signers: total } }, { attacks: [steal(turned)] }));
    expect(end.stolen).toBe(share);
  });

  it("take nothing while too few of them are up", () => {
    const attacks = [steal(5)];
    expect(endOf(bridged({}, { attacks, incidents: [down("signer 3")] })).stolen).toBe(0);
    expect(endOf(bridged({}, { attacks, incidents: [down("signer 3", hour, hour)] })).stolen).toBe(1);
  });

  it("are nothing when nobody's are controlled: the run is the honest one", () => {
    expect(trace(bridged({}, { attacks: [steal(0)] }))).toEqual(trace(bridged({}, { attacks: [] })));
  });

  it("break a bridge as often as its paths say: the fewer and the weaker, the more", () => {
    const chance = (threshold: number, total: number) => {
      const { family, parameters } = planOf(bridged({ layer: { threshold, signers: total } }), 2);
      return breakProbability(family.trust(parameters));
    };
    expect(chance(1, 1)).toBeCloseTo(0.05, 12);
    expect(chance(5, 9)).toBeCloseTo(3.3e-5, 6);
    // Two of five keys steal, and four of five lost ones freeze.
    expect(chance(2, 5)).toBeCloseTo(0.0226, 4);
  });
});

describe("signers who are gone", () => {
  it("freeze everything when fewer than k are left, and lose nothing", () => {
    const incidents = signers(5).map((name) => down(name));
    expect(endOf(bridged({}, { incidents }))).toMatchObject({ safe: 0, frozen: 1, stolen: 0 });
    expect(endOf(bridged({}, { incidents: incidents.slice(1) }))).toMatchObject({ safe: 1, frozen: 0 });
  });

  it("hold messages up until k are back, and then all come through", () => {
    const incidents = signers(5).map((name) => down(name, 0, hour));
    const scenario = bridged({}, { incidents });
    expect(measured(scenario)["messageSeconds.p99"]?.mean).toBeGreaterThan(0.9 * hour);
    const told = trace(scenario);
    const sent = ofKind(told, "arrived").reduce((sum, { count }) => sum + count, 0);
    const messages = ofKind(told, "delivered").reduce((sum, { count }) => sum + count, 0);
    expect(messages).toBe(sent);
    expect(endOf(scenario)).toMatchObject({ safe: 1, frozen: 0, stolen: 0 });
  });
});

describe("messages", () => {
  it("take the wait, half a round of signing and the blocks on both sides", () => {
    const { messageSeconds, finalitySeconds, paymentSuccess } = measured(bridged({ layer: { wait: 300 } }));
    expect(Math.abs((messageSeconds?.mean ?? 0) - (5 + 300 + 30 + 5))).toBeLessThan(10);
    expect(Math.abs((finalitySeconds?.mean ?? 0) - (messageSeconds?.mean ?? 0))).toBeLessThan(5);
    expect(paymentSuccess).toBeUndefined();
  });

  it("cannot be more than the rounds carry", () => {
    const layer = { batch: 2, signInterval: 60, backShare: 0, wait: 0 };
    const scenario = bridged({ layer }, { demand: { rate: 0.1 } });
    const { userTps } = measured(scenario);
    expect(userTps?.mean).toBeCloseTo(2 / 60, 3);
    expect(planOf(scenario, 2).capacity).toBeCloseTo(2 / 60, 9);
  });

  it("wait an hour longer when their source stands still for an hour", () => {
    const outage: Incident = { layer: "here", kind: "outage", at: hour, lasts: hour };
    const slow = (incidents: readonly Incident[]) =>
      measured(bridged({ layer: { backShare: 0 } }, { incidents }))["messageSeconds.p99"]?.mean ?? 0;
    expect(Math.abs(slow([outage]) - slow([]) - hour)).toBeLessThan(0.05 * hour);
  });

  it("leave the locked money frozen while the source stands still, and safe after", () => {
    const outage: Incident = { layer: "here", kind: "outage", at: hour, lasts: hour };
    const told = ofKind(trace(bridged({}, { incidents: [outage] })), "funds");
    const frozen = told.filter((each) => each.frozen === 1);
    const seconds = ((frozen.at(-1)?.time ?? 0) - (frozen[0]?.time ?? 0)) / 1e6;
    expect(Math.abs(seconds - hour)).toBeLessThan(300);
    expect(told.at(-1)).toMatchObject({ safe: 1, stolen: 0 });
  });

  it("are final only when both their lock and their mint are", () => {
    const host = { blockInterval: 30, confirmations: 20 };
    const [here = [], there = [], bridge = []] = audited(
      bridged({ preset: "bitcoin", host, layer: { wait: 30, backShare: 0 } }, { duration: hour }),
    );
    const messages = ofKind(bridge, "final");
    expect(messages.length).toBeGreaterThan(50);
    for (const { time, parts, seen } of messages) {
      const lock = ofKind(here, "final").find(({ found }) => found >= (parts.to[0] as number));
      expect(time).toBeGreaterThanOrEqual(lock?.time ?? Number.POSITIVE_INFINITY);
      expect(time).toBeGreaterThan(seen);
      const mint = ofKind(there, "final").find(({ found }) => found >= (lock?.found ?? 0) + 30e6);
      expect(time).toBeGreaterThanOrEqual(mint?.time ?? Number.POSITIVE_INFINITY);
    }
  });
});

describe("a bridge between chains that reorganize", () => {
  it("adds up after every event, whatever befalls it", () => {
    const span = { at: fc.integer({ min: 0, max: 600 }), lasts: fc.integer({ min: 1, max: 600 }) };
    const layer = fc.constantFrom("here", "there");
    const incident = fc.oneof(
      fc.record({ layer, kind: fc.constant("outage"), ...span }),
      fc.record({ layer, kind: fc.constant("crowd"), rate: fc.constant(300), ...span }),
      fc.record({
        layer,
        kind: fc.constant("partition"),
        share: fc.constant(0.5),
        at: span.at,
        lasts: fc.integer({ min: 1, max: 100 }),
      }),
      fc.record({
        layer: fc.constant("bridge-multisig"),
        kind: fc.constant("failure"),
        party: fc.constantFrom("signer 1", "signer 2"),
        ...span,
      }),
    );
    const chance = fc.record({
      seed: fc.nat(1e6),
      incidents: fc.array(incident, { maxLength: 3 }),
      turned: fc.constantFrom(0, 0, 1, 2),
      wait: fc.constantFrom(0, 1, 20),
    });
    let reorganizations = 0;
    fc.assert(
      fc.property(chance, ({ seed, incidents, turned, wait }) => {
        const host = { blockInterval: 10, confirmations: 3, miners: equalMiners(4) };
        const layer = { threshold: 2, signers: 3, wait, signInterval: 15, batch: 5, locked: 50_000 };
        const [here = [], there = [], bridge = []] = audited(
          bridged(
            { preset: "bitcoin", host, layer },
            {
              network: { latency: 4 },
              demand: { rate: 0.2 },
              warmup: 60,
              duration: 600,
              drain: 300,
              seed,
              incidents: incidents as readonly Incident[],
              attacks: [{ ...steal(turned), at: 300 }],
            },
          ),
        );
        for (const chain of [here, there]) reorganizations += ofKind(chain, "reorganized").length;
        for (const { safe, frozen, stolen } of ofKind(bridge, "funds")) {
          expect(safe + frozen + stolen).toBeCloseTo(1, 9);
          expect(Math.min(safe, frozen, stolen)).toBeGreaterThanOrEqual(0);
          if (turned < 2) expect(stolen).toBe(0);
        }
      }),
      { numRuns: 8 },
    );
    expect(reorganizations).toBeGreaterThan(10);
  });
});
