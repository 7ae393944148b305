import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Journey } from "../../../src/engine/index.ts";
import { perDollar } from "../../../src/engine/l2/bolt/paid.ts";
import { Journeys } from "../../../src/engine/l2/channels/journeys.ts";
import { failureLegs, hopFee, paymentLegs } from "../../../src/engine/rules/bolt.ts";
import { type Network, network, payments } from "./network.ts";

const window = { start: 5e6, end: 36_000e6 };

interface Sent {
  readonly payer: number;
  readonly payee: number;
  readonly amount: number;
}

/** Payments one after the other from a moment on, and what is told of them. */
function told(net: Network, sent: readonly Sent[], from = window.start): readonly Journey[] {
  const journeys = new Journeys(net.p, net.graph, window);
  const all = payments(net, {
    paid: (wish, begun, attempts) => journeys.see({ wish, begun, attempts, isPaid: true }),
    failed: (wish, begun, attempts) => journeys.see({ wish, begun, attempts, isPaid: false }),
  });
  const begin = net.agenda.action((place) =>
    all.begin({ ...(sent[place] as Sent), weight: 1, kind: "payment" }),
  );
  for (const [place, { payer, payee }] of sent.entries())
    if (payer !== payee) net.agenda.at(from + place * 200e6, begin, place);
  while (net.agenda.step());
  return journeys.journeys();
}

/** Networks in which payments take several hops and often fail. */
const shape = fc.record({
  nodes: fc.integer({ min: 4, max: 30 }),
  leaves: fc.constantFrom(0, 0.3),
  fitnessTail: fc.constantFrom(0.8, 5),
  latency: fc.constantFrom(0.124, 1),
  cltvExpiryDelta: fc.constantFrom(34, 80),
  reserve: fc.constantFrom(0, 0.01),
});
const wish = fc.record({
  payer: fc.nat(29),
  payee: fc.nat(29),
  amount: fc.oneof(fc.integer({ min: 1, max: 1e8 }), fc.integer({ min: 1, max: 1e9 })),
});

/** Whatever was told of many networks. */
function everyJourney(check: (journey: Journey, net: Network) => void): number {
  let seen = 0;
  fc.assert(
    fc.property(
      shape,
      fc.nat(1e6),
      fc.array(wish, { minLength: 10, maxLength: 30 }),
      (size, seed, wishes) => {
        const net = network({ ...size, channels: Math.round(1.3 * size.nodes) }, seed);
        const { nodes } = net.graph;
        const sent = wishes.map((each) => ({
          ...each,
          ...{ payer: each.payer % nodes, payee: each.payee % nodes },
        }));
        for (const journey of told(net, sent)) {
          check(journey, net);
          seen++;
        }
      },
    ),
    { numRuns: 300 },
  );
  return seen;
}

const micro = (dollars: number) => Math.round(dollars * perDollar);
const nodeOf = (name: string) => Number(name.replace("node ", "")) - 1;
const isPaid = ({ attempts }: Journey) => attempts.at(-1)?.refused === null;

describe("a payment that is told hop by hop", () => {
  it("loses on its way exactly the fees of BOLT 7, and a time lock's delta a hop", () => {
    const seen = everyJourney((journey, { p, graph }) => {
      for (const { hops, refused, height } of journey.attempts)
        for (const [place, { amount, fee, from, cltvExpiry, offered, lockedIn }] of hops.entries()) {
          const node = nodeOf(from);
          const policy = { base: graph.base[node] as number, ppm: graph.ppm[node] as number };
          const before = hops[place - 1];
          expect(micro(fee)).toBe(before === undefined ? 0 : hopFee(policy, micro(amount)));
          if (before !== undefined) {
            expect(micro(before.amount) - micro(amount)).toBe(micro(fee));
            expect(before.cltvExpiry - cltvExpiry).toBe(p.cltvExpiryDelta);
            expect(before.to).toBe(from);
            expect(offered).toBe(before.lockedIn);
          }
          if (refused === null && place === hops.length - 1) {
            expect(micro(amount)).toBe(micro(journey.dollars));
            expect(cltvExpiry).toBe(height + p.minFinalCltvExpiryDelta);
          }
          expect(lockedIn - offered).toBeCloseTo(3 * p.latency, 9);
        }
    });
    expect(seen).toBeGreaterThan(200);
  });

  it("moves each amount from one side of a channel to the other where it gets through, and nothing where not", () => {
    everyJourney((journey) => {
      for (const { hops, refused } of journey.attempts)
        for (const { amount, capacity, before, after } of hops) {
          // Because these come one after the other, nobody else's money is on its way.
          expect(micro(before[0]) + micro(before[1])).toBe(micro(capacity));
          const moved = refused === null ? micro(amount) : 0;
          expect(after.map(micro)).toEqual([micro(before[0]) - moved, micro(before[1]) + moved]);
        }
    });
  });

  it("is over when word is back by the legs of BOLT 2, one attempt after the other", () => {
    everyJourney((journey, { p }) => {
      for (const [place, { from, to, hops, refused }] of journey.attempts.entries()) {
        const legs = refused === null ? paymentLegs(hops.length) : failureLegs(hops.length);
        expect(to - from).toBeCloseTo(legs * p.latency, 5);
        expect(from).toBe(journey.attempts[place - 1]?.to ?? 0);
        // The first to offer is the last to hear; a payer who is paid back or has paid signs twice more.
        for (const [hop, { over }] of hops.entries()) {
          expect(over).toBeLessThan(hops[hop - 1]?.over ?? to + 1e-6);
          expect(over).toBeGreaterThan(hops.at(-1)?.lockedIn as number);
        }
      }
    });
  });

  it("says who could not pass it on, and that balance is what was lacking", () => {
    everyJourney((journey) => {
      const failed = journey.attempts.slice(0, isPaid(journey) ? -1 : undefined);
      for (const { refused, hops } of failed) {
        expect(refused?.why).toBe("balance");
        expect(refused?.from).toBe(hops.at(-1)?.to ?? journey.payer);
      }
    });
  });
});

describe("which payments are told", () => {
  it("are one that got through at once and one that failed on its way, of those that began in the window", () => {
    for (const seed of [1, 2, 3]) {
      const net = network({ nodes: 20, channels: 26, leaves: 0 }, seed);
      const sent = Array.from({ length: 150 }, (_, place) => ({
        payer: (7 * place) % 20,
        payee: (3 * place + 1) % 20,
        amount: 50e6,
      }));
      const [direct, retried] = told(net, sent);
      expect(direct?.attempts).toHaveLength(1);
      expect(isPaid(direct as Journey)).toBe(true);
      expect(retried?.attempts[0]?.refused).not.toBeNull();
      expect(direct?.begun).toBeGreaterThanOrEqual(0);
    }
  });

  it("are none where none began in the window", () => {
    const net = network({ nodes: 2, channels: 1, leaves: 0 });
    const all = [0, 1].map((payer) => ({ payer, payee: 1 - payer, amount: 1 }));
    expect(told(net, all)).not.toEqual([]);
    expect(told(network({ nodes: 2, channels: 1, leaves: 0 }), all, window.end)).toEqual([]);
  });
});
