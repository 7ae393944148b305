import { describe, expect, it } from "vitest";
import type { Incident } from "../../../src/engine/index.ts";
import { measured, ofKind, run, scenario, scores, trace } from "../engine/scenarios.ts";
import { adder, caller, chainOf } from "../gasper/ground.ts";

const hour = { warmup: 60, duration: 3_600, drain: 60, runs: 2 };

describe("an ideal host", () => {
  it.each([1, 300, 200_000])("puts everybody into the next block for one fee, at %i tx/s", (rate) => {
    const crowd: Incident = { kind: "crowd", layer: "ideal", at: 60, lasts: 60, rate: 10 * rate };
    const events = trace(scenario("ideal", { ...hour, duration: 200, demand: { rate }, incidents: [crowd] }));
    let served = 0;
    let late = 0;
    const fees = new Set<number>();
    for (const { parts, found, time } of ofKind(events, "final")) {
      expect(time).toBe(found);
      for (let row = 0; row < parts.count.length; row++) {
        served += parts.count[row] as number;
        fees.add(parts.fee[row] as number);
        if ((parts.from[row] as number) < found - 1e6 || (parts.to[row] as number) > found) late++;
      }
    }
    expect([...fees]).toEqual([0.01 / 1e-9]);
    expect(late).toBe(0);
    const came = ofKind(events, "arrived").reduce((sum, { count, to }) => sum + (to <= 320e6 ? count : 0), 0);
    expect(served).toBe(came);
    expect(ofKind(events, "gave-up")).toEqual([]);
  });

  it("has users wait half an interval, on average", () => {
    const measure = measured(
      scenario("ideal", { ...hour, layer: { blockInterval: 10 }, demand: { rate: 5 } }),
    );
    expect(Math.abs(measure("inclusionSeconds").mean - 5)).toBeLessThan(0.2);
    expect(Math.abs(measure("finalitySeconds").mean - 5)).toBeLessThan(0.2);
  });

  it("takes every call in the next block too, at the same fee, and nothing undoes it", () => {
    const chain = chainOf("ideal");
    const contract = chain.ledger.deploy(adder);
    chain.until(10.5);
    expect(chain.ledger.quote(1e6, 1e9)).toBeCloseTo(0.01, 12);
    for (let call = 0; call < 1_000; call++) contract.call(1, { ...caller, bytes: 1e6, highestFee: 0.0101 });
    expect(contract.state("head")).toBe(0);
    chain.until(11);
    expect(contract.state("final")).toBe(1_000);
  });

  it("can stand still, which turns only time off", () => {
    const outage: Incident = { kind: "outage", layer: "ideal", at: 600, lasts: 300 };
    const events = trace(scenario("ideal", { ...hour, incidents: [outage] }));
    const gaps = ofKind(events, "found").map(({ time }, index, all) => time - (all[index - 1]?.time ?? 0));
    expect(gaps.filter((gap) => gap !== 1e6)).toEqual([301e6]);
  });

  it("has scores that nobody can attack, and no notice of anything missing", () => {
    const { security, scalability } = scores(scenario("ideal"));
    expect(security.value).toBe(100);
    expect(scalability.value).toBe(100);
    expect(run(scenario("ideal", { ...hour })).notices).toEqual([]);
  });
});
