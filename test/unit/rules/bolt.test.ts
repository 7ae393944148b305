import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  cltvExpiries,
  commitmentFee,
  commitmentWeight,
  failLegs,
  failureLegs,
  feeInputWeight,
  fulfilLegs,
  fundingWeight,
  hopFee,
  htlcTxFee,
  htlcTxWeight,
  paymentLegs,
  routeAmount,
  trimmedHtlcs,
} from "../../../src/engine/rules/bolt.ts";
import {
  breakEvenPayments,
  raidenChannelGas,
  successProbability,
} from "../../../src/engine/theory/channels.ts";
import { exitFinalization, massExitCapacity } from "../../../src/engine/theory/nested-chains.ts";

const msat = (max: bigint) => fc.bigInt({ min: 0n, max });
const whole = (max: number) => fc.integer({ min: 0, max });
const hop = fc.record({ base: whole(10_000), ppm: whole(20_000) });

describe("a route", () => {
  it("leaves each node at least its fee, and delivers what was meant", () => {
    fc.assert(
      fc.property(fc.array(hop, { maxLength: 6 }), whole(1e12), (hops, deliver) => {
        let carried = routeAmount(hops, deliver);
        for (const [at, own] of hops.entries()) {
          const passedOn = routeAmount(hops.slice(at + 1), deliver);
          expect(carried - passedOn).toBe(hopFee(own, passedOn));
          carried = passedOn;
        }
        expect(carried).toBe(deliver);
      }),
    );
  });

  it("is rounded down to the last unit, however large the amount", () => {
    fc.assert(
      fc.property(hop, whole(2 ** 50), (own, amount) => {
        const exact = BigInt(own.base) + (BigInt(amount) * BigInt(own.ppm)) / 1_000_000n;
        expect(BigInt(hopFee(own, amount))).toBe(exact);
      }),
    );
  });

  it("expires at its payee's end first, as late as he and every node before him ask for", () => {
    // BOLT 2: deltas of 34 blocks, and 18 for the payee, at height 1,000.
    expect(cltvExpiries(1_000, 3, 34, 18)).toEqual([1_086, 1_052, 1_018]);
    expect(cltvExpiries(0, 1, 34, 18)).toEqual([18]);
  });

  it("is walked hop by hop in the time that it takes as a whole", () => {
    for (let hops = 1; hops <= 20; hops++) {
      // Because the payer's own channel is signed twice more once he has the secret.
      expect(fulfilLegs(0, hops).over + 2).toBe(paymentLegs(hops));
      expect(failLegs(0, hops).over).toBe(failureLegs(hops));
      expect(fulfilLegs(hops - 1, hops)).toEqual({
        offered: 3 * hops - 3,
        lockedIn: 3 * hops,
        over: 3 * hops + 1,
      });
    }
  });

  it("costs by what a hop passes on, so that the nearest to the payer takes most", () => {
    const alike = { base: 200, ppm: 2000 };
    // BOLT 7: B asks 10,199 msat of 4,999,999, and A before it as much of 5,010,198.
    expect(routeAmount([alike], 4_999_999)).toBe(5_010_198);
    expect(routeAmount([alike, alike], 4_999_999)).toBe(5_010_198 + 200 + 10_020);
  });
});

