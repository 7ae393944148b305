import type { Terms } from "../../ledger/terms.ts";
import { subsidy } from "../../rules/subsidy.ts";
import type { Nakamoto } from "./parameters.ts";

/** Bytes of a block header and the count of its transactions, as in Bitcoin's block message. */
const headerBytes = 84;

/** Satoshi in a coin. */
export const coin = 1e8;

/** Weight units (BIP 141): fee rates are quoted in virtual bytes of four, and data that others put on the chain is witness, one unit a byte. */
export function terms(p: Nakamoto): Terms {
  return {
    room: p.blockSize,
    size: p.transferSize,
    feeSize: p.transferSize / 4,
    spacePerByte: 1,
    spacePerGas: 0,
    spacePerWeight: 1,
    bytes: p.transferBytes,
    headerBytes,
    minFeeRate: p.minRelayFee,
    nextRoom: null,
    baseFee: null,
    blobs: null,
    dollars: p.priceUsd / coin,
    blockSeconds: p.blockInterval,
    resolution: Number.POSITIVE_INFINITY,
    subsidy: (height) => subsidy(p.startHeight + height, p.halvingInterval, p.initialSubsidy * coin),
  };
}
