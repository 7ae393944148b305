import { describe, expect, it } from "vitest";
import { quantile } from "../../../src/engine/kernel/statistics.ts";
import { degrees } from "../../../src/engine/l2/channels/graph.ts";
import { gini } from "../../../src/engine/theory/concentration.ts";
import { network, satoshi, whole } from "./network.ts";

const seeds = [1, 2, 3, 4];
const graphs = seeds.map((seed) => network(whole, seed).graph);
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
/** The mean over some networks of what is said of each. */
const over = (of: (graph: (typeof graphs)[number]) => number) => mean(graphs.map(of));
const rising = (values: ArrayLike<number>) => Float64Array.from(values).sort();

describe("a network as large as the public one", () => {
  // marcono/cloth, edges_ln.csv and channels_ln.csv: 6,006 nodes, 30,457 channels.
  it.each([
    [0.25, 1, 1],
    [0.5, 2, 3],
    [0.75, 5, 7],
    [0.9, 11, 18],
    [0.99, 140, 260],
  ])("has the degrees of its snapshot at the %f quantile", (p, low, high) => {
    const degree = over((graph) => quantile(rising(degrees(graph)), p));
    expect(degree).toBeGreaterThanOrEqual(low);
    expect(degree).toBeLessThanOrEqual(high);
  });

  it("is as unequal: a Gini index of 0.781, and 72 % of all ends with a tenth of the nodes", () => {
    expect(over((graph) => gini([...degrees(graph)]))).toBeCloseTo(0.781, 1);
    const tenth = over(({ first }) => (first[whole.nodes / 10] as number) / (2 * whole.channels));
    expect(tenth).toBeGreaterThan(0.68);
    expect(tenth).toBeLessThan(0.78);
  });

  it("has capacities as far apart, and nine tenths of them with a tenth of the nodes", () => {
    const sizes = rising(graphs[0]?.capacity ?? []);
    const median = quantile(sizes, 0.5);
    // Snapshot: 61, 185, 800, 3,000 and 10,000 thousand satoshi.
    for (const [p, part] of [
      [0.1, 61 / 800],
      [0.25, 185 / 800],
      [0.75, 3_000 / 800],
      [0.9, 10_000 / 800],
    ] as const) {
      expect(quantile(sizes, p) / median).toBeGreaterThan(0.75 * part);
      expect(quantile(sizes, p) / median).toBeLessThan(1.25 * part);
    }
    expect(median / satoshi(1_070_000)).toBeCloseTo(1, 2);
    const strength = over(({ owner, capacity }) => {
      const held = Array.from({ length: whole.nodes }, () => 0);
      for (const [end, node] of owner.entries())
        held[node] = (held[node] ?? 0) + (capacity[end >> 1] as number);
      return gini(held);
    });
    // The snapshot's; Lin et al. 2020 have 0.88 for 2018 and 2019.
    expect(strength).toBeGreaterThan(0.88);
    expect(strength).toBeLessThan(0.95);
  });

  it("joins nobody with himself, and everybody with somebody", () => {
    for (const graph of graphs) {
      expect(graph.owner.some((node, end) => node === graph.owner[end ^ 1])).toBe(false);
      expect(Math.min(...degrees(graph))).toBeGreaterThan(0);
    }
  });
});
