import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  blindSlots,
  chainGrowth,
  confirmationsNeeded,
  leaderProbability,
  multiLeader,
  noBlock,
  settlementError,
  staleShare,
  toleratedShare,
} from "../../../src/engine/theory/praos.ts";
import {
  confirmationsNeeded as byWork,
  catchUp,
  delayThreshold,
} from "../../../src/engine/theory/proof-of-work.ts";

const f = 0.05;
const k = 2_160;
const equal = (pools: number) => Array.from({ length: pools }, () => 1 / pools);
const share = fc.double({ min: 0.01, max: 0.49, noNaN: true });

describe("A slot of Praos", () => {
  it("is led with the probability that the paper gives, and its logarithm adds up", () => {
    expect(leaderProbability(f, 0.3)).toBeCloseTo(0.0152702, 7);
    expect(leaderProbability(f, 1)).toBeCloseTo(f, 12);
    fc.assert(
      fc.property(share, share, (a, b) => {
        const neither = (1 - leaderProbability(f, a)) * (1 - leaderProbability(f, b));
        expect(1 - leaderProbability(f, a + b)).toBeCloseTo(neither, 12);
      }),
    );
  });

  it("has several leaders in 2.54 % of the cases in which it has any", () => {
    expect(multiLeader(f, equal(500)) / f).toBeCloseTo(0.0254, 4);
    expect(multiLeader(f, [1])).toBeCloseTo(0, 12);
    // Of two pools both must lead.
    expect(multiLeader(0.5, [0.3, 0.7])).toBeCloseTo(
      leaderProbability(0.5, 0.3) * leaderProbability(0.5, 0.7),
      12,
    );
  });

  it("loses a block for each leader but one", () => {
    const both = leaderProbability(0.5, 0.3) * leaderProbability(0.5, 0.7);
    expect(staleShare(0.5, [0.3, 0.7])).toBeCloseTo(both / (0.5 + both), 12);
    expect(staleShare(f, [1])).toBeCloseTo(0, 12);
  });

  it("stays empty for a minute in 4.6 % of the cases, and for two in .21 %; a block follows within 5 s in 22.6 %", () => {
    expect(noBlock(f, 60, 1)).toBeCloseTo(0.046, 3);
    expect(noBlock(f, 120, 1)).toBeCloseTo(0.0021, 4);
    expect(1 - noBlock(f, 5, 1)).toBeCloseTo(0.226, 3);
  });

  it("is blind for slots after the next, where blocks are later than one", () => {
    expect([0, 0.5, 1, 1.001, 2, 5].map((delay) => blindSlots(delay, 1))).toEqual([0, 0, 0, 1, 1, 4]);
    expect(chainGrowth(f, 0)).toBe(f);
    expect(1 / chainGrowth(f, 4)).toBeCloseTo(24, 10);
  });
});

/** The same race slot by slot: a table of how probable it is that the public chain has so many blocks and the secret one leads by so much. */
function racedBySlots(q: number, z: number, active: number): number {
  const [adversary, honest] = [leaderProbability(active, q), leaderProbability(active, 1 - q)];
  // Of so many honest leaders, if there are any, each has the lowest output as often as he.
  const mean = -(1 - q) * Math.log(1 - active);
  let [tie, chance] = [0, Math.exp(-mean)];
  for (let leaders = 1; leaders < 60; leaders++) {
    chance *= mean / leaders;
    tie += chance / honest / (1 + leaders);
  }
  const hopeless = 60;
  // By public blocks, up to z, and the lead of the secret chain: at the beginning it has one, and the public one where both led that slot.
  const width = z + hopeless + 2;
  let table = Array.from({ length: z + 1 }, () => new Float64Array(width));
  const put = (rows: Float64Array[], blocks: number, lead: number, chance: number) => {
    const row = rows[Math.min(blocks, z)] as Float64Array;
    const place = Math.min(lead, z + 1) + hopeless;
    if (place >= 0) row[place] = (row[place] as number) + chance;
  };
  put(table, 0, 1, 1 - honest);
  put(table, 1, 0, honest);
  let won = 0;
  for (let slot = 0; slot < 3_000; slot++) {
    const next = Array.from({ length: z + 1 }, () => new Float64Array(width));
    table.forEach((row, blocks) => {
      row.forEach((chance, place) => {
        const lead = place - hopeless;
        if (chance === 0) return;
        if (blocks >= z && lead > 0) {
          won += chance;
          return;
        }
        put(next, blocks, lead, chance * (1 - adversary) * (1 - honest));
        put(next, blocks, lead + 1, chance * adversary * (1 - honest));
        put(next, blocks + 1, lead - 1, chance * (1 - adversary) * honest);
        // Drawing ahead in a slot that others lead too is a tie, and the end of it.
        if (blocks >= z && lead === 0) won += chance * adversary * honest * tie;
        else put(next, blocks + 1, lead, chance * adversary * honest);
      });
    });
    table = next;
  }
  return won;
}

describe("A payment under Praos", () => {
  it("is undone as often as under proof of work, where slots hardly ever have two leaders", () => {
    fc.assert(
      fc.property(share, fc.integer({ min: 1, max: 30 }), (q, z) => {
        expect(settlementError(q, z, 1e-7, k)).toBeCloseTo(catchUp(q, z), 5);
      }),
    );
    for (const q of [0.1, 0.25, 0.3, 0.45])
      expect(confirmationsNeeded(q, 1e-3, 1e-7, k)).toBe(byWork(q, 1e-3));
  });

  it.each([
    [0.25, 1, 0.5],
    [0.25, 3, 0.5],
    [0.1, 2, 0.9],
    [0.4, 5, 0.3],
    [0.3, 4, 0.05],
  ])("by %d against %i blocks at f = %d is undone as often as the race by slots says", (q, z, active) => {
    expect(settlementError(q, z, active, k)).toBeCloseTo(racedBySlots(q, z, active), 6);
  });

  it("is safer the deeper, and certain below k", () => {
    fc.assert(
      fc.property(share, fc.integer({ min: 1, max: 60 }), (q, z) => {
        expect(settlementError(q, z + 1, f, k)).toBeLessThanOrEqual(settlementError(q, z, f, k) + 1e-12);
      }),
    );
    expect(settlementError(0.6, k, f, k)).toBe(1);
    expect(settlementError(0.6, k + 1, f, k)).toBe(0);
    expect(confirmationsNeeded(0.6, 1e-6, f, k)).toBe(k + 1);
    expect(settlementError(0, 1, f, k)).toBe(0);
  });

  it("needs the fewest blocks that are enough", () => {
    for (const q of [0.1, 0.25, 0.4]) {
      const needed = confirmationsNeeded(q, 1e-6, f, k);
      expect(settlementError(q, needed, f, k)).toBeLessThan(1e-6);
      expect(settlementError(q, needed - 1, f, k)).toBeGreaterThanOrEqual(1e-6);
    }
  });

  it("is safe against up to half of the stake, and less where leaders are blind, as under proof of work at the same rate", () => {
    expect(toleratedShare(f, 0)).toBeCloseTo(0.5, 12);
    const slot = 1e-4;
    for (const delay of [1, 5, 20])
      expect(toleratedShare(f * slot, delay / slot)).toBeCloseTo(delayThreshold(f * delay), 4);
  });
});
