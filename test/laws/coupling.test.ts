import { describe, expect, it } from "vitest";
import type { LayerScenario, Scenario } from "../../src/engine/index.ts";
import { finish } from "../../src/engine/kernel/finish.ts";
import { replication, undisturbed } from "../../src/engine/replication.ts";
import type { TraceEvent } from "../../src/engine/trace.ts";
import { equalMiners, ofKind, run, type Storey, stack } from "../unit/engine/scenarios.ts";

const hour = 3_600;

/** What one layer told in the first run, in order. */
function told(scenario: Scenario, name: string): readonly TraceEvent[] {
  const place = scenario.layers.findIndex((layer) => layer.name === name);
  const events: TraceEvent[] = [];
  const see = (layer: number, event: TraceEvent) => {
    if (layer === place) events.push(event);
  };
  finish(replication(scenario, 0, undisturbed, see, Number.POSITIVE_INFINITY));
  return events;
}

/** The same as a text, because comparing tens of thousands of events one by one takes long. */
function spelled(scenario: Scenario, name: string): string {
  return JSON.stringify(told(scenario, name), (_, value) =>
    ArrayBuffer.isView(value) ? Array.from(value as Float64Array) : value,
  );
}

const quick = { batchInterval: 60, claimInterval: 120, window: 600 };
const optimistic = (name: string, host: string, layer = {}): Storey => ({
  preset: "arbitrum",
  name,
  layer: { ...quick, ...layer },
  on: { settlement: host, data: host },
});

describe("two layers on one host", () => {
  const short = {
    warmup: hour / 6,
    duration: hour / 6,
    drain: hour / 2,
    runs: 1,
    demand: { rate: 4, patience: 600 },
  };
  const alone = (host: Storey) =>
    stack([host, optimistic("first", "host")], { ...short, split: { first: 0.5 } });
  const together = (host: Storey) =>
    stack([host, optimistic("first", "host"), optimistic("second", "host")], {
      ...short,
      split: { first: 0.5, second: 0.5 },
    });

  it("know nothing of each other where room is unlimited and the fee fixed", () => {
    const host = { preset: "ideal", name: "host" };
    const [one, two] = [alone(host), together(host)];
    expect(spelled(two, "first")).toBe(spelled(one, "first"));
    expect(ofKind(told(one, "first"), "final").length).toBeGreaterThan(10);
  });

  it("feel each other where room is scarce", () => {
    const host = {
      preset: "ethereum",
      name: "host",
      layer: { gasLimit: 3_000_000 },
    };
    const crowded = { batchGas: 2_000_000 };
    const [one, two] = [
      stack([host, optimistic("first", "host", crowded)], { ...short, split: { first: 0.5 } }),
      stack([host, optimistic("first", "host", crowded), optimistic("second", "host", crowded)], {
        ...short,
        split: { first: 0.5, second: 0.5 },
      }),
    ];
    expect(spelled(two, "first")).not.toBe(spelled(one, "first"));
  });
});

describe("proof of work that gives way to proof of stake", () => {
  const gas = {
    blockInterval: 12,
    blockSize: 30_000_000,
    transferSize: 84_000,
    confirmations: 6,
    miners: equalMiners(5),
    retargetBlocks: 1_000,
  };
  const merge = 300;
  const ethereum = stack(["ethereum"]).layers[0] as LayerScenario;
  const merged = stack(
    [
      {
        preset: "bitcoin",
        name: "host",
        layer: gas,
        upgrades: [{ height: merge, family: ethereum.family, parameters: ethereum.parameters }],
      },
      optimistic("rollup", "host"),
    ],
    {
      warmup: hour / 2,
      duration: hour,
      drain: hour,
      runs: 1,
      demand: { rate: 4, patience: 600 },
      split: { host: 0.5, rollup: 0.5 },
    },
  );

  it("goes on from the same head, in slots from then on", () => {
    const times = ofKind(told(merged, "host"), "final").map(({ height, found }) => [height, found] as const);
    const heights = times.map(([height]) => height);
    expect(heights).toEqual(heights.map((_, index) => (heights[0] as number) + index));
    const gaps = times.slice(1).map(([, found], index) => found - (times[index] as (typeof times)[0])[1]);
    const after = gaps.slice(merge + 1);
    expect(after.length).toBeGreaterThan(100);
    expect(after.every((gap) => gap % 12_000_000 === 0)).toBe(true);
    expect(gaps.slice(0, merge - 1).every((gap) => gap % 12_000_000 === 0)).toBe(false);
  });

  it("keeps a rollup going, whose users notice nothing but the other way to settle", () => {
    const rollup = run(merged).layers[1]?.measurements;
    expect(rollup?.userTps?.mean).toBeCloseTo(2, 0);
    expect(rollup?.pricedOutShare?.mean ?? 0).toBeLessThan(0.05);
  });
});

describe("users who go where it is cheapest, with a blob a block for a rollup's data", () => {
  const scarce = { blobTarget: 1, blobMax: 2, blobUpdateFraction: 1_100_000 };
  // Because a price as ArbOS keeps it comes an hour late, its users share what batches cost.
  const rollup = { window: 60, claimInterval: 300, posting: "blobs", feeFormula: "cost" };
  const asked = (rate: number) => {
    const layers = [
      { preset: "ethereum", layer: scarce },
      { preset: "arbitrum", layer: rollup },
    ];
    const circumstances = {
      warmup: 4_200,
      duration: 1_200,
      drain: 2_400,
      runs: 1,
      split: "by-price",
    } as const;
    const scenario = stack(layers, { demand: { rate, patience: 300 }, ...circumstances });
    const [host, own] = run(scenario).layers.map(({ measurements }) => measurements);
    const mean = (of: typeof host, name: string) => of?.[name]?.mean ?? Number.NaN;
    return {
      ...{ below: mean(host, "userTps"), above: mean(own, "userTps") },
      ...{ fee: mean(host, "feeUsd"), feeAbove: mean(own, "feeUsd"), blobs: mean(host, "blobUtilization") },
    };
  };
  const [roomy, full, beyond] = [60, 200, 260].map(asked);

  it("stay below while there is room, and go above as the base fee rises, until both cost the same", () => {
    expect(roomy?.above).toBe(0);
    expect(full?.above).toBeGreaterThan(60);
    expect(full?.fee).toBeGreaterThan(10 * (roomy?.fee ?? 0));
    expect(Math.abs((full?.feeAbove ?? 0) / (full?.fee ?? 0) - 1)).toBeLessThan(0.2);
  });

  it("find it hardly cheaper above once its blobs are full: their price climbs as that of room does", () => {
    expect(full?.blobs).toBeLessThan(1);
    expect(beyond?.blobs).toBeGreaterThan(1);
    expect(beyond?.feeAbove).toBeGreaterThan(50 * (full?.feeAbove ?? 0));
    expect(Math.abs((beyond?.feeAbove ?? 0) / (beyond?.fee ?? 0) - 1)).toBeLessThan(0.2);
  });
});
