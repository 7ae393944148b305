import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { network, payments } from "./network.ts";

const step = fc.record({
  payer: fc.nat(11),
  payee: fc.nat(11),
  amount: fc.oneof(fc.integer({ min: 1, max: 1e8 }), fc.integer({ min: 1, max: 3e9 })),
  weight: fc.integer({ min: 1, max: 50 }),
  kind: fc.constantFrom("payment" as const, "payment" as const, "jam" as const),
  /** A node that goes away or comes back, and a channel whose ends sign no more, where there are such. */
  turns: fc.option(fc.nat(11), { nil: -1, freq: 1 }),
  shuts: fc.integer({ min: -300, max: 29 }),
  pause: fc.constantFrom(0, 0.2, 1, 60_000),
});

describe("what both ends hold and what is on its way", () => {
  it("is the capacity in every state of every network, whoever fails, jams or fills up his channels", () => {
    const shape = fc.record({
      nodes: fc.integer({ min: 2, max: 12 }),
      channels: fc.integer({ min: 1, max: 30 }),
      leaves: fc.constantFrom(0, 0.5),
      maxHtlcs: fc.constantFrom(1, 483),
      maxParts: fc.constantFrom(1, 4),
      rebalanceBelow: fc.constantFrom(0, 0.3),
      reserve: fc.constantFrom(0, 0.01),
    });
    let paid = 0;
    fc.assert(
      fc.property(shape, fc.nat(1e6), fc.array(step, { maxLength: 40 }), (size, seed, steps) => {
        const net = network(size, seed);
        const { agenda, graph, liquidity } = net;
        const away = new Set<number>();
        const told = { paid: () => paid++, failed: () => {} };
        const all = payments(net, told, (node) => away.has(node));
        for (const { turns, shuts, pause, payer, payee, ...rest } of steps) {
          if (turns >= 0 && !away.delete(turns)) away.add(turns);
          if (shuts >= 0) liquidity.isShut[shuts % graph.channels] = 1;
          const ends = { payer: payer % graph.nodes, payee: payee % graph.nodes };
          if (ends.payer !== ends.payee) all.begin({ ...rest, ...ends });
          expect(liquidity.audit()).toEqual([]);
          for (const until = agenda.now + pause * 1e6; agenda.step(until); )
            expect(liquidity.audit()).toEqual([]);
        }
        while (agenda.step()) expect(liquidity.audit()).toEqual([]);
        expect(liquidity.inFlight).toBe(0);
        expect(liquidity.pending.every((each) => each === 0)).toBe(true);
        expect(liquidity.htlcs.every((each) => each === 0)).toBe(true);
      }),
      { numRuns: 1_000 },
    );
    expect(paid).toBeGreaterThan(1_000);
  });
});

describe("the state under which an end would get the most", () => {
  it("is one in which nothing is on its way, since what is belongs to neither", () => {
    const net = pair({ cltvExpiryDelta: 1 });
    const all = payments(net, { paid: () => {}, failed: () => {} });
    all.begin({ ...net.wish, amount: 10e6, kind: "jam" });
    net.agenda.run(10e6, 1e6);
    all.begin(net.wish);
    net.agenda.run(20e6, 1e6);
    expect([...net.liquidity.held]).toEqual([30e6, 60e6]);
    expect(net.liquidity.bestNumber[1]).toBe(0);
    while (net.agenda.step());
    expect(net.liquidity.best[1]).toBe(60e6);
    expect(net.liquidity.bestNumber[1]).toBe(net.liquidity.number[0]);
  });
});

/** Two nodes with one channel that holds $100, all of it with node 0's end. */
function pair(changes = {}) {
  const net = network({ nodes: 2, channels: 1, capacity: 100, reserve: 0, leaves: 0, ...changes });
  net.liquidity.held.set([100e6, 0]);
  net.liquidity.best.set([100e6, 0]);
  const [payer, payee] = [net.graph.owner[0] as number, net.graph.owner[1] as number];
  return { ...net, payer, payee, wish: { payer, payee, amount: 60e6, weight: 1, kind: "payment" as const } };
}

