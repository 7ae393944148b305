import type { Takes } from "../fees/takes.ts";
import type { Call } from "./contracts.ts";
import { spacePerIdleByte, type Terms } from "./terms.ts";
import type { Block, Own } from "./tree.ts";

/** What a block holds: room, bytes, transactions, calls included, and blobs. */
export interface Contents extends Pick<Block, "space" | "bytes" | "blobs"> {
  readonly count: number;
}

/** What a block with so much room holds when it takes these, `others` whom nobody follows, and the protocol's own. */
export function contentsOf(
  takes: Takes,
  others: number,
  own: Own,
  room: number,
  terms: Terms,
  callOf: (id: number) => Call,
): Contents {
  const { size, bytes, headerBytes, shards } = terms;
  const count = others + sum(takes.counts);
  const { sent, landed } = across(takes);
  const crossing = shards?.crossing ?? { sent: 1, applied: 1 };
  const payments = count - landed + sent * crossing.sent + landed * crossing.applied;
  const held = {
    space: (own.worth + payments) * size,
    bytes: headerBytes + own.bytes + (count + sent) * bytes,
    blobs: 0,
    count: own.count + count,
  };
  for (const id of takes.calls) {
    const { space, order } = callOf(id);
    held.space += space;
    held.bytes += (order.count ?? 1) * (bytes + order.bytes);
    held.blobs += order.blobs ?? 0;
    held.count += order.count ?? 1;
  }
  if (takes.data !== null) {
    const space = takes.data.worth * size;
    held.space += space;
    held.bytes += space / spacePerIdleByte(terms);
  }
  // Because room is shared out in fractions of a payment, the last digit of a full block may be off.
  return { ...held, space: Math.min(held.space, room) };
}

/** Payments that a block sends to other shards, and those that it applies there. */
function across({ sent, counts, landed }: Takes): { readonly sent: number; readonly landed: number } {
  return { sent: sum(sent.counts), landed: landed === 0 ? 0 : sum(counts.subarray(-landed)) };
}

function sum(counts: Float64Array): number {
  let total = 0;
  for (let row = 0; row < counts.length; row++) total += counts[row] as number;
  return total;
}
