import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { afterSpending, type L1Price } from "../../../src/engine/rules/arbos-price.ts";

/** What every unit pays to whoever is rewarded, wei. */
const reward = 10n;

const amount = fc.bigInt({ min: 0n, max: 10n ** 12n });
const units = fc.bigInt({ min: 1n, max: 10n ** 9n });

/** Batches one after the other, each of which costs so much a unit. */
function batches(first: L1Price, count: number, size: bigint, cost: bigint): L1Price {
  let state = first;
  for (let batch = 0; batch < count; batch++)
    state = afterSpending(state, {
      units: size,
      collected: size * state.pricePerUnit,
      spent: size * cost,
    });
  return state;
}

describe("the price of data on an ArbOS chain", () => {
  it("is what the formula gives by hand", () => {
    // 16 million units at 100, which cost 200: 1,600 million are owed and 160 million for rewards. To have that back within 160 million
    // units takes 11 more a unit, and to stop losing 110 another 110; 16 million units move a price with as much inertia by half of 121.
    const after = afterSpending(
      { pricePerUnit: 100n, surplus: 0n, lastSurplus: 0n },
      { units: 16_000_000n, collected: 1_600_000_000n, spent: 3_200_000_000n },
    );
    expect(after).toEqual({ pricePerUnit: 160n, surplus: -1_760_000_000n, lastSurplus: -1_760_000_000n });
  });

  it("stays where it is when users pay what data cost and nothing is owed", () => {
    fc.assert(
      fc.property(amount, units, (price, size) => {
        const state = { pricePerUnit: price + reward, surplus: 0n, lastSurplus: 0n };
        expect(batches(state, 1, size, price)).toEqual(state);
      }),
    );
  });

  it("comes to what data cost, and to owing nothing, from half of it or twice", () => {
    // Because whole wei are all there is, a price of a few of them does not come to rest.
    const cost = fc.bigInt({ min: 10n ** 6n, max: 10n ** 11n });
    const size = fc.bigInt({ min: 1_000_000n, max: 16_000_000n });
    fc.assert(
      fc.property(fc.constantFrom(0.5, 2), cost, size, (times, cost, size) => {
        const begin = BigInt(Math.round(times * Number(cost)));
        const { pricePerUnit, surplus } = batches(
          { pricePerUnit: begin, surplus: 0n, lastSurplus: 0n },
          3_000,
          size,
          cost,
        );
        expect(Number(pricePerUnit) / Number(cost + reward)).toBeCloseTo(1, 2);
        expect(Math.abs(Number(surplus)) / Number(cost * 160_000_000n)).toBeLessThan(0.02);
      }),
      { numRuns: 30 },
    );
  });

  it("is never less than nothing, and books what was paid and spent even where a batch had no units", () => {
    fc.assert(
      fc.property(
        amount,
        amount,
        amount,
        fc.oneof(units, fc.constant(0n)),
        (price, collected, spent, size) => {
          const after = afterSpending(
            { pricePerUnit: price, surplus: 0n, lastSurplus: 0n },
            { units: size, collected, spent },
          );
          expect(after.pricePerUnit).toBeGreaterThanOrEqual(0n);
          expect(after.surplus).toBe(collected - spent - reward * size);
        },
      ),
    );
  });

  it("makes up for what a batch without units cost when the next one has some", () => {
    const before = { pricePerUnit: 1_000n, surplus: 0n, lastSurplus: 0n };
    const empty = afterSpending(before, { units: 0n, collected: 0n, spent: 10n ** 12n });
    expect(empty.pricePerUnit).toBe(1_000n);
    const paid = { units: 16_000_000n, collected: 16_000_000n * 1_010n, spent: 16_000_000n * 1_000n };
    // It is seen as a loss of those units: 10^12 over 16 million of them is 62,500 a unit, and 6,250 over 160 million; half of it moves the price.
    expect(afterSpending(empty, paid).pricePerUnit).toBe(1_000n + (62_500n + 6_250n) / 2n);
    expect(afterSpending(before, paid).pricePerUnit).toBe(1_000n);
  });
});
