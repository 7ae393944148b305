import { describe, expect, it } from "vitest";
import { measured, ofKind, type Storey } from "../engine/scenarios.ts";
import { ladder, minutes, small } from "./stacks.ts";
import { mustBalance, type WatchedLayer, watch } from "./watched.ts";

/** A rollup that settles in one place and has its data in another; each of the two takes so much a call, $. */
function apart(layer: object = {}, fees = { base: 0.01, shelf: 0.01 }): readonly Storey[] {
  const quick = { turnover: 0, claimInterval: 20, window: 40, posting: "calldata", ...layer };
  return [
    { preset: "ideal", name: "base", layer: { fee: fees.base } },
    { preset: "ideal", name: "shelf", layer: { fee: fees.shelf } },
    { ...small("base", quick), name: "modular", on: { settlement: "base", data: "shelf" } },
  ];
}

const some = { duration: 200, drain: 200, demand: { rate: 2 } };

function three(layers: readonly WatchedLayer[]) {
  const [base, shelf, modular] = layers;
  if (base === undefined || shelf === undefined || modular === undefined) throw new Error("three layers");
  return { base, shelf, modular };
}

describe("a rollup whose data are elsewhere", () => {
  it("takes room for its data there, and for no more than words where it settles", () => {
    const { base, shelf, modular } = three(watch(minutes(apart(), some)));
    const bytes = ({ events }: WatchedLayer) =>
      ofKind(events, "found").reduce((sum, block) => sum + block.bytes, 0);
    const payments = ofKind(modular.events, "found").reduce((sum, { count }) => sum + count, 0);
    const calls = (layer: WatchedLayer) =>
      ofKind(layer.events, "found").reduce((sum, { count }) => sum + count, 0);
    // A payment of 105 B in a batch, and 250 B of every call's own; a word is 100 B.
    expect(bytes(shelf) - 250 * calls(shelf)).toBeCloseTo(105 * payments, -2);
    expect(bytes(base) - 250 * calls(base)).toBe(100 * calls(base));
  });

  it("pays for both: prices of either reach users who share the cost", () => {
    const paid = (fees: { readonly base: number; readonly shelf: number }) => {
      const demand = { rate: 1, highestFee: 1_000 };
      return measured(minutes(apart({ feeFormula: "cost", batchBytes: 2_000 }, fees), { ...some, demand }))(
        "feeUsd",
      ).mean;
    };
    const cheap = paid({ base: 0.001, shelf: 0.001 });
    expect(paid({ base: 10, shelf: 0.001 })).toBeGreaterThan(2 * cheap);
    expect(paid({ base: 0.001, shelf: 10 })).toBeGreaterThan(2 * cheap);
  });

  /** Blocks that climbed a step in the part of the run in which a layer stood still. */
  const during = (layer: string) => {
    const outage = { kind: "outage", layer, at: 60, lasts: 100 } as const;
    const { modular } = three(watch(minutes(apart(), { ...some, incidents: [outage] }), mustBalance));
    const blocks = [...ladder(modular.events).values()];
    const climbed = (step: "soft" | "posted" | "final") =>
      // What the other chain had taken just before still arrives.
      blocks.some((block) => (block[step] ?? 0) > 112e6 && (block[step] ?? 0) < 160e6);
    const unsettled = blocks.filter(({ found, final }) => found < 60e6 && final === undefined);
    expect(unsettled).toEqual([]);
    return { soft: climbed("soft"), posted: climbed("posted"), final: climbed("final") };
  };

  it("stops posting with the chain of its data, and settling with either", () => {
    expect(during("shelf")).toEqual({ soft: true, posted: false, final: false });
    expect(during("base")).toEqual({ soft: true, posted: true, final: false });
  });
});
