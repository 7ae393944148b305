import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type CheckpointVote,
  correlationPenalty,
  initialSlashing,
  isSlashable,
} from "../../../src/engine/rules/slashing.ts";

const coin = 1_000_000_000n;
const coins = (most: number) => fc.bigInt({ min: 1n, max: BigInt(most) }).map((each) => each * coin);
const anyRule = fc.constantFrom("bellatrix", "electra" as const);

describe("what slashing costs", () => {
  it("at once is a coin of 32, and since Electra a 4,096th", () => {
    expect(initialSlashing(32n * coin, "bellatrix")).toBe(coin);
    expect(initialSlashing(32n * coin, "electra")).toBe(7_812_500n);
  });

  // Source: consensus-specs, process_slashings of Bellatrix and of Electra, in coins.
  it.each([
    [1, 0, 0.96],
    [10, 9, 9.6],
    [33, 31, 31.68],
    [34, 32, 32],
    [100, 32, 32],
  ])(
    "later, with %d percent of the stake slashed, is %d of 32 coins and since Electra %d",
    (percent, old, since) => {
      const total = 34_000_000n * coin;
      const slashed = (total * BigInt(percent)) / 100n;
      const penalty = (rule: "bellatrix" | "electra") =>
        Number(correlationPenalty(32n * coin, slashed, total, rule)) / Number(coin);
      expect([penalty("bellatrix"), penalty("electra")]).toEqual([old, since]);
    },
  );

  it("is never more than the balance, and never less when more is slashed", () => {
    fc.assert(
      fc.property(anyRule, coins(2_048), coins(40_000_000), coins(40_000_000), (rule, effective, a, b) => {
        const total = a + b;
        const more = correlationPenalty(effective, a + b / 2n, total, rule);
        return correlationPenalty(effective, a, total, rule) <= more && more <= effective;
      }),
    );
  });

  it("differs between the two rules by less than a coin", () => {
    fc.assert(
      fc.property(coins(32), coins(1_000_000), coins(40_000_000), (effective, slashed, rest) => {
        const [old, since] = (["bellatrix", "electra"] as const).map((rule) =>
          correlationPenalty(effective, slashed, slashed + rest, rule),
        ) as [bigint, bigint];
        return since - old < coin && since - old > -coin;
      }),
    );
  });
});

describe("slashable votes", () => {
  const epoch = fc.integer({ min: 0, max: 20 });
  const anyVote = fc.record({ source: epoch, target: epoch, root: fc.constantFrom("a", "b") });

  it("are two that differ for one target, and one around another", () => {
    const vote = (source: number, target: number, root = "a"): CheckpointVote => ({ source, target, root });
    expect(isSlashable(vote(2, 7), vote(3, 6))).toBe(true);
    expect(isSlashable(vote(2, 7), vote(3, 7))).toBe(true);
    expect(isSlashable(vote(2, 7), vote(2, 7, "b"))).toBe(true);
    expect(isSlashable(vote(2, 7), vote(2, 7))).toBe(false);
    expect(isSlashable(vote(2, 7), vote(2, 6))).toBe(false);
    expect(isSlashable(vote(2, 5), vote(3, 7))).toBe(false);
    expect(isSlashable(vote(2, 3), vote(3, 4))).toBe(false);
  });

  it("are the same whichever is named first", () => {
    fc.assert(fc.property(anyVote, anyVote, (a, b) => isSlashable(a, b) === isSlashable(b, a)));
  });

  it("are never those of a validator that votes once a target and never goes back in its source", () => {
    fc.assert(
      fc.property(anyVote, fc.nat(5), fc.integer({ min: 1, max: 5 }), (first, source, target) => {
        const next = { source: first.source + source, target: first.target + target, root: "b" };
        return !isSlashable(first, next);
      }),
    );
  });
});
