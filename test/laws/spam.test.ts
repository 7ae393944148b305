import { describe, expect, it } from "vitest";
import type { Scenario } from "../../src/engine/index.ts";
import { measured, scenario, stack } from "../unit/engine/scenarios.ts";

type Given = NonNullable<Scenario["attacks"][number]["given"]>;

const by = (layer: string, given: Given) => ({
  ...{ layer, plan: "spam", share: 0, controls: [], at: 0, given },
});

/** A day of Bitcoin with more users than it has room for, none of whom pays more than some dollars. */
function crowded(given: Given | null, rate = 10): Scenario {
  return scenario("bitcoin", {
    demand: { rate, patience: 3_600 },
    ...{ runs: 3, attacks: given === null ? [] : [by("bitcoin", given)] },
  });
}

describe("spam", () => {
  it("that fills nothing is no attack", () => {
    const [attacked, honest] = [measured(crowded({ fill: 0 })), measured(crowded(null))];
    for (const name of ["userTps", "feeUsd", "finalitySeconds"]) expect(attacked(name)).toEqual(honest(name));
  });

  it("leaves users just the rest of each block, the dearer the more it fills", () => {
    const alone = measured(crowded(null));
    let least = alone("feeUsd").mean;
    for (const fill of [0.3, 0.6, 0.9]) {
      const attacked = measured(crowded({ fill, fee: 1_000_000 }));
      const [tps, fee] = [attacked("userTps").mean, attacked("feeUsd").mean];
      expect(Math.abs(tps / ((1 - fill) * alone("userTps").mean) - 1)).toBeLessThan(0.02);
      expect(fee).toBeGreaterThan(least);
      least = fee;
    }
  });

  it("ends when its budget is spent, and spends no more", () => {
    const endless = measured(crowded({ fill: 0.6, fee: 20 }));
    const most = endless("attackSpentUsd").mean;
    const half = measured(crowded({ fill: 0.6, fee: 20, budget: most / 2 }));
    expect(half("attackSpentUsd").high).toBeLessThanOrEqual(most / 2);
    expect(half("attackSpentUsd").low).toBeGreaterThan(0.49 * most);
    expect(half("userTps").mean).toBeGreaterThan(1.2 * endless("userTps").mean);
    expect(measured(crowded({ fill: 0.6, fee: 20, budget: 0 }))("attackSpentUsd").mean).toBe(0);
  });

  it("that users outbid costs them little, and its sender nothing", () => {
    const cheap = measured(crowded({ fill: 0.9, fee: 0.0001 }));
    expect(cheap("userTps").mean).toBeGreaterThan(0.98 * measured(crowded(null))("userTps").mean);
    expect(cheap("attackSpentUsd").mean).toBe(0);
  });

  it("costs its sender what the room costs, and more where more is asked of the chain", () => {
    const quiet = measured(crowded({ fill: 0.9, fee: 5 }, 0.5));
    const busy = measured(crowded({ fill: 0.9, fee: 5 }, 10));
    const paid = quiet("attackSpentUsd").mean;
    // Nobody bids against it: nine tenths of some 144 blocks at the least fee that nodes pass on.
    const floor = 0.9 * 144 * (4_000_000 / 1_088) * quiet("feeUsd").mean;
    expect(paid).toBeGreaterThan(0.7 * floor);
    expect(paid).toBeLessThan(1.5 * floor);
    expect(busy("attackSpentUsd").mean).toBeGreaterThan(2 * paid);
  });

  it("drives a base fee to what its sender pays", () => {
    const day = {
      warmup: 1_200,
      duration: 3_600,
      drain: 1_800,
      runs: 1,
      demand: { rate: 20, patience: 600 },
    };
    const { mean } = measured(
      scenario("ethereum", { ...day, attacks: [by("ethereum", { fill: 0.9, fee: 2 })] }),
    )("feeUsd");
    expect(mean).toBeGreaterThan(1.5);
    expect(mean).toBeLessThan(2.6);
  });

  it("on a rollup fills the rollup", () => {
    const attack = by("arbitrum", { fill: 0.9, fee: 100 });
    const minutes = {
      warmup: 600,
      duration: 600,
      drain: 3_600,
      runs: 1,
      demand: { rate: 300, patience: 60 },
    };
    const quick = { window: 60, claimInterval: 60, batchInterval: 60 };
    const tps = (changes: Partial<Scenario>) =>
      measured(stack(["ethereum", { preset: "arbitrum", layer: quick }], { ...minutes, ...changes }))(
        "userTps",
      ).mean;
    expect(tps({})).toBeGreaterThan(290);
    expect(tps({ attacks: [attack] })).toBeLessThan(100);
  });
});
