import { describe, expect, it } from "vitest";
import { measured, run, scenario } from "../engine/scenarios.ts";

const short = { warmup: 0, duration: 7_200, drain: 14_400, runs: 2, demand: { rate: 1 } };
const bytes = 518;

describe("the time until the receiver has seen a payment", () => {
  it("is one delay where all are linked to all", () => {
    const measure = measured(scenario("bitcoin", { ...short, network: { latency: 0.2, bandwidth: 51_800 } }));
    const expected = 0.2 + bytes / 51_800;
    for (const name of ["seenSeconds", "seenSeconds.p90", "seenSeconds.p99"])
      expect(Math.abs(measure(name).mean / expected - 1)).toBeLessThan(0.01);
  });

  it("is several on a network of nodes, and more the further the node", () => {
    const gossip = { nodes: 200, relay: "compact", release: "arrived" } as const;
    const measure = measured(scenario("bitcoin", { ...short, runs: 5, network: { gossip } }));
    expect(measure("seenSeconds").mean).toBeGreaterThan(0.2);
    expect(measure("seenSeconds").mean).toBeLessThan(3);
    expect(measure("seenSeconds.p90").mean).toBeGreaterThan(measure("seenSeconds").mean);
    expect(measure("seenSeconds.p99").mean).toBeLessThan(measure("inclusionSeconds.p99").mean);
  });

  it("is over when it is in a block, however slow the network", () => {
    const slow = { ...short, network: { latency: 1_200, bandwidth: 1e9 } };
    const measure = measured(scenario("bitcoin", { ...slow, layer: { blockInterval: 60 }, drain: 72_000 }));
    expect(measure("seenSeconds").mean).toBeLessThanOrEqual(measure("inclusionSeconds").mean);
  });

  it("is unknown where nobody pays, and where there is no network", () => {
    expect(
      run(scenario("bitcoin", { ...short, demand: { rate: 0 } })).layers[0]?.measurements.seenSeconds,
    ).toBe(undefined);
    expect(run(scenario("ideal", { ...short, duration: 600 })).layers[0]?.measurements.seenSeconds).toBe(
      undefined,
    );
  });
});
