import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { LayerScenario, Scenario } from "../../../src/engine/index.ts";
import { closingFaults } from "../../../src/engine/l2/bolt/books.ts";
import {
  channelContract,
  type Funding,
  funded,
  type Htlc,
  type HtlcTx,
  type Justice,
  type Side,
  type Transaction,
} from "../../../src/engine/l2/bolt/contract.ts";
import { htlcTxWeight } from "../../../src/engine/rules/bolt.ts";
import { ofKind, stack, traces } from "../engine/scenarios.ts";
import { massClosed } from "./mass-closed.ts";

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
    htlcs: offers.map((offer, number): Htlc => ({ number, count: 1, ...offer })),
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
  function taken(justice: Justice, kind: HtlcTx, height: number) {
    const contract = channelContract({ delay: 60, justice });
    const htlcs = [{ number: 0, by: 0, count: 1, amount: 10, cltvExpiry: 100 }] as const;
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
  hubs: 1,
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

const closed = (scenario: Scenario) => massClosed(traces(scenario), small.channels);

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
    const [host, network] = traces(scenario);
    const calls = ofKind(host ?? [], "final").reduce((sum, block) => sum + block.calls, 0);
    const held = ofKind(network ?? [], "channels").map(({ locked }) => locked);
    expect(held.at(-1)).toBeLessThan(held[0] as number);
    const quiet = traces({ ...scenario, attacks: [] })[0] ?? [];
    const without = ofKind(quiet, "final").reduce((sum, block) => sum + block.calls, 0);
    expect(calls).toBeGreaterThan(without);
    expect(ofKind(network ?? [], "funds").at(-1)?.stolen).toBe(0);
  });
});

describe("a mass close in the middle of payments", () => {
  const usual = closed(exodus(0.5));

  it("takes the room of BOLT 3: a commitment with an output for each payment in flight, and a transaction that claims it", () => {
    for (const rate of [0, 0.1]) {
      const { htlcs, takenBack, held } = closed(exodus(rate));
      expect(held).toBe(0);
      expect(takenBack).toBe(Math.round(takenBack));
      expect(takenBack).toBeGreaterThanOrEqual(0);
      expect(takenBack).toBeLessThanOrEqual(htlcs);
      expect(htlcs > 0).toBe(rate > 0);
    }
  });

  it("has an output and a claim for each of those that a payment stands for", () => {
    const { htlcs, takenBack, held, stolen } = closed(exodus(4, { sample: 1, latency: 2 }));
    expect({ held, stolen }).toEqual({ held: 0, stolen: 0 });
    expect(htlcs).toBeGreaterThan(50);
    expect(takenBack).toBe(Math.round(takenBack));
    expect(takenBack).toBeGreaterThanOrEqual(0);
    expect(takenBack).toBeLessThanOrEqual(htlcs);
  });

  it("takes the more room the more payments are on their way", () => {
    const few = closed(exodus(0.1));
    expect(usual.htlcs - few.htlcs).toBeGreaterThan(20);
    expect(usual.space - few.space).toBeGreaterThan(
      (usual.htlcs - few.htlcs) * (172 + htlcTxWeight(true).timeout),
    );
  });

  it("loses nothing to anybody as long as all are there to claim in time", () => {
    expect(usual.stolen).toBe(0);
  });

  it("loses to whoever offered it each payment whose secret is known to somebody who is away until its time is up", () => {
    const silence = { layer: "network", kind: "failure", party: "hubs", at: 3_900, lasts: 24_000 } as const;
    const { htlcs, takenBack, held, stolen } = closed(exodus(0.5, {}, { incidents: [silence] }));
    expect(held).toBe(0);
    expect(htlcs).toBe(usual.htlcs);
    expect(takenBack).toBeGreaterThan(usual.takenBack);
    expect(stolen).toBeCloseTo((takenBack - usual.takenBack) * small.payment, 6);
  });

  it("leaves to the miner what is too little for an output, all of it", () => {
    const { htlcs, held, stolen } = closed(exodus(0.5, { dustLimit: 6 }));
    expect(held).toBe(0);
    expect(htlcs).toBe(0);
    expect(stolen).toBeCloseTo(usual.htlcs * small.payment, 6);
  });
});
