import type { Terms } from "../../ledger/terms.ts";
import type { Rollup } from "./parameters.ts";

/** Bytes of an Ethereum block header by its fields: nine words of 32, an address, a bloom filter of 256, and some 50 of small numbers. */
const headerBytes = 614;

/** The smallest coin that is counted here: a gwei. */
const coin = 1e9;

/** Room is gas: a block has what the layer can carry in its time. */
export function terms(p: Rollup): Terms {
  return {
    room: p.gasPerSecond * p.blockTime,
    size: p.transferGas,
    feeSize: p.transferGas,
    spacePerByte: p.gasPerByte,
    spacePerGas: 1,
    bytes: p.transferBytes,
    headerBytes,
    minFeeRate: p.minGasPrice,
    dollars: p.priceUsd / coin,
    blockSeconds: p.blockTime,
    resolution: p.blockTime,
    subsidy: () => 0,
  };
}
