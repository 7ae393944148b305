import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Mempool } from "../../../src/engine/fees/mempool.ts";

const room = 100;
const everything = { highest: Number.POSITIVE_INFINITY, budget: Number.POSITIVE_INFINITY };

const crowd = fc.array(
  fc.record({ band: fc.integer({ min: 0, max: 60 }), count: fc.integer({ min: 1, max: 40 }) }),
  { maxLength: 12 },
);
const share = fc.double({ min: 0.02, max: 1, noNaN: true });

function waiting(bids: readonly { readonly band: number; readonly count: number }[]): Mempool {
  const mempool = new Mempool(1, 100, () => {});
  for (const { band, count } of bids) mempool.submit(band, 0, 1, count);
  return mempool;
}

const sum = (counts: Float64Array) => counts.reduce((all, count) => all + count, 0);

describe("Who bids for a block after all others", () => {
  it("gets what he wants, and leaves them a block that is so much smaller", () => {
    fc.assert(
      fc.property(crowd, share, (bids, part) => {
        const mempool = waiting(bids);
        const { data, ...rest } = mempool.select(room, 0, undefined, { share: part, ...everything });
        expect(data?.worth).toBeCloseTo(part * room, 9);
        expect(rest).toEqual({ ...mempool.select(room - part * room), data: undefined });
      }),
      { numRuns: 50 },
    );
  });

  it("bids no more than that takes: above those he displaces, and not above the others", () => {
    fc.assert(
      fc.property(crowd, share, (bids, part) => {
        const { data } = waiting(bids).select(room, 0, undefined, { share: part, ...everything });
        const band = data?.band ?? -1;
        const from = (least: number) =>
          bids.reduce((all, bid) => all + (bid.band >= least ? bid.count : 0), 0);
        expect(from(band)).toBeLessThanOrEqual(room - part * room + 1e-9);
        if (band > 0) expect(from(band - 1)).toBeGreaterThan(room - part * room);
      }),
      { numRuns: 50 },
    );
  });

  it("never pays more than he would, for the room of one or in all", () => {
    const limits = fc.record({
      highest: fc.integer({ min: 0, max: 400 }),
      budget: fc.integer({ min: 0, max: 20_000 }),
    });
    fc.assert(
      fc.property(crowd, share, limits, fc.integer({ min: 0, max: 50 }), (bids, part, limit, charge) => {
        const mempool = waiting(bids);
        mempool.charge(charge);
        const { data, counts } = mempool.select(room, 0, undefined, { share: part, ...limit });
        if (data === null) return;
        const price = (mempool.bids.fees[data.band] as number) + charge;
        expect(price).toBeLessThanOrEqual(limit.highest);
        expect(price * data.worth).toBeLessThanOrEqual(limit.budget + 1e-9);
        expect(sum(counts) + data.worth).toBeLessThanOrEqual(room + 1e-9);
      }),
      { numRuns: 50 },
    );
  });
});
