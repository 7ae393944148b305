import { describe, expect, it } from "vitest";
import { countedFor, timeAt } from "../../../src/engine/l2/rollup/clock.ts";
import { measured, stack } from "../engine/scenarios.ts";

const hour = 3_600;

describe("the clock of a rollup's contract", () => {
  it("is what its host's blocks say, or how many there have been", () => {
    const at = { block: 9, height: 45_818, time: 7e11 };
    expect(timeAt(countedFor("timestamp", { blockSeconds: 12 }), at)).toBe(7e11);
    // Source: OffchainLabs/arbitrum-docs, chain parameters: 45,818 blocks of 12 s are 549,816 s.
    expect(timeAt(countedFor("blocks", { blockSeconds: 12 }), at)).toBe(549_816e6);
  });

  /** Share of the money that false claims take, the last of which is in the last block before the host stands still for so many hours. */
  const stolen = (clock: "timestamp" | "blocks", hours: number, challengers = 1) => {
    const layer = { clock, window: 4 * hour, claimInterval: hour, challengers, releaseDelay: 0 };
    const on = { settlement: "ethereum", data: "ethereum" };
    const outcome = measured(
      stack(["ethereum", { preset: "optimism", layer, on }], {
        ...{ demand: { rate: 0.01 }, warmup: hour, duration: (12 + hours) * hour, drain: 0, runs: 1 },
        incidents: [{ layer: "ethereum", kind: "outage", at: 2 * hour + 6, lasts: hours * hour }],
        attacks: [{ layer: "optimism", plan: "invalid-root", share: 0, controls: ["proposer"], at: 0 }],
      }),
    );
    return outcome("funds.stolen").mean;
  };

  it("lets nobody steal while it stands still with the host, however long that is", () => {
    expect(stolen("blocks", 3)).toBe(0);
    expect(stolen("blocks", 24)).toBe(0);
  });

  it("runs out for whoever would dispute a claim where it goes on though the host stands still for longer than the window", () => {
    expect(stolen("timestamp", 1)).toBe(0);
    expect(stolen("timestamp", 24)).toBeGreaterThan(0.9);
  });

  it("lets a false claim through by either way of counting where nobody disputes it", () => {
    expect(stolen("blocks", 1, 0)).toBeGreaterThan(0.9);
  });
});
