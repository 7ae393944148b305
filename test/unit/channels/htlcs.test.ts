import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { LayerScenario, Scenario } from "../../../src/engine/index.ts";
import { finish } from "../../../src/engine/index.ts";
import { closingFaults } from "../../../src/engine/l2/bolt/books.ts";
import {
  channelContract,
  type Funding,
  funded,
  type Htlc,
  type Justice,
  type Side,
  type Transaction,
} from "../../../src/engine/l2/bolt/contract.ts";
import { replication, undisturbed } from "../../../src/engine/replication.ts";
import { commitmentWeight, htlcTxWeight } from "../../../src/engine/rules/bolt.ts";
import type { TraceEvent } from "../../../src/engine/trace.ts";
import { ofKind, stack } from "../engine/scenarios.ts";

const side = fc.constantFrom<Side>(0, 1);

/** What both ends of a channel of 1,000 have signed, with some of it on its way. */
const signed = fc
  .record({
    user: fc.nat(300),
    partner: fc.nat(300),
    offers: fc.array(
      fc.record({ by: side, amount: fc.integer({ min: 1, max: 50 }), cltvExpiry: fc.nat(40) }),
      {
        maxLength: 4,
      },
    ),
  })
  .map(({ user, partner, offers }) => ({
    balances: [user, partner] as const,
    htlcs: offers.map((offer, number): Htlc => ({ number, ...offer })),
  }));

const step = fc.record({
  kind: fc.constantFrom("htlc-success" as const, "htlc-timeout" as const, "claim" as const),
  htlc: fc.nat(4),
});

describe("a channel that is closed with payments in flight", () => {
  it("pays each of them once, to whoever comes first by the rules, and is over when nothing is left", () => {
    let over = 0;
    fc.assert(
      fc.property(
        signed,
        side,
        fc.constantFrom("penalty" as const, "correction" as const),
        fc.array(step, { maxLength: 40 }),
        ({ balances, htlcs }, by, justice, steps) => {
          const contract = channelContract({ delay: 6, justice });
          const commitment = { number: 7, balances, htlcs };
          let state: Funding = funded(1_000);
          const include = (height: number, transaction: Transaction) => {
            state = contract.apply(state, transaction, { block: height, height, time: height });
            expect(closingFaults(state, commitment)).toEqual([]);
          };
          include(0, { kind: "commitment", by, commitment });
          const winners = new Map<number, Side>();
          for (const [height, { kind, htlc }] of steps.entries()) {
            include(height, kind === "claim" ? { kind } : { kind, htlc });
            const offer = htlcs[htlc];
            if (kind === "claim" || offer === undefined || winners.has(htlc) || state.close === null)
              continue;
            const { cltvExpiry } = offer;
            // BOLT 3 and IsFinalTx: not in the block of the lock time itself. Raiden: no secret is registered from its expiration on.
            const [isKnown, isBack] =
              justice === "penalty"
                ? [true, height >= cltvExpiry + 1]
                : [height <= cltvExpiry - 1, height >= cltvExpiry];
            if (kind === "htlc-success" && isKnown) winners.set(htlc, offer.by === 0 ? 1 : 0);
            if (kind === "htlc-timeout" && isBack) winners.set(htlc, offer.by);
          }
          expect(state.close?.taken.map(({ htlc, to }) => [htlc.number, to])).toEqual([...winners]);
          const isOver = winners.size === htlcs.length && state.close?.isSwept === true;
          expect(state.stage).toBe(isOver ? "closed" : "closing");
          if (isOver) over++;
        },
      ),
      { numRuns: 1_000 },
    );
    expect(over).toBeGreaterThan(50);
  });

  /** What each side has of an HTLC that ends at block 100, after one of its two transactions in a block of that height. */
  function taken(justice: Justice, kind: "htlc-success" | "htlc-timeout", height: number) {
    const contract = channelContract({ delay: 60, justice });
    const htlcs = [{ number: 0, by: 0, amount: 10, cltvExpiry: 100 }] as const;
    const commitment = { number: 1, balances: [90, 0], htlcs } as const;
    const include = (state: Funding, at: number, transaction: Transaction) =>
      contract.apply(state, transaction, { block: at, height: at, time: at });
    const closing = include(funded(100), 90, { kind: "commitment", by: 0, commitment });
    return include(closing, height, { kind, htlc: 0 }).paid;
  }

  it("gives a promise back in the first block that Bitcoin lets it be in, the one behind its lock time", () => {
    expect(taken("penalty", "htlc-timeout", 100)).toEqual([0, 0]);
    expect(taken("penalty", "htlc-timeout", 101)).toEqual([10, 0]);
    expect(taken("penalty", "htlc-success", 101)).toEqual([0, 10]);
  });

  it("takes no secret in Raiden's contract from the expiration of its lock on, and gives that back", () => {
    expect(taken("correction", "htlc-success", 99)).toEqual([0, 10]);
    expect(taken("correction", "htlc-success", 100)).toEqual([0, 0]);
    expect(taken("correction", "htlc-timeout", 99)).toEqual([0, 0]);
    expect(taken("correction", "htlc-timeout", 100)).toEqual([10, 0]);
  });
});

const small = {
  nodes: 60,
  channels: 240,
  hubs: 2,
  toSelfDelay: 6,
  cltvExpiryDelta: 6,
  minFinalCltvExpiryDelta: 6,
  baseFee: 0,
  feeRate: 0,
  payment: 5,
};

