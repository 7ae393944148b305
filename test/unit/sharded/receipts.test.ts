import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { imbalance } from "../../../src/engine/fees/books.ts";
import { Mempool } from "../../../src/engine/fees/mempool.ts";
import { Payees, type Shards } from "../../../src/engine/fees/shards.ts";
import { noTakes, type Takes } from "../../../src/engine/fees/takes.ts";

const shards: Shards = {
  count: 3,
  weights: [0.5, 0.3, 0.2],
  local: 0.2,
  crossing: { sent: 1, applied: 0.5 },
};
const rooms = () => Float64Array.of(10, 10, 10);
const sum = (counts: Float64Array) => counts.reduce((all, count) => all + count, 0);

/** A queue of a chain in three shards, and the blocks that it is seen from. */
class Queue {
  readonly mempool = new Mempool(1, 1, () => {}, { shards });
  readonly payees = new Payees(shards, 7);
  readonly blocks: Takes[] = [];

  submit(shard: number, count: number, band = 0): void {
    this.mempool.submit(band, 0, 1, count, Number.POSITIVE_INFINITY, shard);
  }

  next(room = rooms()): Takes {
    const receipts = (this.blocks.at(-1) ?? noTakes).receipts;
    this.payees.begin(this.blocks.length);
    return this.mempool.selectOnShards({ rooms: room, receipts, payees: this.payees });
  }

  extend(room = rooms()): Takes {
    const takes = this.next(room);
    this.mempool.connect(takes);
    this.blocks.push(takes);
    return takes;
  }

  undo(): void {
    const takes = this.blocks.pop();
    if (takes !== undefined) this.mempool.disconnect(takes);
  }

  get onTheWay(): number {
    const receipts = this.blocks.at(-1)?.receipts ?? [];
    return receipts.reduce((all, { waiting }) => all + sum(waiting), 0);
  }
}

const steps = fc.array(
  fc.oneof(
    fc.record({
      do: fc.constant("submit" as const),
      shard: fc.nat(2),
      count: fc.integer({ min: 1, max: 40 }),
    }),
    fc.record({
      do: fc.constantFrom("extend" as const, "undo" as const),
      shard: fc.nat(2),
      count: fc.nat(9),
    }),
  ),
  { maxLength: 40 },
);

function happen(queue: Queue, all: typeof steps extends fc.Arbitrary<infer T> ? T : never): void {
  for (const { do: what, shard, count } of all) {
    if (what === "submit") queue.submit(shard, count);
    else if (what === "extend") queue.extend(rooms().map((room, at) => (at === shard ? count : room)));
    else queue.undo();
  }
}

describe("Payments between shards", () => {
  it("are somewhere, once: they wait, are on their way, or are done, whatever is built and undone", () => {
    fc.assert(
      fc.property(steps, (all) => {
        const queue = new Queue();
        happen(queue, all);
        const books = queue.mempool.books();
        expect(imbalance(books)).toEqual([]);
        const done = queue.blocks.reduce((total, { counts }) => total + sum(counts), 0);
        expect(books.held).toBe(done + queue.onTheWay);
      }),
    );
  });

  it("wait again as if nothing had been when their blocks are undone", () => {
    fc.assert(
      fc.property(steps, (all) => {
        const queue = new Queue();
        happen(queue, all);
        const before = queue.next();
        const depth = Math.min(4, queue.blocks.length);
        const kept = queue.blocks.slice(-depth || queue.blocks.length);
        for (let undone = 0; undone < depth; undone++) queue.undo();
        if (depth > 0)
          for (const takes of kept) {
            queue.mempool.connect(takes);
            queue.blocks.push(takes);
          }
        const after = queue.next();
        expect(sum(after.counts)).toBe(sum(before.counts));
        expect(sum(after.sent.counts)).toBe(sum(before.sent.counts));
        expect(after.receipts).toHaveLength(before.receipts.length);
      }),
    );
  });

  it("never take more than there is room for, receipts included, and receipts come first", () => {
    fc.assert(
      fc.property(steps, (all) => {
        const queue = new Queue();
        happen(queue, all);
        const waiting = queue.blocks.at(-1)?.receipts ?? [];
        const { counts, landed, sent } = queue.next();
        const applied = sum(counts.subarray(counts.length - landed));
        const own = sum(counts) - applied;
        expect(own + sum(sent.counts) + 0.5 * applied).toBeLessThanOrEqual(30 + 1e-9);
        const fits = [0, 1, 2].map((shard) =>
          Math.min(
            20,
            waiting.reduce((total, batch) => total + (batch.waiting[shard] as number), 0),
          ),
        );
        expect(applied).toBe(fits.reduce((total, each) => total + each, 0));
      }),
    );
  });

  it("wait while a shard brings no part, and nobody else waits for that", () => {
    const queue = new Queue();
    for (const shard of [0, 1, 2]) queue.submit(shard, 100);
    queue.extend();
    const arriving = queue.blocks[0]?.receipts[0]?.waiting[2] as number;
    expect(arriving).toBeGreaterThan(0);
    queue.extend(Float64Array.of(10, 10, 0));
    expect(queue.blocks[1]?.receipts[0]?.waiting[2]).toBe(arriving);
    expect(queue.blocks[1]?.receipts[0]?.waiting[0]).toBe(0);
    queue.extend();
    expect(queue.blocks[2]?.receipts.some(({ sent }) => sent === queue.blocks[0]?.sent)).toBe(false);
  });

  it("are drawn: so many stay, and the others go where accounts are", () => {
    const payees = new Payees(shards, 3);
    payees.begin(1);
    const goTo = new Float64Array(3);
    const count = payees.admit(0, 1e6, 1e6);
    payees.send(0, payees.leaving, goTo);
    expect(count).toBe(1e6);
    expect(payees.leaving / 1e6).toBeCloseTo(0.8 * 0.5, 2);
    expect((goTo[1] as number) / payees.leaving).toBeCloseTo(0.6, 2);
    expect(goTo[0]).toBe(0);
    expect(sum(goTo)).toBe(payees.leaving);
  });
});
