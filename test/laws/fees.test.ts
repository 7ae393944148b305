import { describe, expect, it } from "vitest";
import { measured, ofKind, scenario, trace } from "../unit/engine/scenarios.ts";

const hour = 3_600;
/** Median users who wait half an hour, so that a day is long. */
const brisk = { patience: hour / 2 };

describe("the fee market", () => {
  it("asks the floor of everybody while there is room", () => {
    const measure = measured(scenario("bitcoin", { demand: { ...brisk, rate: 1 }, runs: 1 }));
    const floor = Math.ceil(0.1 * 272);
    expect(measure("feeRate").mean).toBeCloseTo(floor / 272, 2);
    expect(measure("feeRate.p90").mean).toBeLessThan(0.2);
    expect(measure("pricedOutShare").mean).toBeLessThan(0.1);
  });

  it("raises fees with demand over what fits", () => {
    const fee = (rate: number) =>
      measured(scenario("bitcoin", { demand: { ...brisk, rate }, duration: 24 * hour, runs: 5 }))("feeUsd");
    const [calm, busy, mad] = [fee(3), fee(14), fee(80)];
    expect(busy.low).toBeGreaterThan(calm.high);
    expect(mad.low).toBeGreaterThan(busy.high);
  });

  it("lets fees fall to the floor again after every block that leaves nobody waiting", () => {
    const events = trace(scenario("bitcoin", { demand: { ...brisk, rate: 6 }, duration: 48 * hour }));
    const floor = Math.ceil(0.1 * 272);
    const fees = ofKind(events, "final").filter(({ parts }) => parts.fee.length > 0);
    const [dear, all] = [fees.filter(({ parts }) => (parts.fee[0] as number) > 1.2 * floor), fees.length];
    expect(dear.length).toBeGreaterThan(all / 20);
    for (const { space, room, parts } of fees) if (space < room / 2) expect(parts.fee.at(-1)).toBe(floor);
  });

  it("charges nobody more than his highest fee", () => {
    const demand = { ...brisk, rate: 12, highestFee: 2, highestFeeSpread: 0 };
    const measure = measured(scenario("bitcoin", { demand, runs: 2 }));
    expect(measure("feeUsd.p99").mean).toBeLessThanOrEqual(2);
    expect(measure("feeUsd.p90").mean).toBeGreaterThan(1.9);
  });

  it("serves nobody after his patience, but for the block that was on its way", () => {
    const patience = 2 * hour;
    const events = trace(scenario("bitcoin", { demand: { rate: 9, patience, patienceSpread: 0 } }));
    for (const { found, parts } of ofKind(events, "final")) {
      for (const to of parts.to) expect((found - to) / 1e6).toBeLessThanOrEqual(patience + 1);
    }
    for (const { from, to } of ofKind(events, "gave-up")) expect(to).toBeGreaterThan(from);
  });

  it("turns away what does not fit: the share of demand over capacity", () => {
    const [rate, capacity] = [12, 3_676 / 600];
    const { mean, low, high } = measured(
      scenario("bitcoin", { demand: { ...brisk, rate }, duration: 48 * hour, runs: 4 }),
    )("pricedOutShare");
    // The interval, and one percent of all users for those still waiting when the run ends.
    expect(low - 0.01).toBeLessThan(1 - capacity / rate);
    expect(high + 0.01).toBeGreaterThan(1 - capacity / rate);
    expect(mean).toBeGreaterThan(0.4);
  });

  it("fills blocks from the highest bid down", () => {
    for (const { parts } of ofKind(trace(scenario("bitcoin", { duration: 8 * hour })), "final")) {
      for (let row = 1; row < parts.fee.length; row++)
        expect(parts.fee[row]).toBeLessThanOrEqual(parts.fee[row - 1] as number);
    }
  });
});
