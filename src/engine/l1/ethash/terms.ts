import type { Terms } from "../../ledger/terms.ts";
import type { Ethash } from "./parameters.ts";

/** Gwei in a coin. */
export const coin = 1e9;

/** Bytes of a block header by its fields: nine words of 32, an address, a bloom filter of 256, and some 50 of small numbers. */
const headerBytes = 614;

/** Gas is room and is what fees are quoted by; who pays more comes first, and pays what he bid. */
export function terms(p: Ethash): Terms {
  return {
    room: p.gasLimit,
    size: p.transferGas,
    feeSize: p.transferGas,
    spacePerByte: p.calldataGas,
    spacePerGas: 1,
    bytes: p.transferBytes,
    headerBytes,
    minFeeRate: p.minGasPrice,
    dollars: p.priceUsd / coin,
    blockSeconds: p.blockInterval,
    resolution: p.blockInterval / 2,
    subsidy: () => p.blockReward * coin,
  };
}
