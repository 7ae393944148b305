import { describe, expect, it } from "vitest";
import type { Scenario } from "../../src/engine/index.ts";
import { eclipseReversal } from "../../src/engine/theory/proof-of-work.ts";
import { equalMiners, measured, scenario } from "../unit/engine/scenarios.ts";

type Attack = Scenario["attacks"][number];

const interval = 600;
const atOnce = { latency: 0, bandwidth: 1e15 };

/** A receiver who is cut off for so many mean block intervals, some hundred times. */
function eclipsed(
  share: number,
  confirmations: number,
  intervals: number,
  network: Partial<Scenario["network"]> = atOnce,
  who: Partial<Attack> = {},
): Scenario {
  const lasts = intervals * interval;
  return scenario("bitcoin", {
    layer: { miners: equalMiners(20), retargetBlocks: 100_000, confirmations },
    ...{ network, demand: { rate: 0 }, warmup: 0, duration: 200 * lasts, drain: 48 * interval, runs: 3 },
    attacks: [{ layer: "bitcoin", plan: "eclipse", share, controls: [], at: 0, given: { lasts }, ...who }],
  });
}

/** So many of twenty equal miners, from one on: each has a twentieth of what the attacker leaves. */
const miners = (count: number, from = 0) => Object.keys(equalMiners(20)).slice(from, from + count);

describe("a receiver who hears of nobody but an attacker", () => {
  it.each([
    [0.25, 3, 12],
    [0.25, 6, 12],
    [0.1, 6, 40],
    [0.2, 1, 10],
  ])(
    "is deceived by a share of %d at %d confirmations within %d intervals as often as two Poisson processes say",
    (q, z, intervals) => {
      const { low, high } = measured(eclipsed(q, z, intervals))("settlementError");
      const expected = eclipseReversal(q, z, intervals);
      expect(low).toBeLessThan(expected);
      expect(high).toBeGreaterThan(expected);
    },
  );

  it("is deceived far more often than one who hears of all", () => {
    const long = measured(eclipsed(0.1, 6, 100))("settlementError");
    expect(long.low).toBeGreaterThan(0.85);
    expect(eclipseReversal(0.1, 6, 1e-9)).toBeLessThan(1e-50);
  });

  it.each(["compact", "relay-network"] as const)("is deceived in a network of nodes too (%s)", (relay) => {
    const gossip = { nodes: 60, relay, release: "arrived" } as const;
    const { low, high } = measured(eclipsed(0.25, 3, 12, { gossip }))("settlementError");
    const expected = eclipseReversal(0.25, 3, 12);
    // Seconds of delay move a draw here and there.
    expect(low).toBeLessThan(expected * 1.03);
    expect(high).toBeGreaterThan(expected * 0.97);
  });

  it("is deceived by many who act together as often as by one with their power", () => {
    const { low, high } = measured(eclipsed(0, 6, 12, atOnce, { controls: miners(5) }))("settlementError");
    const expected = eclipseReversal(0.25, 6, 12);
    expect(low).toBeLessThan(expected);
    expect(high).toBeGreaterThan(expected);
  });

  it.each([
    ["at once", 4, 6, atOnce],
    ["at once", 8, 6, atOnce],
    ["over nodes", 8, 6, { gossip: { nodes: 60, relay: "compact", release: "arrived" } as const }],
  ] as const)(
    "is deceived the more often by miners cut off with him (%s, %i of twenty)",
    (_, count, z, network) => {
      const victims = ["receiver", ...miners(count)];
      const { low, high } = measured(eclipsed(0.1, z, 20, network, { victims }))("settlementError");
      const expected = eclipseReversal(0.1, z, 20, (0.9 * count) / 20);
      expect(expected).toBeGreaterThan(1.5 * eclipseReversal(0.1, z, 20));
      expect(low).toBeLessThan(expected * 1.03);
      expect(high).toBeGreaterThan(expected * 0.97);
    },
  );
});

describe("miners who hear of nobody", () => {
  it.each([
    ["at once", atOnce],
    ["over nodes", { gossip: { nodes: 60, relay: "compact", release: "arrived" } as const }],
  ])("find blocks in vain, which leaves their attacker a larger part (%s)", (_, network) => {
    const besieged = 0.8 * 0.3;
    const { mean, low, high } = measured(eclipsed(0.2, 6, 100, network, { victims: miners(6) }))(
      "selfishRevenue",
    );
    // Half of the time nobody is cut off, and of blocks there are as many as of power that counts.
    const expected = 0.4 / (2 - besieged);
    expect(Math.abs(mean - expected)).toBeLessThan(high - low);
    expect(low).toBeGreaterThan(0.2);
  });
});
