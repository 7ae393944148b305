import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { closed } from "../../../src/engine/theory/mechanisms.ts";
import { captureProbability, toleratedInShards } from "../../../src/engine/theory/shards.ts";

const zilliqa = { nodes: 3_600, committeeSize: 600, shards: 6, isPutBack: false };

describe("Committees of shards", () => {
  it.each([
    [64, 22, 0.06],
    [128, 43, 0.018],
    [600, 200, 3.0e-6],
  ])(
    "of %i are held by a quarter of the nodes, with %i of their seats, as often as is known",
    (size, third, p) => {
      const drawing = { ...zilliqa, committeeSize: size, isPutBack: true };
      expect(captureProbability(drawing, 0.25, third) / p).toBeCloseTo(1, 1);
    },
  );

  it("of Zilliqa withstand a little less than a quarter of the nodes, and not the third that one committee does", () => {
    const share = toleratedInShards(zilliqa);
    expect(share).toBeGreaterThan(0.24);
    expect(share).toBeLessThan(0.25);
    expect(6 * captureProbability(zilliqa, share, 200)).toBeLessThanOrEqual(1e-6);
  });

  it("withstand the more the larger they are, the less the more there are, and never a third", () => {
    const size = fc.integer({ min: 4, max: 500 });
    const shards = fc.integer({ min: 1, max: 64 });
    fc.assert(
      fc.property(size, shards, fc.boolean(), (committeeSize, count, isPutBack) => {
        const drawing = { nodes: 4_000, committeeSize, shards: count, isPutBack };
        const share = toleratedInShards(drawing);
        expect(share).toBeLessThanOrEqual(1 / 3);
        expect(toleratedInShards({ ...drawing, shards: count + 10 })).toBeLessThanOrEqual(share);
        // Because a third is a whole number of seats, three more of them are what compares.
        expect(toleratedInShards({ ...drawing, committeeSize: committeeSize + 60 })).toBeGreaterThanOrEqual(
          share,
        );
      }),
      { numRuns: 40 },
    );
  });

  it("are asked by name", () => {
    const inputs = { nodes: 3_600, committeeSize: 600, shards: 6, sampling: "without-replacement" };
    expect(closed({ mechanism: "shard.toleratedShare", inputs })).toBe(toleratedInShards(zilliqa));
  });
});
