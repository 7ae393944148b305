import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Lockouts } from "../../../src/engine/l1/tower/lockouts.ts";
import { lockout } from "../../../src/engine/theory/solana.ts";

const history = 31;

/** A tower with votes for these slots, in each of which the block has the slot's number. */
function towerOf(slots: readonly number[]): Lockouts {
  const tower = new Lockouts(history);
  tower.begin(-1, -1);
  for (const slot of slots) tower.cast(slot, slot);
  return tower;
}

/** Slots for which the votes hold, the lowest first. */
function lockouts(tower: Lockouts, slot: number): readonly number[] {
  return Array.from({ length: tower.standing(slot) }, (_, vote) => tower.lockout(vote));
}

const upTo = (count: number) => Array.from({ length: count }, (_, slot) => slot);

/** The cases of the vote program's own tests: vote_state, test_vote_double_lockout_after_expiration and those beside it. */
describe("a tower of votes", () => {
  it("holds each vote for two slots to the power of the votes on it, itself included", () => {
    expect(lockouts(towerOf(upTo(3)), 2)).toEqual([8, 4, 2]);
    for (let count = 1; count <= history; count++)
      expect(lockouts(towerOf(upTo(count)), count - 1)[0]).toBe(lockout(count, 2));
  });

  it("doubles nothing when a vote takes the place of one that has expired", () => {
    const before = towerOf([0, 1, 2, 5]);
    expect(lockouts(before, 5)).toEqual([8, 4, 2]);
    expect(lockouts(towerOf([0, 1, 2, 5, 6]), 6)).toEqual([16, 8, 4, 2]);
    expect(lockouts(towerOf([0, 1, 2, 5, 6, 7]), 7)).toEqual([32, 16, 8, 4, 2]);
  });

  it("loses all votes on top of one that holds, once they have expired", () => {
    const tower = towerOf([0, 1, 2, 6]);
    expect(tower.standing(6)).toBe(2);
    expect([tower.block(0), tower.block(1)]).toEqual([0, 6]);
    expect(lockouts(tower, 6)).toEqual([8, 2]);
    tower.cast(7, 7);
    expect(lockouts(tower, 7)).toEqual([8, 4, 2]);
  });

  it("roots the lowest with the 32nd vote, and then one with each", () => {
    expect(towerOf(upTo(history)).root).toBe(-1);
    for (const more of [1, 2, 3, 50]) expect(towerOf(upTo(history + more)).root).toBe(more - 1);
  });

  it("roots later where slots are skipped, since votes expire", () => {
    const everySecond = upTo(60).map((slot) => 2 * slot);
    const everyFourth = upTo(60).map((slot) => 4 * slot);
    expect(towerOf(everySecond).root).toBe(2 * (60 - history - 1));
    expect(towerOf(everyFourth).root).toBe(-1);
  });

  it("holds no more votes than it has room for, the latest on top, and never goes back to an older root", () => {
    const gaps = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 120 });
    fc.assert(
      fc.property(gaps, (steps) => {
        let slot = 0;
        const tower = towerOf([0]);
        let root = tower.root;
        for (const step of steps) {
          slot += step;
          tower.cast(slot, slot);
          const count = tower.standing(slot);
          expect(count).toBeLessThanOrEqual(history);
          expect(tower.block(count - 1)).toBe(slot);
          for (let vote = 1; vote < count; vote++)
            expect(tower.block(vote)).toBeGreaterThan(tower.block(vote - 1));
          expect(tower.root).toBeGreaterThanOrEqual(root);
          root = tower.root;
        }
      }),
    );
  });
});
