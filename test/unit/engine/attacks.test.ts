/** Several attacks at once, each on a layer of its own, and attacks that end. */
import { describe, expect, it } from "vitest";
import { newcomer } from "../../../src/engine/adversary/decisions.ts";
import { attackersOf } from "../../../src/engine/attacker.ts";
import type { Attack, Scenario } from "../../../src/engine/index.ts";
import { assumed } from "../../../src/notebook/assumed.ts";
import { type Changes, equalMiners, measured, ofKind, run, scenario, stack, trace } from "./scenarios.ts";

const hour = 3_600;
const on = (layer: string, plan: string, changes: Partial<Attack> = {}): Attack => ({
  ...{ layer, plan, share: 0, controls: [], at: 0, ...changes },
});

/** Two chains that have nothing to do with each other. */
const apart = (attacks: readonly Attack[]): Scenario =>
  stack(["litecoin", "bitcoin"], {
    ...{ duration: 12 * hour, runs: 2, demand: { rate: 2 }, split: { litecoin: 0.5, bitcoin: 0.5 }, attacks },
  });
const selfish = on("bitcoin", "selfish-mining", { share: 0.4 });
const flood = on("litecoin", "spam", { at: hour, given: { fill: 0.8 } });

describe("attacks on two layers that have nothing to do with each other", () => {
  it("do each what they do alone", () => {
    const [litecoin, bitcoin] = run(apart([selfish, flood])).layers;
    expect(litecoin).toEqual(run(apart([flood])).layers[0]);
    expect(bitcoin).toEqual(run(apart([selfish])).layers[1]);
    expect(litecoin?.measurements.attackSpentUsd?.mean).toBeGreaterThan(0);
    expect(bitcoin?.measurements.selfishRevenue?.mean).toBeGreaterThan(0.3);
    expect(litecoin?.measurements.selfishRevenue).toBeUndefined();
  });

  it("come out the same in whatever order they are written", () => {
    expect(trace(apart([flood, selfish]))).toEqual(trace(apart([selfish, flood])));
  });

  it("take for granted what each of them does", () => {
    const ids = (attacks: readonly Attack[]) => assumed(apart(attacks), false).map(({ id }) => id);
    const [none, both] = [ids([]), ids([selfish, { ...flood, lasts: hour }])];
    expect(both.filter((id) => !none.includes(id))).toEqual(["A39", "A59"]);
  });

  it("both give way to an adversary that a probe brings", () => {
    const probing = { ...{ layer: "bitcoin", share: 0, controls: [], from: 0, decide: {} } };
    const conditions = { adversary: probing, alwaysFull: false };
    expect(trace(apart([selfish, flood]), conditions)).toEqual(trace(apart([])));
  });
});

describe("a scenario", () => {
  it("has one attack at most on a layer, of a plan that its family knows", () => {
    expect(() => attackersOf(apart([selfish, on("bitcoin", "spam")]))).toThrow("bitcoin is attacked twice");
    expect(() => attackersOf(apart([on("bitcoin", "steal")]))).toThrow("nakamoto knows no attack steal");
  });

  it("counts the time of an attack from the beginning of what is measured", () => {
    const [adversary] = attackersOf({ ...apart([{ ...selfish, at: 100, lasts: 50 }]), warmup: 1_000 });
    expect(adversary).toMatchObject({ from: 1_100e6, until: 1_150e6, controls: [newcomer] });
    expect(attackersOf(apart([selfish]))[0]).not.toHaveProperty("until");
  });
});

describe("an attack that ends", () => {
  const miners = equalMiners(5);
  const controls = Object.keys(miners).slice(0, 3);
  const bitcoin = (attacks: readonly Attack[], changes: Changes = {}) =>
    scenario("bitcoin", {
      layer: { miners },
      warmup: 0,
      drain: hour,
      duration: 48 * hour,
      attacks,
      ...changes,
    });

  it("is not tried again, and all that its parties find from then on is shown at once", () => {
    const attack = on("bitcoin", "double-spend", { controls, at: hour, lasts: 20 * hour });
    const events = trace(bitcoin([attack]));
    const times = ofKind(events, "attempt").map(({ time }) => time / 1e6);
    expect(Math.min(...times)).toBeGreaterThan(hour);
    expect(Math.max(...times)).toBeLessThan(21 * hour);
    expect(times.length).toBeGreaterThan(4);
    const late = ofKind(events, "found").filter(({ time }) => time / 1e6 > 22 * hour);
    const settled = new Set(ofKind(events, "final").map(({ block }) => block));
    const missing = late.filter(({ block, time }) => time / 1e6 < 46 * hour && !settled.has(block));
    expect(late.length).toBeGreaterThan(100);
    expect(missing.length).toBeLessThan(0.03 * late.length);
  });

  it("buys no more room", () => {
    const quiet = { runs: 1, demand: { rate: 1 } };
    const spent = (lasts: number) =>
      measured(bitcoin([on("bitcoin", "spam", { given: { fill: 0.5 }, lasts })], quiet))("attackSpentUsd")
        .mean;
    expect(spent(12 * hour) / spent(24 * hour)).toBeGreaterThan(0.4);
    expect(spent(12 * hour) / spent(24 * hour)).toBeLessThan(0.6);
  });

  it("lets those go whom it has cut off", () => {
    const lasts = 10 * hour;
    const eclipse = on("bitcoin", "eclipse", { share: 0.2, lasts: 15 * hour, given: { lasts } });
    const told = ofKind(trace(bitcoin([eclipse])), "attempt");
    expect(told.map(({ outcome, time }) => [outcome, time / 1e6])).toEqual([
      ["begun", 0],
      ["published", lasts],
    ]);
    const cut = ofKind(trace(bitcoin([{ ...eclipse, lasts: 3 * hour }])), "attempt");
    expect(cut.map(({ time }) => time / 1e6)).toEqual([0, 3 * hour]);
  });

  it.each(["censor", "withhold"])("by %s has whoever waited served, though nobody else comes", (plan) => {
    const layer = { provingTime: 60, batchInterval: 60, claimInterval: 60, releaseDelay: 0, turnover: 0.5 };
    const storeys = ["ideal", { preset: "zksync", layer, on: { settlement: "ideal", data: "ideal" } }];
    const paidOut = (lasts: number) => {
      const attacks = [on("zksync", plan, { controls: ["sequencer"], lasts })];
      const quiet = { demand: { rate: 0 }, warmup: 0, duration: hour, drain: 3 * hour, attacks };
      const rungs = ofKind(trace(stack(storeys, quiet)), "rung").filter(
        ({ rung }) => rung === "withdrawable",
      );
      return rungs.map(({ time }) => time / 1e6);
    };
    expect(paidOut(4 * hour)).toEqual([]);
    const [first = 0] = paidOut(2 * hour);
    expect(first).toBeGreaterThan(2 * hour);
    expect(first).toBeLessThan(2 * hour + 200);
  });
});
