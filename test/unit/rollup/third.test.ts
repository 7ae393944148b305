import { describe, expect, it } from "vitest";
import { measured } from "../engine/scenarios.ts";
import { ladder, minutes, small } from "./stacks.ts";
import { mustBalance, type WatchedLayer, watch } from "./watched.ts";

const quick = { turnover: 0, claimInterval: 20, batchInterval: 10 };

/** A layer 3 on a layer 2 on a host that takes so much a call, $. */
function layers(two: object, three: object, fee = 0.01) {
  const host = { preset: "ideal", layer: { fee } };
  const second = { ...small("ideal", { ...quick, ...two }), name: "two" };
  return [host, second, { ...small("two", { ...quick, ...three }, "appchain"), name: "three" }];
}

describe("a withdrawal from layer 3", () => {
  /** Seconds from posting to money on the host, of every block that came so far. */
  const waits = (two: number, three: number) => {
    let turn = 0;
    const scenario = minutes(layers({ window: two }, { window: three }), {
      ...{ duration: 120, drain: 700, demand: { rate: 0.5 } },
    });
    const own = watch(scenario, (audit) => {
      if (turn++ % 200 === 0) mustBalance(audit);
    }).at(-1) as WatchedLayer;
    return [...ladder(own.events).values()].flatMap(({ posted, withdrawable }) =>
      posted === undefined || withdrawable === undefined ? [] : [(withdrawable - posted) / 1e6],
    );
  };

  it.each([
    [100, 150],
    [200, 150],
    [100, 250],
  ])("waits for both windows: %d s on its host, %d s of its own", (two, three) => {
    const all = waits(two, three);
    expect(all.length).toBeGreaterThan(30);
    expect(Math.min(...all)).toBeGreaterThanOrEqual(two + three);
    // A claim of each layer, a batch of the lower one, and blocks of both for the calls.
    expect(Math.max(...all)).toBeLessThan(two + three + 2 * 20 + 10 + 16);
  });
});

describe("a payment on layer 3", () => {
  it("pays for a part of what its host pays to layer 1", () => {
    const paid = (fee: number) =>
      measured(
        minutes(layers({}, { batchBytes: 2_000 }, fee), {
          ...{ duration: 300, drain: 60, demand: { rate: 1, highestFee: 1_000 } },
        }),
      )("feeUsd").mean;
    const [cheap, dear] = [paid(0.001), paid(10)];
    expect(dear).toBeGreaterThan(2 * cheap);
  });
});

describe("a layer 3 on a layer 2 whose sequencer stops", () => {
  it("goes on promising, but posts and settles nothing any more", () => {
    const stops = { kind: "failure" as const, layer: "two", party: "sequencer", at: 60, lasts: null };
    const scenario = minutes(layers({ window: 60 }, { window: 30 }), {
      ...{ duration: 300, drain: 300, demand: { rate: 0.5 }, incidents: [stops] },
    });
    const [, , three] = watch(scenario);
    const blocks = [...ladder(three?.events ?? []).values()];
    const last = (step: "soft" | "posted") => Math.max(...blocks.map((block) => block[step] ?? 0)) / 1e6;
    expect(last("soft")).toBeGreaterThan(290);
    expect(last("posted")).toBeLessThan(64);
    expect(blocks.filter(({ final }) => final !== undefined)).toEqual([]);
  });
});
