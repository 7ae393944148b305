import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { shareOut } from "../../../src/engine/fees/lanes.ts";
import { Mempool } from "../../../src/engine/fees/mempool.ts";

const fee = 1;

/** A queue with a lane for everybody and one of which a block takes no more than `limit`. */
const queue = (limit: number) =>
  new Mempool(fee, 1, () => {}, {
    lanes: { count: 2, weights: [0.5, 0.5], limits: [Number.POSITIVE_INFINITY, limit] },
  });

const sum = (counts: Iterable<number>) => [...counts].reduce((total, each) => total + each, 0);

describe("a block of which lanes share the room", () => {
  it("takes the highest bids of both, and of the narrow one no more than its limit", () => {
    const mempool = queue(30);
    const dear = mempool.submit(100, 0, 1, 50, undefined, 1);
    const middling = mempool.submit(50, 0, 1, 60, undefined, 0);
    mempool.submit(10, 0, 1, 50, undefined, 1);
    const cheap = mempool.submit(5, 0, 1, 40, undefined, 0);
    const takes = mempool.select(100);
    const taken = new Map([...takes.keys].map((key, row) => [key, takes.counts[row]]));
    expect(taken).toEqual(
      new Map([
        [dear, 30],
        [middling, 60],
        [cheap, 10],
      ]),
    );
    mempool.connect(takes);
    expect(mempool.bidsOn(1).of(fee)).toBe(0);
    expect(mempool.waiting).toBe(100);
  });

  it("gives everybody who bids the same an equal chance, as far as lanes permit", () => {
    const half = fc.record({ waiting: fc.nat(1_000), open: fc.double({ min: 0, max: 1_000, noNaN: true }) });
    fc.assert(
      fc.property(
        fc.array(half, { minLength: 1, maxLength: 5 }),
        fc.double({ min: 0, max: 3_000, noNaN: true }),
        (lanes, left) => {
          const counts = Float64Array.from(lanes, ({ waiting }) => waiting);
          const wanted = lanes.map(({ waiting, open }) => Math.min(waiting, Math.floor(open)));
          const given = shareOut(
            left,
            Float64Array.from(lanes, ({ open }) => open),
            counts,
          );
          expect(given).toBe(sum(counts));
          expect(given).toBe(Math.min(sum(wanted), Math.floor(left)));
          for (const [lane, count] of counts.entries()) {
            const fair = ((wanted[lane] as number) * given) / Math.max(1, sum(wanted));
            expect(Math.abs(count - fair)).toBeLessThanOrEqual(1);
            expect(count).toBeLessThanOrEqual(wanted[lane] as number);
          }
        },
      ),
    );
  });
});

describe("a queue that is divided anew", () => {
  it("loses nobody: who waits bids where he comes to be, and who was in a block waits there when it is undone", () => {
    const mempool = new Mempool(fee, 1, () => {});
    const keys = [3, 7, 11].map((band) => mempool.submit(band, 0, 1, 10));
    const block = mempool.select(15);
    mempool.connect(block);
    mempool.divide({ lanes: { count: 3, weights: [0, 0, 1], limits: [99, 99, 99] } }, (key) =>
      keys.indexOf(key),
    );
    expect(keys.map((key) => mempool.homeOf(key))).toEqual([0, 1, 2]);
    expect(mempool.waiting).toBe(15);
    mempool.disconnect(block);
    expect(mempool.waiting).toBe(30);
    const all = mempool.select(100);
    expect(sum(all.counts)).toBe(30);
    mempool.connect(all);
    expect(mempool.waiting).toBe(0);
  });
});
