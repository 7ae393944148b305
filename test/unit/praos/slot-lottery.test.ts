import { describe, expect, it } from "vitest";
import { draws } from "../../../src/engine/kernel/random.ts";
import { SlotLottery } from "../../../src/engine/l1/praos/slot-lottery.ts";
import { leaderProbability } from "../../../src/engine/theory/praos.ts";

const slots = 200_000;

function lottery(f: number, stakes: readonly number[]): SlotLottery {
  const pools = stakes.map((share, pool) => ({ name: `pool ${pool}`, share }));
  return new SlotLottery(f, pools, draws(1, "tickets"), draws(1, "leader"));
}

/** Leaders of so many slots, from the first on. */
function drawn(f: number, stakes: readonly number[]): readonly (readonly number[])[] {
  const drawing = lottery(f, stakes);
  return Array.from({ length: slots }, (_, slot) => drawing.leaders(slot));
}

/** Whether a count out of all slots is one that chance gives with such a probability: five times the spread. */
function expectChance(count: number, probability: number): void {
  const spread = Math.sqrt(slots * probability * (1 - probability));
  expect(Math.abs(count - slots * probability)).toBeLessThan(5 * spread);
}

const skewed = [0.5, 0.3, 0.15, 0.04, 0.01];

describe("A slot", () => {
  it.each([0.05, 0.5, 0.9])("with f = %d is led by each pool with 1 - (1 - f)^stake", (f) => {
    const leaders = drawn(f, skewed);
    for (const [pool, stake] of skewed.entries()) {
      const led = leaders.filter((each) => each.includes(pool)).length;
      expectChance(led, leaderProbability(f, stake));
    }
  });

  it("is led by one pool whatever another does", () => {
    const f = 0.5;
    const leaders = drawn(f, skewed);
    for (const [a, b] of [
      [0, 1],
      [0, 2],
      [1, 3],
    ] as const) {
      const both = leaders.filter((each) => each.includes(a) && each.includes(b)).length;
      expectChance(both, leaderProbability(f, skewed[a] ?? 0) * leaderProbability(f, skewed[b] ?? 0));
    }
  });

  it("has leaders as often as if every pool drew for itself", () => {
    const f = 0.6;
    const chances = skewed.map((stake) => 1 - (1 - f) ** stake);
    // By hand: each pool leads or not, on its own.
    let counts = [1];
    for (const leads of chances)
      counts = [...counts, 0].map((same, count) => same * (1 - leads) + (counts[count - 1] ?? 0) * leads);
    const leaders = drawn(f, skewed);
    for (const [count, probability] of counts.slice(0, 4).entries())
      expectChance(leaders.filter(({ length }) => length === count).length, probability);
  });

  it("is empty or not whoever holds how much stake, and however many pools somebody cuts his into", () => {
    const isEmpty = (stakes: readonly number[]) => drawn(0.05, stakes).map(({ length }) => length === 0);
    const one = isEmpty([1]);
    expectChance(one.filter((empty) => empty).length, 0.95);
    expect(isEmpty(skewed)).toEqual(one);
    expect(isEmpty(Array.from({ length: 500 }, () => 1 / 500))).toEqual(one);
  });

  it("is the next that is not empty, as found by looking at each", () => {
    const drawing = lottery(0.05, skewed);
    let slot = 0;
    for (let found = 0; found < 500; found++) {
      const next = drawing.nextActive(slot);
      for (let between = slot + 1; between < next; between++) expect(drawing.leaders(between)).toEqual([]);
      expect(drawing.leaders(next).length).toBeGreaterThan(0);
      slot = next;
    }
  });
});
