import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Incident, Scenario } from "../../src/engine/index.ts";
import { bridged, down, endOf, hour, measured, rolled } from "../unit/bridge/bridged.ts";
import { audited } from "../unit/channel/audited.ts";
import { equalMiners, ofKind, type Storey, stack, trace } from "../unit/engine/scenarios.ts";

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
              attacks: isCheating ? [{ ...cheat, layer: bridge }] : [],
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
        if (bridge === "bridge-lightclient" && timeout > 0) {
          // A look at users' wishes, and a block on its way to the receiver.
          for (const { to, time } of ofKind(events, "delivered"))
            expect(time - to).toBeLessThan((timeout + 30) * 1e6);
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
      { numRuns: 60 },
    );
    expect(reorganizations).toBeGreaterThan(10);
    expect(undone).toBeGreaterThan(0);
    expect(late).toBeGreaterThan(0);
  });
});

describe("a rollup's own bridge", () => {
  const layer = { wait: 300, relayInterval: 20, locked: 10_000_000 };

  it("is robbed when a false state of the rollup is settled, and not while one honest challenger is there", () => {
    const robbed = (turned: readonly string[]) =>
      endOf(
        rolled(
          { layer },
          {
            attacks: [{ layer: "there", plan: "invalid-root", share: 0, controls: turned, at: 600 }],
            // So that somebody posts what is claimed.
            drain: 4 * hour,
          },
        ),
      ).stolen;
    const all = ["proposer", "challenger 1", "challenger 2", "challenger 3"];
    expect(robbed(all)).toBe(1);
    expect(robbed(all.slice(0, 3))).toBe(0);
  });
});

describe("a bridge by light clients", () => {
  const bridge = "bridge-lightclient";

  it("is as safe as what its chains settle: a settled block that is undone leaves money without a lock", () => {
    const host = { blockInterval: 10, confirmations: 2, miners: equalMiners(4) };
    const scenario = (confirmations: number, attacks: Scenario["attacks"]) =>
      bridged(
        {
          bridge,
          preset: "bitcoin",
          host: { ...host, confirmations },
          layer: { locked: 10_000, backShare: 0 },
        },
        {
          demand: { rate: 0.2 },
          duration: hour,
          drain: hour,
          incidents: [{ layer: "here", kind: "partition", share: 0.6, at: 600, lasts: 600 }],
          attacks,
        },
      );
    const cheat = { layer: bridge, plan: "respend", share: 0, controls: ["users"], at: 0 };
    const [cheated, honest] = [measured(scenario(2, [cheat])), measured(scenario(2, []))];
    expect(cheated["funds.stolen"]?.mean).toBeGreaterThan(0.02);
    expect(cheated.unbackedShare?.mean).toBeGreaterThan(0.02);
    expect(cheated.atomicityFailures?.mean).toBeGreaterThan(0.02);
    // Honest users' locks come back in a later block.
    expect(honest["funds.stolen"]?.mean).toBe(0);
    expect(honest["funds.safe"]?.mean).toBe(1);
    expect(measured(scenario(200, [cheat]))["funds.stolen"]?.mean).toBe(0);
  });
});

describe("a network of liquidity providers", () => {
  const bridge = "bridge-liquidity";
  const layer = { wait: 60, relayInterval: 10, slowWait: 300, liveness: 1_200, backShare: 0 };

  it("pays out at once as many as its money goes for until the slow way brings it back", () => {
    const rate = 0.2;
    const money = { ...layer, amount: 1_000, liquidity: 60_000 };
    const told = trace(
      rolled({ bridge, layer: money }, { demand: { rate }, duration: 6 * hour, drain: 2 * hour }),
    );
    const waits = ofKind(told, "delivered").filter(({ from }) => from > hour * 1e6);
    const all = waits.reduce((sum, { count }) => sum + count, 0);
    const quick = waits.reduce((sum, { count, to, time }) => sum + (time - to < 700e6 ? count : 0), 0);
    // Little's law: 60 messages are out for as long as the rest of the slow way takes, since whoever waits for money waits to go it.
    const away = 1_200 + 30;
    expect(quick / all).toBeGreaterThan((0.8 * 60) / (rate * away));
    expect(quick / all).toBeLessThan((1.2 * 60) / (rate * away));
  });

  it("loses its providers' money, and no user's, when a lock is undone that was spent elsewhere", () => {
    const host = { blockInterval: 10, confirmations: 60, miners: equalMiners(4) };
    const stolen = (wait: number) =>
      measured(
        bridged(
          {
            bridge,
            preset: "bitcoin",
            host,
            layer: { ...layer, wait, amount: 10, liquidity: 100_000, locked: 0 },
          },
          {
            demand: { rate: 0.2 },
            duration: hour,
            drain: 2 * hour,
            incidents: [{ layer: "here", kind: "partition", share: 0.6, at: 600, lasts: 300 }],
            attacks: [{ layer: bridge, plan: "respend", share: 0, controls: ["users"], at: 0 }],
          },
        ),
      )["funds.stolen"]?.mean;
    expect(stolen(1)).toBeGreaterThan(0);
    expect(stolen(600)).toBe(0);
  });

  it("pays a false claim where nobody honest looks for as long as it can be disputed", () => {
    const parties = ["proposer", "disputer 1", "disputer 2", "disputer 3"];
    const stolen = (controls: readonly string[], incidents: readonly Incident[] = []) =>
      endOf(
        rolled(
          { bridge, layer },
          { incidents, attacks: [{ layer: bridge, plan: "false-refund", share: 0, controls, at: 600 }] },
        ),
      ).stolen;
    expect(stolen(parties)).toBeGreaterThan(0.2);
    expect(stolen(parties.slice(0, 3))).toBe(0);
    const away = down(bridge, "disputer 3", 0, 2 * hour);
    expect(stolen(parties.slice(0, 3), [away])).toBeGreaterThan(0.2);
    expect(stolen(parties.slice(1))).toBe(0);
  });
});