describe("a payment", () => {
  it("takes six delays over one hop, during which its money is with nobody", () => {
    const net = pair({ latency: 0.1 });
    const times: number[] = [];
    const all = payments(net, { paid: () => times.push(net.agenda.now), failed: () => {} });
    all.begin(net.wish);
    expect([...net.liquidity.held]).toEqual([40e6, 0]);
    expect(net.liquidity.inFlight).toBe(60e6);
    while (net.agenda.step());
    expect(times).toEqual([600_000]);
    expect([...net.liquidity.held]).toEqual([40e6, 60e6]);
  });

  it("fails once the channel is depleted, and succeeds again after a payment back", () => {
    const net = pair();
    let [paid, failed] = [0, 0];
    const all = payments(net, { paid: () => paid++, failed: () => failed++ });
    const back = { ...net.wish, payer: net.payee, payee: net.payer };
    for (const wish of [net.wish, net.wish, back, net.wish]) {
      all.begin(wish);
      while (net.agenda.step());
    }
    expect({ paid, failed }).toEqual({ paid: 3, failed: 1 });
  });

  it("that is held back keeps its money and a slot until its time is up", () => {
    const net = pair({ maxHtlcs: 1, cltvExpiryDelta: 80 });
    let failed = 0;
    const all = payments(net, { paid: () => {}, failed: () => failed++ });
    all.begin({ ...net.wish, amount: 1, kind: "jam" });
    net.agenda.run(10e6, 1e6);
    expect(net.liquidity.inFlight).toBe(1);
    all.begin({ ...net.wish, amount: 1 });
    while (net.agenda.step());
    expect(failed).toBe(1);
    expect(net.agenda.now / 1e6).toBeCloseTo(80 * 600, -1);
    expect(net.liquidity.inFlight).toBe(0);
  });
});

describe("who forwards and has hardly anything left on a channel", () => {
  it("fills it up to the half by a payment to himself in a circle", () => {
    const rules = {
      capacity: 100,
      capacitySpread: 0,
      capacityGrowth: 0,
      reserve: 0,
      leaves: 0,
      zeroBaseFee: 1,
    };
    const triangles = Array.from({ length: 50 }, (_, seed) =>
      network({ nodes: 3, channels: 3, ...rules, feeRate: 0, rebalanceBelow: 0.3 }, seed),
    ).filter(({ graph }) => graph.first.join() === "0,2,4,6");
    const triangle = triangles.find(({ graph }) => new Set(channelsOf(graph.owner)).size === 3);
    if (triangle === undefined) throw new Error("no seed draws a triangle");
    const { graph, liquidity, agenda } = triangle;
    const [payer, between, payee] = [0, 1, 2];
    const end = (from: number, to: number) =>
      graph.owner.findIndex((node, each) => node === from && graph.owner[each ^ 1] === to);
    // Because the direct channel is too small for it, the payment goes over the third node.
    for (const [from, to, held] of [
      [payer, between, 100],
      [between, payee, 100],
      [payer, payee, 50],
    ] as const) {
      liquidity.held[end(from, to)] = held * 1e6;
      liquidity.held[end(to, from)] = (100 - held) * 1e6;
    }
    payments(triangle, { paid: () => {}, failed: () => {} }).begin({
      ...{ payer, payee, amount: 80e6, weight: 1, kind: "payment" },
    });
    while (agenda.step());
    expect(liquidity.held[end(between, payee)]).toBe(50e6);
    expect(liquidity.held[end(payer, payee)]).toBe(20e6);
    expect(liquidity.audit()).toEqual([]);
  });
});

const channelsOf = (owner: Int32Array) =>
  Array.from({ length: owner.length / 2 }, (_, channel) =>
    [owner[2 * channel], owner[2 * channel + 1]].sort().join(),
  );
