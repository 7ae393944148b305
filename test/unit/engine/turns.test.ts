import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { kindCount, Turns } from "../../../src/engine/workload/kinds.ts";

/** How many of each kind have come after looks that found so many each. */
function comers(turns: Turns, looks: readonly number[]): number[] {
  const came = Array.from({ length: kindCount }, () => 0);
  for (const count of looks)
    turns.come(count, (kind, users) => {
      came[kind] = (came[kind] as number) + users;
    });
  return came;
}

const total = (counts: readonly number[]) => counts.reduce((sum, each) => sum + each, 0);
const looks = fc.array(fc.nat(5_000), { maxLength: 20 });
const rate = fc.double({ min: 0, max: 10_000, noNaN: true });

describe("kinds of users take turns", () => {
  it("and whoever comes is of one, however often somebody looks", () => {
    fc.assert(
      fc.property(rate, looks, (rate, looks) => {
        const came = comers(new Turns(rate), looks);
        expect(total(came)).toBe(total(looks));
        expect(came).toEqual(comers(new Turns(rate), [total(looks)]));
      }),
    );
  });

  it("so that no kind is ever ahead of another by more than a turn", () => {
    fc.assert(
      fc.property(rate, looks, (rate, looks) => {
        const came = comers(new Turns(rate), looks);
        expect(Math.max(...came) - Math.min(...came)).toBeLessThanOrEqual(Math.max(1, Math.round(rate / 16)));
      }),
    );
  });

  it("one by one on a slow chain, and in few groups where hundreds come a second", () => {
    const groups = (rate: number, count: number) => {
      let told = 0;
      new Turns(rate).come(count, () => told++);
      return told;
    };
    expect(groups(10, 15)).toBe(15);
    expect(groups(640, 160)).toBe(4);
  });
});
