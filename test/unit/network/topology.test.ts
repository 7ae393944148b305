import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Jitter } from "../../../src/engine/network/jitter.ts";
import { networks } from "../../../src/engine/network/network.ts";
import { type Topology, topology } from "../../../src/engine/network/topology.ts";

const names = ["internet-2019", "internet-2015"] as const;

const peersOf = ({ peers, offsets }: Topology, node: number) =>
  Array.from(peers.subarray(offsets[node], offsets[node + 1]));

const quantile = (values: readonly number[], part: number) =>
  [...values].sort((a, b) => a - b)[Math.floor(part * values.length)] as number;

describe("a network of nodes", () => {
  it("links both ways, nobody to himself or twice, and leaves nobody out", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...names),
        fc.integer({ min: 30, max: 300 }),
        fc.nat(),
        (name, nodes, seed) => {
          const net = topology(networks[name], nodes, 10, seed);
          const reached = new Set([0]);
          for (const node of reached) for (const peer of peersOf(net, node)) reached.add(peer);
          expect(reached.size).toBe(nodes);
          const links = Array.from({ length: nodes }, (_, node) => new Set(peersOf(net, node)));
          expect(links.reduce((sum, { size }) => sum + size, 0)).toBe(net.peers.length);
          expect(links.filter((peers, node) => peers.has(node))).toEqual([]);
          const isMutual = (peers: Set<number>, node: number) =>
            [...peers].every((peer) => links[peer]?.has(node));
          expect(links.every(isMutual)).toBe(true);
        },
      ),
      { numRuns: 40 },
    );
  });

  it("of 2019 has as many links as SimBlock's: 10,336 ends at 600 nodes", () => {
    const ends = [1, 2, 3].map((seed) => topology(networks["internet-2019"], 600, 10, seed).peers.length);
    for (const each of ends) expect(Math.abs(each / 10_336 - 1)).toBeLessThan(0.05);
  });

  it("of 2015 has miners with a hundred links where others have ten, and the bandwidths that were measured", () => {
    const table = networks["internet-2015"];
    const net = topology(table, 1_000, 16, 1);
    const degrees = Array.from({ length: 1_000 }, (_, node) => peersOf(net, node).length);
    for (const degree of degrees.slice(0, 16)) expect(degree).toBeGreaterThanOrEqual(117);
    expect(quantile(degrees.slice(16), 0.5)).toBeGreaterThanOrEqual(6);
    expect(quantile(degrees.slice(16), 0.5)).toBeLessThanOrEqual(12);
    const large = topology(table, 6_000, 16, 1);
    const europe = Array.from(large.upload).filter((_, node) => node >= 16 && large.region[node] === 1);
    const mbit = europe.map((speed) => speed / 0.125);
    for (const [part, value] of [
      [0.1, 0.4],
      [0.5, 3.75],
      [0.75, 9.48],
    ] as const)
      expect(Math.abs(quantile(mbit, part) / value - 1)).toBeLessThan(0.15);
    expect(Math.abs(mbit.reduce((sum, each) => sum + each, 0) / mbit.length / 8.15 - 1)).toBeLessThan(0.1);
    // Links and uplink of a miner shrink with the network together, so that the queue at it stays what it is.
    expect((net.upload[0] as number) / 0.125).toBeCloseTo(100 / 6, 6);
  });

  it("delays messages by the means of their regions, and a link of 2015 always alike, both ways", () => {
    const net = topology(networks["internet-2019"], 200, 10, 1);
    const jitter = new Jitter(networks["internet-2019"], net, 1);
    const [a, b] = [net.region.indexOf(0), net.region.indexOf(1)];
    const draws = Array.from({ length: 20_000 }, () => jitter.delay(a, b, 0));
    expect(Math.abs(draws.reduce((sum, each) => sum + each, 0) / draws.length / 124_000 - 1)).toBeLessThan(
      0.01,
    );
    expect(Math.min(...draws)).toBeGreaterThanOrEqual(119_000);
    const old = topology(networks["internet-2015"], 200, 10, 1);
    const kept = new Jitter(networks["internet-2015"], old, 1);
    const link = old.offsets[50] as number;
    const peer = old.peers[link] as number;
    const back = (old.offsets[peer] as number) + peersOf(old, peer).indexOf(50);
    expect(kept.delay(50, peer, link)).toBe(kept.delay(peer, 50, back));
    expect(kept.delay(50, peer, link)).toBe(kept.delay(50, peer, link));
  });
});