describe("a commitment", () => {
  const pending = fc.record({
    feeratePerKw: msat(20_000n),
    dustLimitSat: msat(1_000n),
    offeredMsat: fc.array(msat(30_000_000n), { maxLength: 20 }),
    receivedMsat: fc.array(msat(30_000_000n), { maxLength: 20 }),
  });

  it("has an output for each HTLC that pays for its own transaction, and gives all others to its miner", () => {
    fc.assert(
      fc.property(pending, (each) => {
        const { timeout, success } = htlcTxFee(each.feeratePerKw);
        const { untrimmed, baseFeeSat, actualFeeSat } = trimmedHtlcs(each);
        const left = [
          ...each.offeredMsat.map((amount) => amount / 1000n - timeout),
          ...each.receivedMsat.map((amount) => amount / 1000n - success),
        ];
        const amounts = [...each.offeredMsat, ...each.receivedMsat].map((amount) => amount / 1000n);
        const kept = left.map((rest) => rest >= each.dustLimitSat);
        expect(untrimmed).toBe(kept.filter((is) => is).length);
        const lost = amounts.filter((_, at) => !kept[at]).reduce((sum, amount) => sum + amount, 0n);
        expect(actualFeeSat - baseFeeSat).toBe(lost);
        expect(baseFeeSat).toBe(commitmentFee(each.feeratePerKw, BigInt(untrimmed)));
      }),
    );
  });

  it("with 483 HTLCs each way weighs what BOLT 2 counts on", () => {
    // A fee of 1,000 sat per 1,000 WU is the weight: 166,876 WU.
    expect(commitmentFee(1000n, 966n)).toBe(166_876n);
    expect(commitmentFee(1000n, 0n, true)).toBe(1_124n);
    expect(htlcTxFee(1000n, true)).toEqual({ timeout: 666n, success: 706n });
    expect(commitmentWeight(966)).toBe(166_876);
    // What Flood & Loot counts on for a channel: 483 that are claimed with their secrets.
    expect(commitmentWeight(483) + 483 * htlcTxWeight().success).toBe(423_349);
    expect(htlcTxWeight(true)).toEqual({ timeout: 666, success: 706 });
  });
});

it("a funding transaction weighs what its parts do", () => {
  expect(fundingWeight([109], [22])).toBe(611);
  expect(fundingWeight([109, 109], [22]) - fundingWeight([109], [22])).toBe(4 * 41 + 109);
  expect(fundingWeight([109], [])).toBe(611 - 4 * 31);
  // The input and the change by which another transaction pays are those of this one.
  expect(feeInputWeight(109, 22)).toBe(fundingWeight([109, 109], [22, 22]) - fundingWeight([109], [22]));
});

it("a channel passes a payment on with the share of balances that are enough for it", () => {
  for (let capacity = 0; capacity <= 12; capacity++)
    for (let amount = 0; amount <= 15; amount++) {
      const balances = Array.from({ length: capacity + 1 }, (_, balance) => balance);
      const enough = balances.filter((balance) => balance >= amount).length;
      expect(successProbability([capacity], amount)).toBeCloseTo(enough / balances.length, 12);
      expect(successProbability([capacity, 10], amount)).toBeCloseTo(
        (enough / balances.length) * successProbability([10], amount),
        12,
      );
    }
});

it("a channel pays off with the first payment that makes transfers dearer", () => {
  const channel = raidenChannelGas(2, 1, 0);
  const payments = breakEvenPayments(channel, 36_612);
  expect(payments * 36_612).toBeGreaterThanOrEqual(channel);
  expect((payments - 1) * 36_612).toBeLessThan(channel);
});

describe("an exit", () => {
  const time = fc.integer({ min: 0, max: 1e7 });

  it("is never paid out sooner than its period, and a younger output never before an older one asked for at the same time", () => {
    fc.assert(
      fc.property(time, time, time, time, time, (requested, one, other, mfp, rep) => {
        const [older, younger] = [Math.min(one, other), Math.max(one, other)];
        const at = (submitted: number) => exitFinalization({ requested, submitted, mfp, rep });
        expect(at(older)).toBeGreaterThanOrEqual(requested + mfp);
        expect(at(older)).toBeLessThanOrEqual(at(younger));
      }),
    );
  });

  it("of everybody takes the gas that it takes", () => {
    const room = { windowSeconds: 604_800, slotSeconds: 12, gasLimit: 30e6, gasShare: 0.5 };
    expect(massExitCapacity({ ...room, gasPerExit: 100_000 })).toBe(7_560_000);
    expect(massExitCapacity({ ...room, gasPerExit: 200_000 })).toBe(3_780_000);
  });
});
