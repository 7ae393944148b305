import { describe, expect, it } from "vitest";
import { newcomer } from "../../src/engine/adversary/decisions.ts";
import { doubleSpend } from "../../src/engine/adversary/double-spend.ts";
import { shareInterval } from "../../src/engine/kernel/statistics.ts";
import { equalShares } from "../../src/engine/parameters.ts";
import { undisturbed } from "../../src/engine/replication.ts";
import { blindSlots, chainGrowth, settlementError, toleratedShare } from "../../src/engine/theory/praos.ts";
import { ofKind, scenario, trace } from "../unit/engine/scenarios.ts";

const fast = { bandwidth: 1e15 };

/** Equal pools who hear late by a constant time, and nobody who sends anything. */
function chain(f: number, latency: number, slots: number, pools = 50, confirmations = 15) {
  return scenario("cardano", {
    layer: { pools: equalShares("pool", pools), activeSlotsCoeff: f, confirmations },
    network: { latency, ...fast },
    ...{ demand: { rate: 0 }, warmup: 0, duration: slots, drain: 0 },
  });
}

function attacked(q: number, z: number, f: number) {
  const by = { layer: "cardano", share: q, controls: [newcomer], from: 0, decide: doubleSpend(z) };
  const slots = 60_000 / f;
  const events = trace(chain(f, 0.1, slots, 50, z), { adversary: by, alwaysFull: true });
  const told = ofKind(events, "attempt").filter(({ outcome }) => outcome !== "begun");
  return { reversals: reversals(events), attempts: told.length };
}

/** Moments that undid what was settled before. Because in a tie the receiver may hear of both sides at once, what comes and goes within a moment is nothing. */
function reversals(events: ReturnType<typeof trace>): number {
  const settled = new Map<number, number>();
  const undone = new Map<number, number>();
  for (const event of events) {
    if (event.kind === "reversed" && settled.get(event.block) !== event.time)
      undone.set(event.block, event.time);
    if (event.kind !== "final") continue;
    settled.set(event.block, event.time);
    if (undone.get(event.block) === event.time) undone.delete(event.block);
  }
  return new Set(undone.values()).size;
}

describe("a double spend under Praos", () => {
  it.each([
    [0.1, 2, 0.05],
    [0.25, 3, 0.05],
    [0.3, 6, 0.05],
    [0.4, 4, 0.05],
    [0.25, 3, 0.5],
    [0.4, 4, 0.5],
  ])(
    "by a share of %d against %i confirmations at f = %d succeeds as often as the closed form says",
    (q, z, f) => {
      const { reversals, attempts } = attacked(q, z, f);
      const { mean, low, high } = shareInterval(reversals, attempts);
      expect(attempts).toBeGreaterThan(1_000);
      // Twice the interval, because this is one of many tests; and attempts given up 12 blocks behind might have come true.
      const hopeless = (q / (1 - q)) ** 12;
      expect(Math.abs(mean - settlementError(q, z, f, 2_160))).toBeLessThan(high - low + hopeless);
    },
  );
});

describe("the longest chain", () => {
  it.each([
    [0.05, 0.9],
    [0.05, 4.5],
    [0.2, 2.5],
    [0.5, 1.5],
  ])("with f = %d grows as the closed form says where blocks are %d s late", (f, delay) => {
    const slots = 100_000;
    const pools = 150;
    const events = trace(chain(f, delay, slots, pools), undisturbed);
    const length = Math.max(...ofKind(events, "found").map(({ height }) => height));
    const blind = blindSlots(delay, 1);
    // Who leads again within the blind slots has heard of his own block.
    const again = (blind * f) / pools;
    expect(Math.abs(length / (slots * chainGrowth(f, blind)) - 1)).toBeLessThan(
      5 / Math.sqrt(length) + again,
    );
  });

  it("is written by who holds more than it tolerates, and not by who holds less", () => {
    const [f, delay] = [0.3, 8.5];
    const bound = toleratedShare(f, blindSlots(delay, 1));
    expect(bound).toBeLessThan(0.4);
    // His own chain gains a block in each slot that he leads; the others' by what delay leaves them.
    const own = (share: number) => 1 - (1 - f) ** share;
    const grown = (share: number) => {
      const pools = Object.fromEntries(
        Object.keys(equalShares("pool", 1_000)).map((name) => [name, (1 - share) / 1_000]),
      );
      const silent = { layer: "cardano", kind: "failure", party: "silent", at: 0, lasts: null } as const;
      const base = chain(f, delay, 100_000, 1);
      const [layer] = base.layers;
      if (layer === undefined) throw new Error("no layer");
      const parameters = { ...layer.parameters, pools: { ...pools, silent: share } };
      const events = trace({ ...base, layers: [{ ...layer, parameters }], incidents: [silent] });
      return Math.max(...ofKind(events, "found").map(({ height }) => height)) / 100_000;
    };
    expect(own(bound - 0.02)).toBeLessThan(grown(bound - 0.02));
    expect(own(bound + 0.02)).toBeGreaterThan(grown(bound + 0.02));
  });
});
