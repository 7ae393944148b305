import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { channels } from "../../../src/engine/l2/channels/channels.ts";
import type { Channels } from "../../../src/engine/l2/channels/parameters.ts";
import { lightning } from "../../../src/engine/l2/channels/presets/lightning.ts";
import { routes } from "../../../src/engine/measure/routes.ts";
import { teller } from "../../../src/engine/measure/teller.ts";
import { newest } from "../../../src/engine/parameters.ts";
import { ofKind, stack, trace } from "../engine/scenarios.ts";
import { type Network, network, payments, wealth } from "./network.ts";

interface Sent {
  readonly payer: number;
  readonly payee: number;
  readonly amount: number;
}

/** Pays, and waits until all is over: whether it got through, over how many routes, and when the payer knew. */
function pay(net: Network, { payer, payee, amount }: Sent) {
  let outcome = { isPaid: false, parts: 0, at: 0 };
  let told = 0;
  const all = payments(net, {
    paid: (_, begun, attempts) => {
      told++;
      outcome = {
        isPaid: true,
        parts: attempts.filter(({ isThere }) => isThere).length,
        at: net.agenda.now - begun,
      };
    },
    failed: (_, begun) => {
      told++;
      outcome = { isPaid: false, parts: 0, at: net.agenda.now - begun };
    },
  });
  all.begin({ payer, payee, amount, weight: 1, kind: "payment" });
  while (net.agenda.step()) expect(net.liquidity.audit()).toEqual([]);
  expect(told).toBe(1);
  expect(net.liquidity.inFlight).toBe(0);
  return outcome;
}

const shape = fc.record({
  nodes: fc.integer({ min: 3, max: 16 }),
  channels: fc.integer({ min: 16, max: 40 }),
  leaves: fc.constantFrom(0, 0.4),
  attempts: fc.constantFrom(1, 10),
  reserve: fc.constantFrom(0, 0.01),
});
const sent = fc.record({
  payer: fc.nat(15),
  payee: fc.nat(15),
  amount: fc.oneof(fc.integer({ min: 1, max: 3e9 }), fc.integer({ min: 1, max: 20 })),
});

describe("a payment in parts", () => {
  it("comes to its payee whole or not at all, and costs nobody between anything", () => {
    let split = 0;
    fc.assert(
      fc.property(
        shape,
        fc.integer({ min: 1, max: 16 }),
        fc.nat(1e6),
        fc.array(sent, { maxLength: 8 }),
        (size, maxParts, seed, all) => {
          const net = network({ ...size, maxParts }, seed);
          for (const each of all) {
            const [payer, payee] = [each.payer % size.nodes, each.payee % size.nodes];
            if (payer === payee) continue;
            const before = wealth(net);
            const { isPaid, parts } = pay(net, { ...each, payer, payee });
            const change = wealth(net).map((now, node) => now - (before[node] as number));
            expect(parts).toBeLessThanOrEqual(maxParts);
            if (parts > 1) split++;
            expect(change.reduce((sum, own) => sum + own, 0)).toBe(0);
            expect(change[payee]).toBe(isPaid ? each.amount : 0);
            for (const [node, own] of change.entries())
              if (node !== payer) expect(own).toBeGreaterThanOrEqual(0);
            if (!isPaid) expect(change.every((own) => own === 0)).toBe(true);
          }
        },
      ),
      { numRuns: 500 },
    );
    expect(split).toBeGreaterThan(20);
  });

  it("gets through wherever it would whole, and where it would not", () => {
    const paid = { whole: 0, split: 0 };
    for (let seed = 0; seed < 150; seed++)
      for (const amount of [100e6, 400e6, 1_600e6]) {
        const [whole, split] = [1, 16].map((maxParts) => {
          const net = network({ nodes: 30, channels: 120, maxParts }, seed);
          return pay(net, { payer: seed % 30, payee: (seed + 7) % 30, amount }).isPaid;
        });
        if (whole) expect(split).toBe(true);
        paid.whole += whole ? 1 : 0;
        paid.split += split ? 1 : 0;
      }
    expect(paid.split).toBeGreaterThan(1.1 * paid.whole);
  });
});

