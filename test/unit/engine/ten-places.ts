import type { Terms } from "../../../src/engine/ledger/terms.ts";

/** Ten places to a block: a payment takes one and pays its bid; a call takes one, and one more for each byte. */
export const tenPlaces: Terms = {
  room: 10,
  size: 1,
  feeSize: 1,
  spacePerByte: 1,
  spacePerGas: 0,
  bytes: 1,
  headerBytes: 0,
  minFeeRate: 1,
  nextRoom: null,
  baseFee: null,
  blobs: null,
  dollars: 1,
  blockSeconds: 1,
  resolution: 1,
  subsidy: () => 0,
};
