import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Commit, commitAfter, commitOf, genesis } from "../../../src/engine/l2/plasma/commits.ts";
import { exitableFrom } from "../../../src/engine/l2/plasma/exit-game.ts";
import {
  dequeue,
  type Exit,
  type ExitQueue,
  enqueue,
  exitsIn,
  isBefore,
} from "../../../src/engine/l2/plasma/exit-queue.ts";
import { exitFinalization } from "../../../src/engine/theory/nested-chains.ts";

const exit = (number: number, exitable: number, position = 0): Exit => ({
  ...{ number, exitable, position, by: "users", count: 1, value: 1, isSpent: false, since: 0 },
});

const queueOf = (exits: readonly Exit[]) => exits.reduce<ExitQueue | null>(enqueue, null);

function drained(queue: ExitQueue | null): readonly Exit[] {
  const exits: Exit[] = [];
  for (let at = queue; at !== null; at = dequeue(at)) exits.push(at.first);
  return exits;
}

describe("the queue of those who leave", () => {
  const some = fc
    .array(fc.tuple(fc.nat(20), fc.nat(3)), { maxLength: 60 })
    .map((exits) => exits.map(([exitable, position], number) => exit(number, exitable, position)));

  it("is in the order of priority: when they may be paid, then whose output is older", () => {
    fc.assert(
      fc.property(some, (exits) => {
        const sorted = [...exits].sort((a, b) => (isBefore(a, b) ? -1 : 1));
        expect(drained(queueOf(exits))).toEqual(sorted);
      }),
    );
    expect(
      drained(queueOf([exit(0, 5, 9), exit(1, 5, 2), exit(2, 4, 11)])).map(({ number }) => number),
    ).toEqual([2, 1, 0]);
  });

  it("is not changed by what is done with it: another branch of the host goes on from the same", () => {
    fc.assert(
      fc.property(some, (exits) => {
        const queue = queueOf(exits);
        const before = exitsIn(queue);
        drained(queue);
        enqueue(queue, exit(999, 0));
        expect(exitsIn(queue)).toEqual(before);
      }),
    );
  });

  it("takes ten thousand who come in order without going deep", () => {
    const exits = Array.from({ length: 10_000 }, (_, number) => exit(number, number));
    expect(exitsIn(queueOf(exits))).toHaveLength(10_000);
    expect(exitsIn(queueOf(exits.reverse()))).toHaveLength(10_000);
  });
});

describe("when an exit may be paid", () => {
  it("is what the closed form says, which is held against the published example", () => {
    fc.assert(
      fc.property(fc.nat(1e6), fc.nat(1e6), fc.nat(1e6), (requested, submitted, period) => {
        const moments = { requested, submitted, mfp: period, rep: period };
        expect(exitableFrom(period, requested, submitted)).toBe(exitFinalization(moments));
      }),
    );
  });

  it("lets everybody be first who asks within a period of a forged output, and nobody else", () => {
    const [period, forgedAt] = [1_000, 5_000];
    const forged = exitableFrom(period, forgedAt, forgedAt);
    const own = (since: number) => exitableFrom(period, since, 0);
    expect(own(forgedAt + period)).toBe(forged);
    expect(own(forgedAt + period + 1)).toBeGreaterThan(forged);
    // Also with an output of the block before, in which somebody was paid.
    expect(exitableFrom(period, forgedAt + period, forgedAt - 1)).toBeLessThanOrEqual(forged);
  });
});

describe("the roots on the host", () => {
  it("are found by an output's block: the first that stands for it", () => {
    const steps = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 100 });
    fc.assert(
      fc.property(steps, fc.nat(400), (lengths, block) => {
        const all: Commit[] = [genesis];
        for (const length of lengths) {
          const last = all.at(-1) as Commit;
          all.push(commitAfter(last, last.to + length, all.length));
        }
        expect(commitOf(all.at(-1) as Commit, block)).toBe(all.find(({ to }) => to >= block) ?? null);
      }),
    );
  });

  it("are found in few steps among as many as come in a week", () => {
    let last = genesis;
    for (let to = 1; to <= 40_000; to++) last = commitAfter(last, to, to);
    let steps = 0;
    let at: Commit = last;
    while (at.before !== null) {
      at = at.jump ?? at.before;
      steps++;
    }
    expect(steps).toBeLessThan(40);
  });
});