/** Two nodes with two channels, in each of which the first holds some dollars of $100. */
function pair(held: readonly [number, number], changes = {}) {
  const net = network({
    nodes: 2,
    channels: 2,
    capacity: 100,
    capacitySpread: 0,
    capacityGrowth: 0,
    reserve: 0,
    latency: 0.1,
    ...changes,
  });
  const payer = net.graph.owner[0] as number;
  for (const [channel, dollars] of held.entries()) {
    const own = [2 * channel, 2 * channel + 1].find((end) => net.graph.owner[end] === payer) as number;
    net.liquidity.held[own] = dollars * 1e6;
    net.liquidity.held[own ^ 1] = (100 - dollars) * 1e6;
  }
  return { net, payer, payee: 1 - payer };
}

describe("two channels of $60 each", () => {
  it("carry $100 in two halves, in the time of one payment", () => {
    const { net, ...ends } = pair([60, 60], { maxParts: 2 });
    expect(pay(net, { ...ends, amount: 100e6 })).toEqual({ isPaid: true, parts: 2, at: 600_000 });
    expect(net.liquidity.held.every((own) => [10e6, 90e6].includes(own))).toBe(true);
  });

  it("carry more than either could, were it full", () => {
    const { net, ...ends } = pair([60, 60], { maxParts: 2 });
    expect(pay(net, { ...ends, amount: 120e6 })).toMatchObject({ isPaid: true, parts: 2 });
  });

  it("do not carry it whole", () => {
    const { net, ...ends } = pair([60, 60]);
    expect(pay(net, { ...ends, amount: 100e6 })).toEqual({ isPaid: false, parts: 0, at: 0 });
  });
});

describe("parts of a payment that is given up", () => {
  it("stay with the payee for a minute, and come back", () => {
    const { net, ...ends } = pair([60, 30], { maxParts: 3 });
    const all = payments(net, { paid: () => {}, failed: () => {} });
    all.begin({ ...ends, amount: 100e6, weight: 1, kind: "payment" });
    const inFlight = (seconds: number) => {
      while (net.agenda.step(seconds * 1e6));
      return net.liquidity.inFlight / 1e6;
    };
    // The first half is there after three delays of a tenth of a second, and a quarter over the other channel.
    expect(inFlight(1)).toBe(75);
    expect(inFlight(60.2)).toBe(75);
    expect(inFlight(60.7)).toBe(0);
  });
});

describe("a payment that is larger than every channel", () => {
  const problems = (changes: Partial<Channels>) =>
    channels
      .check({ ...newest(lightning), maxCapacity: 100, ...changes })
      .map(({ message, hint }) => [message, hint]);

  it("is refused where it fits into none in as many parts as it may have", () => {
    expect(problems({ payment: 100 })).toEqual([]);
    expect(problems({ payment: 101 })).toEqual([["No payment fits into any channel.", "at most 100 $"]]);
    expect(problems({ payment: 1_600, maxParts: 16 })).toEqual([]);
    // Because a half that is halved again leaves the other half as large as it is.
    expect(problems({ payment: 201, maxParts: 3 })).toEqual([
      ["No payment fits into any channel, not even in 3 parts.", "at most 200 $"],
    ]);
  });
});

describe("the hops of payments in parts", () => {
  const layer = { nodes: 30, channels: 120, hubs: 1, payment: 600, maxParts: 16 };
  const scenario = stack(
    ["ideal", { preset: "lightning", name: "network", layer, on: { settlement: "ideal" } }],
    {
      ...{ demand: { rate: 1 }, warmup: 0, duration: 300, drain: 0, runs: 1 },
    },
  );
  const routed = ofKind(trace(scenario), "routed");

  it("count each payment once, and each part of it by its amount", () => {
    const moments = [...new Set(routed.map(({ time }) => time))];
    expect(routed.length - moments.length).toBeGreaterThan(20);
    for (const moment of moments) {
      const parts = routed.filter(({ time }) => time === moment);
      expect(parts.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
      for (const { share, dollars } of parts) expect(share).toBeCloseTo(dollars / layer.payment, 9);
    }
  });

  it("are their mean by shares", () => {
    const fold = routes({ start: 0, end: 10 }, false);
    const tell = teller([fold]);
    const part = { kind: "routed", time: 1, count: 2, dollars: 1, forwarders: [], skippedFees: 0 } as const;
    // One in a half over 2 hops and two quarters over 6, and one that goes whole over 1.
    tell({ ...part, share: 0.5, hops: 2 });
    tell({ ...part, share: 0.25, hops: 6 });
    tell({ ...part, share: 0.25, hops: 6 });
    tell({ ...part, share: 1, hops: 1 });
    expect(fold.readings().routeLength).toBe((4 + 1) / 2);
  });
});
