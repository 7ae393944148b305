import { emptyParts, type TraceEvent } from "../../trace.ts";

/** Millionths of a dollar, in which channels count: whole, so that nothing is lost in rounding. */
export const perDollar = 1e6;

/** Seconds between two looks of a node at its host's chain: ten a block (A29). */
export const watchSeconds = (blockSeconds: number): number => Math.max(1, blockSeconds / 10);

/** Seconds between two looks at what users want; those of one look begin their payments at the same moment. */
export function lookSeconds(rate: number): number {
  return rate > 0 ? Math.max(1, 1 / rate) : 1;
}

/** Payments off the chain that began together and are settled together. */
interface Paid {
  /** Their place among all such, from 1. */
  readonly number: number;
  /** Microseconds. */
  readonly begun: number;
  readonly time: number;
  readonly count: number;
  /** What each paid those who forwarded it, millionths of a dollar. */
  readonly fee: number;
  /** How many there could have been. */
  readonly room: number;
}

/** What is signed is settled: such payments are a block by themselves that is final when it is found. */
export function paidAtOnce({ number, begun, time, count, fee, room }: Paid): TraceEvent {
  const parts = emptyParts(1);
  [parts.from[0], parts.to[0], parts.count[0], parts.fee[0]] = [begun, begun, count, fee / perDollar];
  return {
    ...{ kind: "final", block: number, by: 0, height: number, found: time, seen: time, time, parts },
    ...{ space: count, room, bytes: 0, subsidy: 0, surcharge: 0, baseFee: 0, blobs: null, calls: 0 },
  };
}
