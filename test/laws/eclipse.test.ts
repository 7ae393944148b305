import { describe, expect, it } from "vitest";
import type { Scenario } from "../../src/engine/index.ts";
import { eclipseReversal } from "../../src/engine/theory/proof-of-work.ts";
import { equalMiners, measured, scenario } from "../unit/engine/scenarios.ts";

const interval = 600;
const atOnce = { latency: 0, bandwidth: 1e15 };

/** A receiver who is cut off for so many mean block intervals, some hundred times. */
function eclipsed(
  share: number,
  confirmations: number,
  intervals: number,
  network: Partial<Scenario["network"]> = atOnce,
): Scenario {
  const lasts = intervals * interval;
  return scenario("bitcoin", {
    layer: { miners: equalMiners(20), retargetBlocks: 100_000, confirmations },
    ...{ network, demand: { rate: 0 }, warmup: 0, duration: 200 * lasts, drain: 48 * interval, runs: 3 },
    attack: { layer: "bitcoin", plan: "eclipse", share, controls: [], at: 0, given: { lasts } },
  });
}

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

  it("is deceived in a network of nodes too", () => {
    const gossip = { nodes: 60, relay: "compact", release: "arrived" } as const;
    const { low, high } = measured(eclipsed(0.25, 3, 12, { gossip }))("settlementError");
    const expected = eclipseReversal(0.25, 3, 12);
    // Seconds of delay move a draw here and there.
    expect(low).toBeLessThan(expected * 1.03);
    expect(high).toBeGreaterThan(expected * 0.97);
  });
});
