import type { Terms } from "../../ledger/terms.ts";
import type { Ideal } from "./parameters.ts";

/** The most that a scenario may ask of a layer, tx/s. */
export const most = 1_000_000;

/** Transactions that a block has room for: more than anybody can ask for in the longest interval. */
const room = 1_000 * most;

/** Smallest coin, $. Because a fee is counted in whole coins, it is far below the least fee. */
export const coin = 1e-9;

/** Everything takes one place and pays one fee, data and computing included (A18). */
export function terms(p: Ideal): Terms {
  return {
    room,
    size: 1,
    feeSize: 1,
    spacePerByte: 0,
    spacePerGas: 0,
    bytes: p.transferBytes,
    headerBytes: 0,
    minFeeRate: Math.round(p.fee / coin),
    dollars: coin,
    blockSeconds: p.blockInterval,
    // Because nobody is to miss a block that he came in time for.
    resolution: p.blockInterval,
    nextRoom: null,
    baseFee: null,
    blobs: null,
    subsidy: () => 0,
  };
}
