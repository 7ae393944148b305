import type { Terms } from "./terms.ts";

/** Smallest coin of a chain that has none of its own, $. Because a fee is counted in whole coins, it is far below any. */
export const coin = 1e-9;

/** What a chain goes by whose room is counted in payments. */
interface Flat {
  /** Payments that a block has room for. */
  readonly room: number;
  /** Bytes of one. */
  readonly transferBytes: number;
  /** What one pays at least, $. */
  readonly fee: number;
  /** Mean time between blocks, s. */
  readonly blockInterval: number;
}

/** Everything takes the place of a payment, data and computing included, and nothing new is made. */
export function flatTerms({ room, transferBytes, fee, blockInterval }: Flat): Terms {
  return {
    room,
    size: 1,
    feeSize: 1,
    spacePerByte: 0,
    spacePerGas: 0,
    bytes: transferBytes,
    headerBytes: 0,
    minFeeRate: Math.round(fee / coin),
    dollars: coin,
    blockSeconds: blockInterval,
    // Because nobody is to miss a block that he came in time for.
    resolution: blockInterval,
    nextRoom: null,
    baseFee: null,
    blobs: null,
    subsidy: () => 0,
  };
}
