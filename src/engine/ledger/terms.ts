import type { BaseFee } from "../fees/base-fee.ts";
import type { BlobMarket } from "../fees/blob-market.ts";
import type { Division } from "../fees/division.ts";
import type { Order } from "./contract.ts";

/** What a chain measures its blocks and transactions by. Space is whatever its blocks are short of: weight units, gas. */
export interface Terms extends Division {
  /** Room of a block, or what producers want it to be where each may change it by a step: then that of the next block follows from the one before. */
  readonly room: number;
  readonly nextRoom: ((before: number, wanted: number) => number) | null;
  /** Room that a payment takes, and how much of the unit of fee rates that is (Bitcoin counts weight, but quotes vB). */
  readonly size: number;
  readonly feeSize: number;
  /** Room that a contract call takes beyond a payment, by its data and by its computing. */
  readonly spacePerByte: number;
  readonly spacePerGas: number;
  /** Least room that its data take, however little it computes; left out: none. */
  readonly floorPerByte?: number;
  /** Room that a weight unit takes (BIP 141); left out: nothing is weighed there. */
  readonly spacePerWeight?: number;
  /** Bytes of a payment on the wire and of a block without any. */
  readonly bytes: number;
  readonly headerBytes: number;
  /** Least fee rate that nodes pass on, smallest coin per unit of fee rates. */
  readonly minFeeRate: number;
  /** What a transaction that takes so much room pays by rule, smallest coin, whoever else waits; left out: users bid. */
  readonly fixedFee?: (space: number) => number;
  /** What room costs beside bids; null where bids are all. */
  readonly baseFee: BaseFee | null;
  /** Room for data beside; null where there is none. */
  readonly blobs: BlobMarket | null;
  /** Price of the smallest coin, $. */
  readonly dollars: number;
  /** Mean time between blocks that the rules aim for, s. */
  readonly blockSeconds: number;
  /** How much it matters when exactly users came, s: they are looked at as often, and before a block brought up to date to a tenth of it. Infinity: once in a five-hundredth of their patience. */
  readonly resolution: number;
  /** New coins in a block, smallest coin. */
  readonly subsidy: (height: number) => number;
}

/** Room that so many calls alike take together, each beyond that of a payment. */
export function spaceOf(
  { size, spacePerByte, spacePerGas, spacePerWeight, floorPerByte = 0 }: Terms,
  { bytes, gas, weight, count = 1 }: Pick<Order, "bytes" | "gas" | "weight" | "count">,
): number {
  if (weight !== undefined && spacePerWeight !== undefined) return count * weight * spacePerWeight;
  return count * (size + Math.max(bytes * spacePerByte + gas * spacePerGas, bytes * floorPerByte));
}

/** Room that a byte of data takes which nobody computes with. */
export function spacePerIdleByte({ spacePerByte, floorPerByte = 0 }: Terms): number {
  return Math.max(spacePerByte, floorPerByte);
}

/** What so many calls that take so much room together pay, in fees of a payment. */
export function feesOf({ size, fixedFee }: Terms, space: number, count = 1): number {
  return fixedFee === undefined ? space / size : (count * fixedFee(space / count)) / fixedFee(size);
}

/** Other terms for a ledger that goes on counting in its own space and coin: a payment is worth a payment. */
export function inUnitsOf(own: Terms, next: Terms): Terms {
  const scale = own.size / next.size;
  const { headerBytes, baseFee, blobs, blockSeconds, resolution, subsidy, nextRoom, shards, lanes } = next;
  return {
    ...own,
    ...{ headerBytes, baseFee, blobs, blockSeconds, resolution, subsidy, shards, lanes },
    room: next.room * scale,
    nextRoom: nextRoom && ((before, wanted) => nextRoom(before / scale, wanted / scale) * scale),
    spacePerByte: next.spacePerByte * scale,
    spacePerGas: next.spacePerGas * scale,
    floorPerByte: (next.floorPerByte ?? 0) * scale,
    ...(next.spacePerWeight !== undefined && { spacePerWeight: next.spacePerWeight * scale }),
  };
}
