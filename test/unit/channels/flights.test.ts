import { describe, expect, it } from "vitest";
import { type Network, network, payments } from "./network.ts";

const silent = { paid: () => {}, failed: () => {} };

/** One channel of $100 in which the payer holds some, and what its commitment carries once he has sent off a payment of $10 that stands for others. */
function outputs(held: number, weight: number, changes = {}) {
  const shape = { nodes: 2, channels: 1, capacity: 100, capacitySpread: 0, capacityGrowth: 0, reserve: 0 };
  const net = network({ ...shape, ...changes });
  net.liquidity.held.set([held * 1e6, (100 - held) * 1e6]);
  const [payer, payee] = net.graph.owner as unknown as [number, number];
  const all = payments(net, silent);
  all.begin({ payer, payee, amount: 10e6, weight, kind: "payment" });
  return all.lift(0).map(({ count, amount }) => [count, amount / 1e6]);
}

/** Outputs in all commitments of a network where so many payments of 50 cents stand for so many each, all of them on their way. */
function everyOutput(net: Network, count: number, weight: number): number {
  const { agenda, graph, pairs } = net;
  const all = payments(net, silent);
  const begin = agenda.action((number) => {
    const [payer, payee] = [0, 1].map((side) => Math.floor(pairs(number, side) * graph.nodes));
    if (payer !== payee)
      all.begin({ payer: payer as number, payee: payee as number, amount: 500_000, weight, kind: "payment" });
  });
  for (let number = 0; number < count; number++) agenda.at((number / count) * 100e6, begin, number);
  while (agenda.step(100e6));
  const htlcs = Array.from({ length: graph.channels }, (_, channel) => all.lift(channel)).flat();
  return htlcs.reduce((sum, each) => sum + each.count, 0);
}

describe("a payment that stands for others, whose channel is closed under it", () => {
  it("has an output for each of those that are in it at once, and its own amount alone", () => {
    expect(outputs(60, 1)).toEqual([[1, 10]]);
    expect(outputs(60, 4)).toEqual([[4, 10]]);
  });

  it("has no more than there are slots and money for", () => {
    expect(outputs(60, 9)).toEqual([[6, 10]]);
    expect(outputs(60, 9, { maxHtlcs: 3 })).toEqual([[3, 10]]);
    expect(outputs(19, 9)).toEqual([[1, 10]]);
  });

  it("leaves nearly as many outputs as if each were followed", () => {
    const shape = { nodes: 60, channels: 240, latency: 20 };
    for (const seed of [1, 2, 3]) {
      const each = everyOutput(network(shape, seed), 400, 1);
      const few = everyOutput(network(shape, seed), 100, 4);
      // Because ends with little money are taken for longer at a time, some payments find others on their way.
      expect(few / each).toBeGreaterThan(0.8);
      expect(few / each).toBeLessThan(1.05);
    }
  });
});
