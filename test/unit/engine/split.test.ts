import { describe, expect, it } from "vitest";
import type { Scenario } from "../../../src/engine/index.ts";
import { run, stack } from "./scenarios.ts";

const hour = 3_600;

/** A small chain with a low floor, and a wide one whose floor is ten times as high. */
function twoChains(rate: number, split: Scenario["split"]) {
  const chain = { blockInterval: 60, confirmations: 2, transferSize: 1_000, transferBytes: 250 };
  return run(
    stack(
      [
        { preset: "bitcoin", name: "small", layer: { ...chain, blockSize: 400_000, minRelayFee: 1 } },
        { preset: "bitcoin", name: "wide", layer: { ...chain, blockSize: 8_000_000, minRelayFee: 10 } },
      ],
      {
        demand: { rate, patience: hour / 2 },
        split,
        warmup: 2 * hour,
        duration: 3 * hour,
        drain: hour,
        runs: 3,
      },
    ),
  );
}

function served(rate: number, split: Scenario["split"] = "by-price") {
  const [small, wide] = twoChains(rate, split).layers.map(({ measurements }) => measurements);
  const offered = (layer: typeof small) => layer?.offeredTps?.mean ?? 0;
  return {
    all: offered(small) + offered(wide),
    wideShare: offered(wide) / (offered(small) + offered(wide)),
    fees: [small?.feeRate?.mean ?? 0, wide?.feeRate?.mean ?? 0],
  };
}

describe("users who choose by price", () => {
  const rates = [2, 15, 60];
  const chosen = rates.map((rate) => served(rate));
  const [few, enough, many] = chosen;

  it("stay on the cheap chain while it has room, and go over as its price rises to the other's", () => {
    expect(few?.wideShare).toBe(0);
    expect(enough?.wideShare).toBeGreaterThan(0.05);
    expect(many?.wideShare).toBeGreaterThan(enough?.wideShare ?? 1);
  });

  it("are as many as came", () => {
    for (const [index, rate] of rates.entries())
      expect(Math.abs((chosen[index]?.all ?? 0) / rate - 1)).toBeLessThan(0.05);
  });

  it("spare each other the prices that those meet who are sent by decree", () => {
    const decreed = served(15, { small: 0.9, wide: 0.1 });
    expect(enough?.fees[0]).toBeLessThan(0.7 * (decreed.fees[0] ?? 0));
  });
});
