import { describe, expect, it } from "vitest";
import type { Scenario } from "../../../src/engine/index.ts";
import { blocksIn, type TraceEvent } from "../../../src/engine/trace.ts";
import { ofKind, run, stack, traces } from "../engine/scenarios.ts";

const layers = ["arbitrum", "zksync", "polygon", "appchain"] as const;

/** Two hours of all kinds of layers that may tell blocks together, each with as many users. */
const peaceful = (rate: number, changes: Partial<Scenario> = {}): Scenario =>
  stack(["ethereum", ...layers], {
    split: Object.fromEntries(["ethereum", ...layers].map((name) => [name, 1 / 5])),
    demand: { rate },
    warmup: 600,
    duration: 7_200,
    drain: 3_600,
    runs: 2,
    ...changes,
  });

/** A crowd of nobody: something befalls the scenario, so that each block is told by itself. */
const nobody = { kind: "crowd", layer: "ethereum", at: 0, lasts: 1, rate: 0 } as const;

/** The measures of a layer of a run. */
function measuresOf({ layers }: ReturnType<typeof run>, name: string): (measure: string) => number {
  const measurements = layers.find((layer) => layer.name === name)?.measurements;
  return (measure) => measurements?.[measure]?.mean ?? Number.NaN;
}

/** Blocks of a layer as they are told, and how many they stand for. */
function tellings(events: readonly TraceEvent[]) {
  const found = ofKind(events, "found");
  // When the first and the last were made that are told as one, s.
  const rows = found.map(({ time, span }) => {
    const { turns = 1, every = 0 } = span ?? {};
    return [(time - (turns - 1) * every) / 1e6, time / 1e6] as const;
  });
  return {
    entries: found.length,
    blocks: found.reduce((sum, { span }) => sum + blocksIn(span), 0),
    longest: Math.max(...rows.map(([first, last]) => last - first)),
    rows,
  };
}

/** The same of each layer. */
const told = (scenario: Scenario): Record<string, ReturnType<typeof tellings>> =>
  Object.fromEntries(traces(scenario).map((events, at) => [scenario.layers[at]?.name, tellings(events)]));

// Because users who are looked at less often have another chance, few of them come out a little otherwise.
describe.each([
  [100, 0.04],
  [4, 0.05],
])("blocks that are told together, at %i tx/s", (rate, slight) => {
  const [some, each] = [run(peaceful(rate)), run(peaceful(rate, { incidents: [nobody] }))];

  it.each(layers)("are measured on %s as if each were told", (name) => {
    const [together, apart] = [measuresOf(some, name), measuresOf(each, name)];
    const blockTime = apart("blockSeconds");
    const alike = ["userTps", "totalTps", "nodeBytesPerSecond", "ledgerGBPerYear", "feeUsd", "feeUsd.p90"];
    // Because nothing is settled yet of a layer with a window of days, nobody is counted there.
    for (const measure of ["blockSeconds", ...alike])
      if (apart(measure) > 0)
        expect([measure, Math.abs(together(measure) / apart(measure) - 1) < slight]).toEqual([measure, true]);
    for (const measure of ["inclusionSeconds", "inclusionSeconds.p90", "inclusionSeconds.p99"])
      expect([measure, Math.abs(together(measure) - apart(measure)) < blockTime / 16]).toEqual([
        measure,
        true,
      ]);
    for (const measure of ["postedSeconds", "finalitySeconds", "withdrawalSeconds"]) {
      const expected = apart(measure);
      const isNear = Math.abs(together(measure) - expected) < slight * expected + blockTime / 16;
      expect([measure, isNear || Number.isNaN(expected)]).toEqual([measure, true]);
    }
  });
});

