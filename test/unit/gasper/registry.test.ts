import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Registry } from "../../../src/engine/l1/gasper/registry.ts";
import type { SlashingRule } from "../../../src/engine/rules/slashing.ts";
import { ejectionEpoch, leaked } from "../../../src/engine/theory/proof-of-stake.ts";

const coin = 1_000_000_000;
const coins = 32 * coin;

/** Two committees of parties with these shares of so many coins. */
function registry(shares: readonly number[], staked = 35_859_802, slashing: SlashingRule = "electra") {
  return new Registry({ shares: Float64Array.from(shares), staked, committees: 2, slashing });
}

/** Epochs in which the parties below `silent` do not vote. */
function leak(stake: Registry, parties: number, silent: number, from: number, to: number, isLeaking = true) {
  for (let epoch = from; epoch < to; epoch++)
    stake.endEpoch(epoch, isLeaking, (row) => row % parties >= silent);
}

describe("a leak", () => {
  it("takes from the silent what the rule does, to the gwei, and nothing from those who vote", () => {
    const stake = registry([0.4, 0.6]);
    let epochs = 0;
    for (const until of [1, 2, 100, 2_048, 3_000]) {
      leak(stake, 2, 1, epochs, until);
      epochs = until;
      expect(stake.of(0).balance).toBe(leaked(coins, until));
      expect(stake.of(2)).toEqual(stake.of(0));
      expect(stake.of(1)).toEqual({ balance: coins, effective: coins, score: 0 });
    }
    expect(stake.total).toBeCloseTo(0.6 + (0.4 * stake.of(0).effective) / coins, 12);
  });

  it("is over two thirds once what the silent have left is half of the others' stake", () => {
    const stake = registry([0.4, 0.6]);
    leak(stake, 2, 1, 0, 2_000);
    expect(0.6 / stake.total).toBeLessThan(2 / 3);
    leak(stake, 2, 1, 2_000, 3_107);
    expect(0.6 / stake.total).toBeGreaterThanOrEqual(2 / 3 - 1e-12);
    expect(stake.of(0).effective / coin).toBeLessThanOrEqual(24);
  });

  it("goes on until scores are gone: they fall by 16 an epoch and rise by 4 where nobody votes, and by 17 where they do", () => {
    const stake = registry([0.4, 0.6]);
    leak(stake, 2, 1, 0, 100);
    expect(stake.of(0).score).toBe(400);
    leak(stake, 2, 1, 100, 110, false);
    expect(stake.of(0).score).toBe(400 - 120);
    const taken = stake.leaked;
    leak(stake, 2, 0, 110, 120, false);
    expect(stake.of(0).score).toBe(280 - 170);
    expect(stake.leaked).toBe(taken);
    leak(stake, 2, 0, 120, 130, false);
    expect(stake.of(0).score).toBe(0);
  });

  it("makes the silent leave at 16 coins, as fast as the queue lets them", () => {
    const stake = registry([0.5, 0.5], 16_777_216);
    const first = ejectionEpoch();
    leak(stake, 2, 1, 0, first + 5);
    expect(stake.withdrawn).toBe(0);
    // Asked in the epoch after they fell to 16 coins, and gone five epochs later, of a total that is three quarters: 192 coins.
    leak(stake, 2, 1, first + 5, first + 15);
    expect(stake.withdrawn * 16_777_216).toBeGreaterThan(10 * 192 * 0.99);
    expect(stake.withdrawn * 16_777_216).toBeLessThan(10 * 192 * 1.05);
  });

  it("leaves all as it is where nothing leaks and nobody has a score", () => {
    const stake = registry([0.4, 0.6]);
    const { votes, total } = stake;
    leak(stake, 2, 1, 0, 50, false);
    expect([stake.votes === votes, stake.total, stake.leaked]).toEqual([true, total, 0]);
  });
});

