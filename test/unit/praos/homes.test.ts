import { describe, expect, it } from "vitest";
import { homes } from "../../../src/engine/l1/praos/homes.ts";
import { producers } from "../../../src/engine/l1/producers.ts";
import { equalShares } from "../../../src/engine/parameters.ts";

describe("Pools", () => {
  it("have a node each where they are few", () => {
    const pools = producers(equalShares("pool", 150), 0);
    const { nodes, of } = homes(pools, []);
    expect(nodes).toEqual(pools);
    expect(of).toEqual(pools.map((_, pool) => pool));
  });

  it("share nodes evenly where they are many, but for the first hundred and whoever is apart", () => {
    const pools = producers(equalShares("pool", 800), 0.2);
    const { nodes, of } = homes(pools, ["pool 500", "adversary"]);
    expect(nodes).toHaveLength(152);
    const alone = [...Array.from({ length: 100 }, (_, pool) => pool), 499, 800];
    for (const pool of alone) {
      expect(of.filter((node) => node === of[pool])).toHaveLength(1);
      expect(nodes[of[pool] ?? -1]).toEqual(pools[pool]);
    }
    const lodgers = nodes.slice(102).map((_, lodging) => of.filter((node) => node === 102 + lodging).length);
    expect(lodgers).toHaveLength(50);
    expect(Math.max(...lodgers) - Math.min(...lodgers)).toBeLessThanOrEqual(1);
    expect(nodes.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
  });
});
