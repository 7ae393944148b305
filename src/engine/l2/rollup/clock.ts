import type { BlockRef } from "../../ledger/contract.ts";
import type { Host } from "../../ledger/host.ts";

/** What a contract goes by for the time: what its host's blocks say, or how many there have been. */
export const clocks = ["timestamp", "blocks"] as const;

/**
 * Time by the contract's clock in a block of its host, microseconds. Where it counts blocks, each stands for the time that the host aims
 * for, so that the clock stands still while the host does.
 */
export function timeAt(counted: number | null, { time, height }: BlockRef): number {
  return counted === null ? time : height * counted;
}

/** How long each block of the host counts for, microseconds; null where its timestamps are what counts. */
export function countedFor(clock: (typeof clocks)[number], { blockSeconds }: Pick<Host, "blockSeconds">) {
  return clock === "blocks" ? blockSeconds * 1e6 : null;
}
