import { describe, expect, it } from "vitest";
import { measured, run, scenario } from "../engine/scenarios.ts";

const day = { warmup: 3_600, duration: 86_400, drain: 14_400, runs: 2 };

describe("what proof of work uses up", () => {
  it("is shared among those who are served: Bitcoin's 138 TWh a year at 5.456 payments a second are 801 kWh each", () => {
    const measure = measured(scenario("bitcoin", { ...day, demand: { rate: 5.456 } }));
    const { mean } = measure("energyPerTx");
    expect(Math.abs((mean * measure("userTps").mean) / (2.886e9 * 5.456) - 1)).toBeLessThan(0.01);
    const half = measured(scenario("bitcoin", { ...day, demand: { rate: 2.728, process: "steady" } }));
    expect(Math.abs(half("energyPerTx").mean / 5.77e9 - 1)).toBeLessThan(0.05);
  });

  it("is what an attacker must rent for as long as a payment takes to be settled", () => {
    const measure = measured(scenario("bitcoin", { ...day, demand: { rate: 3 } }));
    const hours = measure("finalitySeconds").mean / 3_600;
    expect(measure("attackCostUsd").mean).toBeCloseTo(1_700_000 * hours, 0);
  });

  it("is not said where nobody knows, or nobody is served", () => {
    const litecoin = run(scenario("litecoin", { ...day, demand: { rate: 1 } })).layers[0]?.measurements;
    expect([litecoin?.energyPerTx, litecoin?.attackCostUsd]).toEqual([undefined, undefined]);
    const idle = run(scenario("bitcoin", { ...day, demand: { rate: 0 } })).layers[0]?.measurements;
    expect(idle?.energyPerTx).toBe(undefined);
  });
});
