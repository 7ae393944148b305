import { describe, expect, it } from "vitest";
import type { Scenario } from "../../src/engine/index.ts";
import type { Fork } from "../../src/engine/scenario.ts";
import { equalMiners, measured, ofKind, scenario, trace } from "../unit/engine/scenarios.ts";

const day = 86_400;

/** Two days of twenty equal miners whose full blocks fork at height 50, in the way that a test says. */
function forked(fork: Partial<Fork>, changes: Partial<Scenario> = {}): Scenario {
  const base = scenario("bitcoin", {
    layer: { miners: equalMiners(20), retargetBlocks: 100_000 },
    ...{ demand: { rate: 30, patience: 3_600 }, warmup: 0, duration: 2 * day, drain: 4 * 3_600, runs: 3 },
    ...changes,
  });
  const [layer] = base.layers;
  if (layer === undefined) throw new Error("no layer");
  const rules: Fork = {
    height: 50,
    parameters: { ...layer.parameters, blockSize: 8_000_000 },
    kind: "looser",
    readiness: [{ seconds: 0, share: 1 }],
    signal: null,
    ...fork,
  };
  return { ...base, layers: [{ ...layer, fork: rules }] };
}

const ready = (share: number): Fork["readiness"] => [{ seconds: 0, share }];
const smaller = { blockSize: 2_000_000 };

describe("A change of rules", () => {
  it.each(["looser", "tighter", "apart"] as const)("splits nothing when all are ready, %s or not", (kind) => {
    const measure = measured(forked({ kind, ...(kind === "tighter" && { parameters: smaller }) }));
    expect(measure("splitBlocks").mean).toBe(0);
    expect(measure("splitShare").mean).toBe(0);
  });

  it("changes nothing before it holds, and nothing at all when nobody is ready", () => {
    const nobody = trace(forked({ readiness: ready(0) }));
    const { layers, ...rest } = forked({});
    const plain = layers.map(({ fork: _, ...layer }) => layer);
    expect(nobody).toEqual(trace({ ...rest, layers: plain }));
  });

  it("gives blocks more room from its height on", () => {
    const finals = ofKind(trace(forked({})), "final");
    const most = (from: number, to: number) =>
      Math.max(...finals.filter(({ height }) => height >= from && height < to).map(({ space }) => space));
    expect(most(10, 50)).toBeLessThanOrEqual(4_000_000);
    expect(most(50, 200)).toBeGreaterThan(7_000_000);
  });

  it("leaves two chains where neither side takes a block of the other, each as long as its power makes it", () => {
    const measure = measured(forked({ kind: "apart", readiness: ready(0.7) }));
    expect(measure("splitShare").mean).toBe(1);
    const blocks = 2 * 144 - 50;
    expect(measure("splitBlocks").mean / blocks).toBeGreaterThan(0.3 * 0.7);
    expect(measure("splitBlocks").mean / blocks).toBeLessThan(0.3 * 1.3);
  });

  it("that takes less keeps the chain in one when most of the power is ready, and splits it when less than half is", () => {
    const few = measured(forked({ kind: "tighter", parameters: smaller, readiness: ready(0.3) }));
    expect(few("splitShare").mean).toBe(1);
    const most = measured(forked({ kind: "tighter", parameters: smaller, readiness: ready(0.8) }));
    expect(most("splitShare").mean).toBe(0);
    // Who is not ready goes on making blocks that most refuse.
    expect(most("staleShare").mean).toBeGreaterThan(0.1);
  });

  it("that takes more splits the chain when most of the power is ready, and is undone when less than half is", () => {
    expect(measured(forked({ readiness: ready(0.7) }))("splitShare").mean).toBe(1);
    const few = measured(forked({ readiness: ready(0.3) }));
    expect(few("splitShare").mean).toBe(0);
    // The receiver has followed the new rules' chain and was brought back each time.
    expect(few("reorgDepth").mean).toBeGreaterThan(1);
    expect(few("staleShare").mean).toBeGreaterThan(0.1);
  });

  it("heals when the rest of the power comes to it", () => {
    const readiness = [
      { seconds: 0, share: 0.3 },
      { seconds: 0.8 * day, share: 0.3 },
      { seconds: 1.2 * day, share: 1 },
    ];
    const measure = measured(forked({ kind: "tighter", parameters: smaller, readiness }));
    expect(measure("splitBlocks").mean).toBeGreaterThan(6);
    expect(measure("splitShare").mean).toBe(0);
  });

  it("that waits for signals never comes without them, and splits little when it waits for nearly all", () => {
    const signal = { threshold: 0.95, period: 40 };
    const without = measured(forked({ kind: "apart", readiness: ready(0.8), signal }));
    expect(without("splitBlocks").mean).toBe(0);
    const waited = measured(
      forked({ kind: "tighter", parameters: smaller, readiness: ready(0.98), signal }, { runs: 6 }),
    );
    expect(waited("splitShare").mean).toBe(0);
    expect(waited("staleShare").mean).toBeLessThan(0.06);
  });
});