/** Everybody closes at once, in the middle of payments that take minutes, over Bitcoin with nobody else on it. */
function exodus(
  rate: number,
  layer: LayerScenario["parameters"] = {},
  changes: Partial<Scenario> = {},
): Scenario {
  const network = { preset: "lightning", name: "network", layer: { ...small, latency: 20, ...layer } };
  return stack(["bitcoin", network], {
    ...{ demand: { rate }, warmup: 0, duration: 36_000, drain: 7_200, runs: 1 },
    attacks: [
      { layer: "network", plan: "mass-close", share: 0, controls: ["hubs", "users"], at: 3_600, given: {} },
    ],
    ...changes,
  });
}

/** What each layer told, in order; the books are checked at the end. */
function told(scenario: Scenario): readonly TraceEvent[][] {
  const events: TraceEvent[][] = scenario.layers.map(() => []);
  finish(replication(scenario, 0, undisturbed, (layer, event) => events[layer]?.push(event), 1e9));
  return events;
}

/** What of the host's blocks a mass close took, and how many payments were on their way. */
function closed(scenario: Scenario) {
  const [host, network] = told(scenario);
  const blocks = ofKind(host ?? [], "final");
  const sum = (of: (block: (typeof blocks)[number]) => number) =>
    blocks.reduce((total, block) => total + of(block), 0);
  const before = ofKind(network ?? [], "channels").filter(({ time }) => time <= 3_600e6);
  return {
    pending: Math.round((before.at(-1)?.pending ?? 0) / small.payment),
    calls: sum(({ calls }) => calls),
    space: sum(({ space }) => space),
    held: ofKind(network ?? [], "channels").at(-1)?.locked,
    stolen: ofKind(network ?? [], "funds").at(-1)?.stolen ?? 0,
  };
}

describe("a channel with a silent node", () => {
  it("goes to the host with what is held back in it, which is taken back once its time is up", () => {
    const layer = { ...small, cltvExpiryDelta: 20, minFinalCltvExpiryDelta: 20, latency: 0.1 };
    const jam = {
      layer: "network",
      plan: "jam",
      share: 0,
      controls: [],
      at: 50,
      given: { rate: 5, amount: 5 },
    };
    const silence = { layer: "network", kind: "failure", party: "hubs", at: 100, lasts: 1e6 } as const;
    const scenario = stack(
      ["ideal", { preset: "lightning", name: "network", layer, on: { settlement: "ideal" } }],
      {
        ...{ demand: { rate: 0 }, warmup: 0, duration: 600, drain: 0, runs: 1 },
        ...{ attacks: [jam], incidents: [silence] },
      },
    );
    const [host, network] = told(scenario);
    const calls = ofKind(host ?? [], "final").reduce((sum, block) => sum + block.calls, 0);
    const held = ofKind(network ?? [], "channels").map(({ locked }) => locked);
    expect(held.at(-1)).toBeLessThan(held[0] as number);
    const quiet = told({ ...scenario, attacks: [] })[0] ?? [];
    const without = ofKind(quiet, "final").reduce((sum, block) => sum + block.calls, 0);
    expect(calls).toBeGreaterThan(without);
    expect(ofKind(network ?? [], "funds").at(-1)?.stolen).toBe(0);
  });
});

describe("a mass close in the middle of payments", () => {
  const weights = htlcTxWeight(true);
  const payment = 1_088;

  it("takes the room of BOLT 3: a commitment with an output for each payment in flight, and a transaction that claims it", () => {
    for (const rate of [0, 0.1, 0.5]) {
      const { calls, space, held } = closed(exodus(rate));
      const htlcs = calls - 2 * small.channels;
      const commitments =
        small.channels * commitmentWeight(0, true) + htlcs * (commitmentWeight(1, true) - 1_124);
      const claims = space - commitments - small.channels * payment;
      const late = htlcs * weights.success - claims;
      expect(held).toBe(0);
      // Each is claimed with its secret or, forty weight units lighter, after its time.
      expect(late % (weights.success - weights.timeout)).toBe(0);
      expect(late).toBeGreaterThanOrEqual(0);
      expect(late).toBeLessThanOrEqual(htlcs * (weights.success - weights.timeout));
      expect(htlcs > 0).toBe(rate > 0);
    }
  });

  it("takes the more room the more payments are on their way", () => {
    const [few, many] = [closed(exodus(0.1)), closed(exodus(0.5))];
    expect(many.calls - few.calls).toBeGreaterThan(20);
    expect(many.space - few.space).toBeGreaterThan((many.calls - few.calls) * (172 + weights.timeout - 1));
  });

  it("loses nothing to anybody as long as all are there to claim in time", () => {
    expect(closed(exodus(0.5)).stolen).toBe(0);
  });

  it("loses what is in flight to whoever offered it where the one who knows the secret is away until its time is up", () => {
    const fails = (at: number) => ({
      incidents: [{ layer: "network", kind: "failure", party: "hubs", at, lasts: 1e6 }] as const,
    });
    expect(closed(exodus(0.5, {}, fails(3_900))).stolen).toBeGreaterThan(0);
  });

  it("leaves to the miner what is too little for an output", () => {
    const dust = closed(exodus(0.5, { dustLimit: 6 }));
    expect(dust.calls).toBe(2 * small.channels);
    expect(dust.stolen).toBeGreaterThan(0);
  });
});
