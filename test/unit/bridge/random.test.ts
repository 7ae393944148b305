import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Incident } from "../../../src/engine/index.ts";
import { audited } from "../channel/audited.ts";
import { equalMiners, ofKind, type Storey, stack } from "../engine/scenarios.ts";

/** Bridges of every kind that ask for little, so that much goes wrong in five minutes. */
const common = { batch: 5, locked: 50_000, backShare: 0.5 };
const kinds: Readonly<Record<string, Storey["layer"]>> = {
  "bridge-multisig": { ...common, threshold: 2, signers: 3, signInterval: 5 },
  "bridge-canonical": { ...common, relayInterval: 5 },
  "bridge-lightclient": { ...common, relayInterval: 5, trustingPeriod: 120 },
  "bridge-liquidity": { ...common, relayInterval: 5, liquidity: 20_000, slowWait: 60, liveness: 30 },
};
const parties: Readonly<Record<string, readonly string[]>> = {
  "bridge-multisig": ["signer 1", "signer 2"],
  "bridge-canonical": ["users"],
  "bridge-lightclient": ["relayer 1", "relayer 2", "relayer 3"],
  "bridge-liquidity": ["proposer", "provider 1", "disputer 1"],
};

const span = { at: fc.integer({ min: 0, max: 300 }), lasts: fc.integer({ min: 1, max: 200 }) };
const ends = fc.constantFrom("here", "there");

function incidents(bridge: string): fc.Arbitrary<readonly Incident[]> {
  return fc.array(
    fc.oneof(
      fc.record({ layer: ends, kind: fc.constant("outage" as const), ...span }),
      fc.record({
        layer: ends,
        kind: fc.constant("partition" as const),
        share: fc.constant(0.5),
        at: span.at,
        lasts: fc.integer({ min: 1, max: 150 }),
      }),
      fc.record({
        layer: fc.constant(bridge),
        kind: fc.constant("failure" as const),
        party: fc.constantFrom(...(parties[bridge] ?? [])),
        ...span,
      }),
    ),
    { maxLength: 3 },
  );
}

const cheat = { plan: "respend", share: 0, controls: ["users"], at: 0 };

const chance = fc.constantFrom(...Object.keys(kinds)).chain((bridge) =>
  fc.record({
    bridge: fc.constant(bridge),
    seed: fc.nat(1e6),
    incidents: incidents(bridge),
    isCheating: fc.boolean(),
    timeout: fc.constantFrom(0, 20, 100),
    policy: fc.constantFrom(
      { wait: 0 },
      { wait: 1 },
      { wait: 20 },
      { confirmations: 1 },
      { confirmations: 3 },
    ),
  }),
);

describe("a bridge of any kind between chains that reorganize", () => {
  it("adds up after every event, and knows of every message how its legs stand", () => {
    let [reorganizations, undone, late] = [0, 0, 0];
    fc.assert(
      fc.property(chance, ({ bridge, isCheating, timeout, policy, ...rest }) => {
        const layer = { blockInterval: 10, confirmations: 3, miners: equalMiners(4) };
        const chain = (name: string): Storey => ({ preset: "bitcoin", name, layer });
        const waits = bridge === "bridge-lightclient" ? {} : policy;
        const on = { source: "here", target: "there" };
        const told = audited(
          stack(
            [
              chain("here"),
              chain("there"),
              { preset: bridge, on, layer: { ...kinds[bridge], ...waits, timeout } },
            ],
            {
              ...rest,
              network: { latency: 6 },
              demand: { rate: 0.2 },
              warmup: 60,
              duration: 300,
              drain: 200,
              attack: isCheating ? { ...cheat, layer: bridge } : null,
            },
          ),
        );
        for (const chain of told.slice(0, 2)) reorganizations += ofKind(chain, "reorganized").length;
        const events = told[2] ?? [];
        for (const { safe, frozen, stolen } of ofKind(events, "funds")) {
          expect(safe + frozen + stolen).toBeCloseTo(1, 9);
          expect(Math.min(safe, frozen, stolen)).toBeGreaterThanOrEqual(0);
          if (!isCheating && timeout === 0) expect(stolen).toBe(0);
        }
        const sent = ofKind(events, "arrived").reduce((sum, { count }) => sum + count, 0);
        const legs = { both: 0, one: 0, neither: 0 };
        for (const { was, is, count } of ofKind(events, "legs")) {
          if (was !== null) legs[was] -= count;
          if (is !== null) legs[is] += count;
          expect(Math.min(...Object.values(legs))).toBeGreaterThanOrEqual(0);
        }
        expect(legs.both + legs.one + legs.neither).toBeLessThanOrEqual(sent);
        undone += ofKind(events, "unbacked").length;
        late += ofKind(events, "failed").length;
      }),
      { numRuns: 24 },
    );
    expect(reorganizations).toBeGreaterThan(10);
    expect(undone).toBeGreaterThan(0);
    expect(late).toBeGreaterThan(0);
  });
});
