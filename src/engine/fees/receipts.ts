import type { Payments } from "./takes.ts";

/**
 * Payments that blocks have taken on their payers' shards and that wait to be applied on their payees', those of a block together,
 * the oldest first. Each block has its own, made of those of the block before, so that no branch disturbs another's.
 */
export type Receipts = readonly Batch[];

/** What is left of the payments that one block sent to other shards. */
interface Batch {
  readonly sent: Payments;
  /** How many of them were applied, in the order of `sent`. */
  readonly applied: number;
  /** By shard: how many wait there. */
  readonly waiting: Float64Array;
}

export const noReceipts: Receipts = [];

/** The same with those that a block sends besides; `waiting` says where they wait. */
export function withBatch(receipts: Receipts, sent: Payments, waiting: Float64Array): Receipts {
  return sent.keys.length === 0 ? receipts : [...receipts, { sent, applied: 0, waiting }];
}

/**
 * Each shard applies those that have waited longest, as many as fit into its room, of which each takes `size`: that is taken off `rooms`.
 * Calls `land` for a payment's cohort, how many of it, and its band.
 */
export function apply(
  receipts: Receipts,
  rooms: Float64Array,
  size: number,
  land: (key: number, count: number, band: number) => void,
): Receipts {
  return receipts.flatMap((batch) => {
    const waiting = batch.waiting.slice();
    let count = 0;
    let left = 0;
    for (let shard = 0; shard < rooms.length; shard++) {
      const room = rooms[shard] as number;
      const fits = Math.min(waiting[shard] as number, Math.floor(room / size));
      rooms[shard] = room - fits * size;
      waiting[shard] = (waiting[shard] as number) - fits;
      count += fits;
      left += waiting[shard] as number;
    }
    deal(batch, count, land);
    return left === 0 ? [] : [{ ...batch, waiting, applied: batch.applied + count }];
  });
}

/** The next `count` payments of a batch, cohort by cohort. */
function deal({ sent, applied }: Batch, count: number, land: Parameters<typeof apply>[3]): void {
  let before = applied;
  let left = count;
  for (let index = 0; index < sent.keys.length && left > 0; index++) {
    const own = sent.counts[index] as number;
    const taken = Math.min(left, own - Math.min(own, before));
    before -= Math.min(own, before);
    if (taken === 0) continue;
    land(sent.keys[index] as number, taken, sent.bands[index] as number);
    left -= taken;
  }
}
