import { describe, expect, it } from "vitest";
import { equalMiners, ofKind } from "../engine/scenarios.ts";
import { happened, onNodes, reached } from "./network.ts";

describe("blocks of 535 kB on the 600 nodes of 2019", () => {
  const { measured, events } = happened(onNodes({ count: 1_000 }));

  it("reach half the nodes after 0.86 s and nine in ten after 2.0 s, as in SimBlock, within a quarter", () => {
    expect(Math.abs(reached(events, 0.5) / 0.86 - 1)).toBeLessThan(0.25);
    expect(Math.abs(reached(events, 0.9) / 2 - 1)).toBeLessThan(0.25);
  });

  it("reach everybody unless they lost, and the mean delay is 1.19 s", () => {
    expect(Math.abs(measured("delaySeconds") / 1.19 - 1)).toBeLessThan(0.1);
    const spread = ofKind(events, "spread");
    const everywhere = spread.filter(({ delays }) => delays.every(Number.isFinite)).length;
    expect(everywhere / spread.length).toBeGreaterThan(0.98);
    expect(measured("nodesKeepingUp")).toBe(1);
  });

  it("are slower to most when they are sent whole, and quicker when a sender need not wait for the other end", () => {
    const whole = happened(onNodes({ count: 200, gossip: { relay: "full" } })).events;
    expect(reached(whole, 0.5)).toBeGreaterThan(2);
    const eager = happened(onNodes({ count: 200, gossip: { release: "sent" } })).events;
    expect(reached(eager, 0.9)).toBeLessThan(1.3);
  });
});

/** As many miners as nodes: each is a node, so that a network has no fewer nodes than miners. */
const sixty = { gossip: { nodes: 60 }, miners: equalMiners(60) };

describe("blocks on a network of nodes", () => {
  it("are lost as often as the delay says: x / (1 + x)", () => {
    const { measured } = happened(onNodes({ count: 6_000, interval: 20, ...sixty }));
    const x = measured("delaySeconds") / 20;
    const expected = x / (1 + x);
    const error = Math.sqrt((expected * (1 - expected)) / 6_000);
    expect(Math.abs(measured("staleShare") - expected)).toBeLessThan(4 * error);
  });

  it("overtake nobody: a node has a block no earlier than its parent", () => {
    const { events } = happened(onNodes({ count: 600, interval: 2, ...sixty }));
    const arrivals = new Map(
      ofKind(events, "spread").map(({ block, found, delays }) => [
        block,
        delays.map((delay) => found + delay),
      ]),
    );
    const chain = ofKind(events, "final").map(({ block }) => arrivals.get(block) ?? new Float64Array(0));
    let [compared, near, overtaken] = [0, 0, 0];
    for (const [height, child] of chain.entries()) {
      const parent = chain[height - 1] ?? new Float64Array(0);
      for (const [node, time] of child.entries()) {
        const before = parent[node] ?? Number.POSITIVE_INFINITY;
        if (!Number.isFinite(time) || !Number.isFinite(before)) continue;
        compared++;
        if (time - before < 100_000) near++;
        if (time < before) overtaken++;
      }
    }
    expect(overtaken).toBe(0);
    expect(compared).toBeGreaterThan(10_000);
    expect(near).toBeGreaterThan(100);
  });

  it("leave slow nodes behind when they are large and come fast", () => {
    const slow = happened(
      onNodes({
        ...{ preset: "internet-2015", gossip: { relay: "full", release: "sent" } },
        ...{ megabytes: 8, count: 200, miners: equalMiners(16) },
      }),
    );
    expect(slow.measured("nodesKeepingUp")).toBeLessThan(0.99);
    expect(slow.measured("nodesKeepingUp")).toBeGreaterThan(0.5);
  });

  it.each(["compact", "relay-network"] as const)(
    "wait for the end of a partition, and then one side gives way (%s)",
    (relay) => {
      const cut = { layer: "bitcoin", kind: "partition", share: 0.4, at: 6_000, lasts: 30_000 } as const;
      const few = { ...sixty, gossip: { nodes: 60, relay } };
      const { events } = happened(onNodes({ count: 120, ...few, incidents: [cut] }));
      const deepest = Math.max(...ofKind(events, "reorganized").map(({ depth }) => depth), 0);
      const late = ofKind(events, "spread").filter(
        ({ found, delays }) => found > 6_000e6 && found < 30_000e6 && delays.some((delay) => delay > 3_600e6),
      );
      expect(late.length).toBeGreaterThan(20);
      expect(deepest).toBe(0);
      const most = happened(onNodes({ count: 120, ...few, incidents: [{ ...cut, share: 0.6 }] })).events;
      expect(Math.max(...ofKind(most, "reorganized").map(({ depth }) => depth))).toBeGreaterThan(5);
    },
  );

  it("spread the same way again for the same seed, and another for another", () => {
    const trace = (seed: number) => ofKind(happened(onNodes({ count: 20, seed })).events, "spread");
    expect(trace(1)).toEqual(trace(1));
    expect(trace(1)).not.toEqual(trace(2));
  });
});
