import { describe, expect, it } from "vitest";
import type { Incident } from "../../../src/engine/index.ts";
import { measured, ofKind, run, scenario, trace } from "../engine/scenarios.ts";

const epoch = 384;
const ten = Object.fromEntries(Array.from({ length: 10 }, (_, index) => [`validator ${index}`, 1]));

/** A run of some epochs with a rewrite by so much of the stake, and the network cut for ten epochs from the fifth on. */
function attacked(share: number, cutOff: number | null, count = 30) {
  const cut: Incident = {
    kind: "partition",
    layer: "ethereum",
    share: cutOff ?? 0,
    at: 5 * epoch,
    lasts: 10 * epoch,
  };
  return scenario("ethereum", {
    layer: { validators: ten },
    attacks: [{ layer: "ethereum", plan: "rewrite", share, controls: [], at: 5 * epoch }],
    incidents: cutOff === null ? [] : [cut],
    demand: { rate: 0 },
    warmup: 0,
    duration: count * epoch,
    drain: 0,
    runs: 2,
  });
}

describe("who votes twice", () => {
  it("makes two chains final while honest halves do not hear each other, and is slashed when they do", () => {
    const stake = ofKind(trace(attacked(0.4, 0.3)), "stake");
    const divided = stake.find(({ isDivided }) => isDivided);
    expect((divided?.time ?? 0) / 1e6 / epoch).toBeLessThan(10);
    expect(stake.filter(({ time }) => time < 15 * epoch * 1e6).every(({ slashed }) => slashed === 0)).toBe(
      true,
    );
    expect(stake.at(-1)?.slashed).toBeCloseTo(0.4, 9);
    expect(stake.at(-1)?.isDivided).toBe(true);
  });

  it("cannot where one side with its votes has less than two thirds, and is slashed all the same", () => {
    const stake = ofKind(trace(attacked(0.4, 0.2)), "stake");
    expect(stake.some(({ isDivided }) => isDivided)).toBe(false);
    expect(stake.at(-1)?.slashed).toBeCloseTo(0.4, 9);
  });

  it("is not slashed before anybody knows: while its other chain is secret nothing happens", () => {
    const stake = ofKind(trace(attacked(0.4, null)), "stake");
    const first = stake.find(({ slashed }) => slashed > 0);
    // Three epochs of the public chain must pass.
    expect((first?.time ?? 0) / 1e6 / epoch).toBeGreaterThanOrEqual(8);
  });

  it("is measured by what it costs, and by how often it comes true", () => {
    const of = measured(attacked(0.4, 0.3));
    expect(of("slashedShare").mean).toBeCloseTo(0.4, 9);
    expect(of("slashedUsd").mean).toBeCloseTo(0.4 * 35_859_802 * 1_800, -8);
    expect(of("doubleFinality").mean).toBe(1);
    expect(of("leakedShare").mean).toBeGreaterThan(0);
    const once = measured(attacked(0.3, 0.3));
    expect([once("slashedShare").mean, once("slashedUsd").mean]).toEqual([0, 0]);
  });
});

describe("measures of the stake", () => {
  it("are told only where something befalls producers, and those of an attack only where there is one", () => {
    const names = (incidents: readonly Incident[]) => {
      const { layers } = run(
        scenario("ethereum", { incidents, duration: 2 * epoch, warmup: 0, drain: 0, runs: 1 }),
      );
      const told = Object.keys(layers[0]?.measurements ?? {});
      return ["leakedShare", "slashedShare", "slashedUsd", "doubleFinality"].filter((name) =>
        told.includes(name),
      );
    };
    const base = { layer: "ethereum", at: 0, lasts: null };
    expect(names([])).toEqual([]);
    expect(names([{ ...base, kind: "crowd", rate: 1 }])).toEqual([]);
    expect(names([{ ...base, kind: "failure", party: "Lido" }])).toEqual(["leakedShare"]);
    expect(names([{ ...base, kind: "partition", share: 0.3 }])).toEqual(["leakedShare", "doubleFinality"]);
  });
});