describe("blocks in a row", () => {
  it("are told as one for no longer than a thousandth of the window, and in no batch's time but their own", () => {
    const { ethereum, arbitrum, zksync, polygon } = told(peaceful(100));
    expect(ethereum?.entries).toBe(ethereum?.blocks);
    for (const layer of [arbitrum, zksync, polygon]) {
      expect(layer?.blocks).toBeGreaterThan(2 * (layer?.entries ?? 0));
      expect(layer?.longest).toBeLessThanOrEqual(7.2);
    }
    const long = peaceful(100, { duration: 36_000, drain: 0 });
    const interval = long.layers.find(({ name }) => name === "zksync")?.parameters.batchInterval as number;
    const { longest, rows = [] } = told(long).zksync ?? {};
    expect(longest).toBeLessThanOrEqual(36);
    expect(longest).toBeGreaterThan(24);
    for (const [first, last] of rows) expect(Math.floor(first / interval)).toBe(Math.floor(last / interval));
  });

  it("are each told where anything befalls the scenario, or anybody attacks", () => {
    const attacked = { layer: "ethereum", plan: "spam", share: 0, controls: [], at: 0 } as const;
    for (const changes of [{ incidents: [nobody] }, { attacks: [attacked] }])
      for (const { entries, blocks } of Object.values(told(peaceful(20, { duration: 3_600, ...changes }))))
        expect(entries).toBe(blocks);
  });

  it("are each told of a host whose tenants go by its blocks, and of validators who would have calls wait", () => {
    const above = (host: string, preset: string) =>
      stack(["ethereum", host, { preset, on: { settlement: host, data: host } }], {
        ...{ demand: { rate: 4 }, warmup: 0, duration: 7_200, drain: 0, runs: 1 },
        split: { [host]: 1 },
      });
    for (const [host, preset] of [
      ["arbitrum", "omg-plasma"],
      ["polygon", "appchain"],
    ] as const) {
      const { entries, blocks } = told(above(host, preset))[host] ?? {};
      expect([host, entries]).toEqual([host, blocks]);
    }
    const { entries = 0, blocks = 0 } = told(above("arbitrum", "appchain")).arbitrum ?? {};
    expect(blocks / entries).toBeGreaterThan(2);
  });

  it.each([
    ["polygon", 0.0001],
    ["zksync", 0.004],
  ])("serve whoever can pay on %s where some cannot", (preset, highestFee) => {
    const poor = (changes: Partial<Scenario> = {}) =>
      stack(["ethereum", preset], {
        demand: { rate: 20, highestFee, highestFeeSpread: 1 },
        ...{ warmup: 3_600, duration: 7_200, drain: 7_200, runs: 2 },
        ...changes,
      });
    const [some, each] = [poor(), poor({ incidents: [nobody] })].map((each) => measuresOf(run(each), preset));
    expect(each?.("pricedOutShare")).toBeGreaterThan(0.1);
    expect(some?.("pricedOutShare")).toBeCloseTo(each?.("pricedOutShare") ?? 0, 2);
    expect((some?.("userTps") ?? 0) / (each?.("userTps") ?? 1)).toBeCloseTo(1, 1.5);
  });

  it("are no more than they would be where rounds fail", () => {
    const timeouts = {
      timeoutPropose: 0.05,
      timeoutProposeDelta: 0.05,
      timeoutVote: 0.05,
      timeoutVoteDelta: 0.05,
    };
    const failing = (changes: Partial<Scenario> = {}) =>
      stack(["ethereum", { preset: "polygon", layer: timeouts }], {
        ...{ demand: { rate: 10 }, warmup: 600, duration: 7_200, drain: 0, runs: 1 },
        ...changes,
      });
    const [some, each] = [failing(), failing({ incidents: [nobody] })].map(
      (each) => told(each).polygon?.blocks,
    );
    expect((some ?? 0) / (each ?? 1)).toBeCloseTo(1, 2);
  });

  it("are each told while room is scarce", () => {
    const demand = { ...peaceful(1).demand, rate: 450 };
    const full = { ...peaceful(1), demand, split: { arbitrum: 1 }, duration: 1_800, drain: 0 };
    const { entries = 0, blocks = 0 } = told(full).arbitrum ?? {};
    expect(entries / blocks).toBeGreaterThan(0.99);
  });
});
