import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bedrock, newest } from "../../../src/engine/index.ts";
import { type Batch, derive } from "../../../src/engine/l2/rollup/derivation.ts";
import { emptyInbox, post } from "../../../src/engine/l2/rollup/inbox.ts";
import type { Rollup } from "../../../src/engine/l2/rollup/parameters.ts";
import { rollup } from "../../../src/engine/l2/rollup/rollup.ts";
import { breakProbability } from "../../../src/engine/trilemma/probes/failures.ts";
import { minutes, small } from "./stacks.ts";
import { watch } from "./watched.ts";

const of = (name: "arbitrum" | "zksync", changes: Partial<Rollup> = {}): Rollup => ({
  ...newest(rollup.presets[name] as NonNullable<(typeof rollup.presets)[string]>),
  ...changes,
});

describe("the inbox", () => {
  const batches = Array.from(
    { length: 8 },
    (_, number): Batch => ({
      number,
      from: number * 3,
      to: number * 3 + 3,
      transfers: number + 1,
      bytes: 100,
      isWithheld: false,
      crossings: [{ kind: number % 2 === 0 ? "mint" : "burn", number, value: 10 ** number }],
    }),
  );

  it("has the same history in whatever order its batches come, and however often", () => {
    const inOrder = batches.reduce(post, emptyInbox);
    const again = fc.array(fc.constantFrom(...batches), { maxLength: 10 });
    fc.assert(
      fc.property(fc.shuffledSubarray(batches, { minLength: 8 }), again, (shuffled, repeated) => {
        const inbox = [...shuffled, ...repeated].reduce(post, emptyInbox);
        expect(inbox).toEqual(inOrder);
      }),
    );
    expect(derive(inOrder.last)).toEqual({ transfers: 36, minted: 1_010_101, burned: 10_101_010 });
  });

  it("waits for the batch that is missing", () => {
    const inbox = batches.filter(({ number }) => number !== 2).reduce(post, emptyInbox);
    expect(inbox).toMatchObject({ next: 2, last: { to: 6 } });
    expect(inbox.early).toHaveLength(5);
  });
});

describe("a rollup's facts", () => {
  it("carries what its gas allows, or what the host's room for data allows", () => {
    expect(rollup.capacity(of("arbitrum"), bedrock)).toBeCloseTo(476, 0);
    const inCalls = { ...bedrock, dataPerSecond: 1_050 };
    expect(rollup.capacity(of("arbitrum"), inCalls)).toBe(10);
    expect(rollup.dataPerSecond(of("arbitrum"), { ...bedrock, dataPerSecond: 1e9 })).toBe(625_000);
    const withBlobs = { ...inCalls, blobDataPerSecond: 2_100 };
    expect(rollup.capacity(of("arbitrum"), withBlobs)).toBe(20);
    expect(rollup.capacity(of("arbitrum", { posting: "calldata" }), withBlobs)).toBe(10);
  });

  it("settles by its window, or by a proof", () => {
    const ground = { ...bedrock, settlementSeconds: 900 };
    expect(rollup.settlement(of("arbitrum"), ground)).toMatchObject({ rule: "6.4 d window", contest: null });
    expect(rollup.settlement(of("arbitrum"), ground).seconds).toBe(3_600 + 3_600 + 549_816 + 900);
    expect(rollup.settlement(of("zksync"), ground)).toMatchObject({ rule: "a proof", seconds: 4_800 });
    const onRollup = { ...bedrock, settlementSeconds: 549_816 };
    const rule = "6.4 d window, and 6.4 d of its host";
    expect(rollup.settlement(of("arbitrum"), onRollup).rule).toBe(rule);
  });

  it("breaks when all who check it turn, or as many keys as it takes", () => {
    const chance = (changes: Partial<Rollup>) => breakProbability(rollup.trust(of("arbitrum", changes)));
    expect(chance({ upgradeKeys: {}, challengers: 1 })).toBeCloseTo(0.05 ** 2, 15);
    expect(chance({ upgradeKeys: {}, challengers: 3 })).toBeCloseTo(0.05 ** 4, 15);
    // One key can do what no claim can.
    expect(chance({ upgradeKeys: { owner: 1 }, upgradeThreshold: 1 })).toBeCloseTo(0.05, 15);
    expect(rollup.trust(of("zksync", { upgradeKeys: {} })).paths).toHaveLength(1);
  });

  it("says what does not fit together", () => {
    const codes = (changes: Partial<Rollup>) =>
      rollup.check(of("arbitrum", changes)).map(({ path }) => path[0]);
    expect(codes({ gasPerSecond: 1_000 })).toEqual(["gasPerSecond"]);
    expect(codes({ batchBytes: 100 })).toEqual(["batchBytes"]);
    expect(codes({ upgradeThreshold: 13 })).toEqual(["upgradeThreshold"]);
    expect(codes({})).toEqual([]);
  });
});

describe("a rollup that nobody uses", () => {
  it("does nothing: idle days cost what its host costs", () => {
    const events = (drain: number) => {
      let count = 0;
      const host = { preset: "ideal", layer: { blockInterval: 60 } };
      const layers = [host, small("ideal", { blockTime: 0.25 })];
      watch(minutes(layers, { duration: 60, drain, demand: { rate: 0.5 } }), () => count++);
      return count;
    };
    const week = 7 * 86_400;
    expect(events(3_600 + week) - events(3_600)).toBe(week / 60);
  });
});