describe("slashing", () => {
  it("costs a 4,096th at once and by Bellatrix a 32nd, and stops the votes but not the stake's counting", () => {
    for (const [rule, part] of [
      ["electra", 4_096],
      ["bellatrix", 32],
    ] as const) {
      const stake = registry([0.25, 0.75], 35_859_802, rule);
      stake.slash([0, 2, 0], 7);
      expect(stake.of(0).balance).toBe(coins - coins / part);
      expect([stake.votes[0], stake.votes[1], stake.total]).toEqual([0, 0.75, 1]);
      expect([stake.slashed, stake.lost]).toEqual([0.25, 0.25 / part]);
      // Whoever the lot falls on in the slashed quarter makes no block.
      expect([stake.drawn(0.1), stake.drawn(0.74), stake.drawn(0.76)]).toEqual([1, 1, -1]);
    }
  });

  it("costs three times the share that was slashed 4,096 epochs later, and nothing more after that", () => {
    const stake = registry([0.1, 0.9]);
    stake.slash([0, 2], 0);
    const due = stake.cost;
    leak(stake, 2, 0, 1, 4_096, false);
    expect(stake.of(0).balance).toBe(coins - coins / 4_096);
    leak(stake, 2, 0, 4_096, 4_097, false);
    // By then 256 coins an epoch have left, from the fifth epoch on, and the share that was slashed is of a smaller total.
    const left = 1 - (4_091 * 256) / 35_859_802;
    expect((coins - coins / 4_096 - stake.of(0).balance) / coins).toBeCloseTo(0.3 / left, 4);
    expect(due).toBeCloseTo(0.1 * (0.3 + 1 / 4_096), 5);
    expect(stake.cost).toBe(stake.lost);
    const { lost } = stake;
    leak(stake, 2, 0, 4_097, 9_000, false);
    expect(stake.lost).toBe(lost);
  });

  it("of a third or more costs everything", () => {
    const stake = registry([0.34, 0.66]);
    stake.slash([0, 2], 0);
    expect(stake.cost).toBeCloseTo(0.34, 3);
  });

  it("counts together what is slashed within 8,192 epochs", () => {
    const stake = registry([0.05, 0.05, 0.9], 1e9);
    stake.slash([0, 3], 0);
    const alone = stake.cost;
    leak(stake, 3, 0, 1, 3_000, false);
    stake.slash([1, 4], 3_000);
    expect(alone).toBeCloseTo(0.05 * 0.15, 4);
    expect(stake.cost).toBeCloseTo(0.1 * 0.3, 3);
  });
});

describe("whatever happens to the stake", () => {
  const stretch = fc.record({
    epochs: fc.integer({ min: 1, max: 1_500 }),
    silent: fc.integer({ min: 0, max: 3 }),
    isLeaking: fc.boolean(),
    slash: fc.option(fc.nat(5), { nil: -1 }),
  });

  it("it is kept, taken or withdrawn, scores are never negative and balances never rise", () => {
    fc.assert(
      fc.property(
        fc.array(stretch, { maxLength: 6 }),
        fc.integer({ min: 5, max: 8 }),
        (stretches, digits) => {
          const stake = registry([0.2, 0.3, 0.5], Number(`1e${digits}`));
          let epoch = 0;
          let before = coins;
          for (const { epochs, silent, isLeaking, slash } of stretches) {
            if (slash >= 0) stake.slash([slash], epoch);
            leak(stake, 3, silent, epoch, epoch + epochs, isLeaking);
            epoch += epochs;
            const { balance, score, effective } = stake.of(0);
            expect(score).toBeGreaterThanOrEqual(0);
            expect(balance).toBeLessThanOrEqual(before);
            expect(effective - balance).toBeLessThanOrEqual(coin / 4);
            before = balance;
            expect(stake.kept + stake.leaked + stake.lost + stake.withdrawn).toBeCloseTo(1, 9);
            expect(stake.cost).toBeGreaterThanOrEqual(stake.lost);
            expect(stake.total).toBeLessThanOrEqual(1 + 1e-12);
          }
        },
      ),
      { numRuns: 40 },
    );
  });
});
