import type { Terms } from "../../ledger/terms.ts";
import type { Plasma } from "./parameters.ts";

/** Smallest coin, $: far below any fee, because a fee is counted in whole coins. */
export const coin = 1e-9;

/** Room is counted in payments, and the operator takes the same of each. */
export function terms(p: Plasma): Terms {
  const minFeeRate = Math.round(p.fee / coin);
  return {
    room: p.transactionsPerBlock,
    size: 1,
    feeSize: 1,
    spacePerByte: 0,
    spacePerGas: 0,
    bytes: p.transferBytes,
    headerBytes: 0,
    minFeeRate,
    fixedFee: (space) => space * minFeeRate,
    dollars: coin,
    blockSeconds: p.blockInterval,
    resolution: p.blockInterval,
    nextRoom: null,
    baseFee: null,
    blobs: null,
    subsidy: () => 0,
  };
}
