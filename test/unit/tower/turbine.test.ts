import { describe, expect, it } from "vitest";
import { draws } from "../../../src/engine/kernel/random.ts";
import { layersOf, sendTime, type Tree, Turbine } from "../../../src/engine/l1/tower/turbine.ts";

const latency = 50_000;

/** Nodes of equal stake at one place, unless stakes are given. */
function tree(nodes: number, fanout: number, changes: Partial<Tree> = {}): Tree {
  return {
    fanout,
    stakes: new Float64Array(nodes).fill(1 / nodes),
    places: new Int32Array(nodes),
    placeCount: 1,
    hop: () => latency,
    ...changes,
  };
}

const steps = (nodes: number, fanout: number) => new Turbine(tree(nodes, fanout)).delay(0, 0) / latency;

describe("turbine", () => {
  it.each([
    [20, 200, 2],
    [200, 200, 2],
    [780, 200, 3],
    [780, 1_000, 2],
    [780, 5, 5],
    [1_000, 2, 9],
  ])("brings a block to most of %i nodes, %i for each, in %i steps", (nodes, fanout, count) => {
    expect(steps(nodes, fanout)).toBe(count);
  });

  it("needs no less time the fewer each node tells", () => {
    const times = [400, 100, 30, 10, 5, 3, 2].map((fanout) => steps(780, fanout));
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(times.at(-1)).toBeGreaterThan(times[0] as number);
  });

  it("has whoever holds most of the stake on top as often as a lot by stake, without putting back, does", () => {
    const stakes = Float64Array.from({ length: 40 }, (_, node) => (node < 4 ? 10 : 1));
    const total = stakes.reduce((sum, stake) => sum + stake, 0);
    const shares = stakes.map((stake) => stake / total);
    const places = Int32Array.from({ length: 40 }, (_, node) => Number(node >= 4));
    const layers = layersOf(tree(40, 8, { stakes: shares, places, placeCount: 2 }));
    const [, second] = layers;
    const rounds = 4_000;
    const draw = draws(1, "shuffle");
    const seen = [0, 0];
    for (let round = 0; round < rounds; round++) {
      const order = [...shares.keys()].sort((a, b) => clock(b) - clock(a));
      function clock(node: number): number {
        return Math.log(draw(round * 40 + node)) / (shares[node] as number);
      }
      for (const node of order.slice(1, 9))
        seen[places[node] as number] = (seen[places[node] as number] ?? 0) + 1;
    }
    const [few = 0, many = 0] = seen.map((count) => count / rounds);
    expect((second?.nodes[0] as number) * 4).toBeCloseTo(few, 1);
    expect((second?.nodes[1] as number) * 36).toBeCloseTo(many, 1);
    expect(second?.relays[0]).toBeCloseTo(few / 8, 1);
  });

  it("has every node in one layer", () => {
    for (const [nodes, fanout] of [
      [2, 1],
      [30, 3],
      [780, 200],
    ] as const) {
      const parts = layersOf(tree(nodes, fanout)).map((layer) => layer.nodes[0] as number);
      expect(parts.reduce((sum, part) => sum + part, 0)).toBeCloseTo(1, 9);
      expect(parts[0]).toBeCloseTo(1 / nodes, 4);
    }
  });

  it("takes the median of all ways, those around the world included", () => {
    const places = Int32Array.from({ length: 100 }, (_, node) => Number(node >= 90));
    const hop = (from: number, to: number) => (from === to ? 10_000 : 100_000);
    const two = new Turbine(tree(100, 200, { places, placeCount: 2, hop }));
    // Nine roots in ten are at the first place: a block from there comes by a near one to it, one from the other goes there and back.
    expect(two.delay(0, 0)).toBeCloseTo(20_000, -3);
    expect(two.delay(0, 1)).toBeCloseTo(110_000, -3);
    expect(two.delay(1, 1)).toBeCloseTo(200_000, -3);
  });

  it("sends every byte twice", () => {
    expect(sendTime(1_000_000, 10_000_000)).toBe(200_000);
  });
});
