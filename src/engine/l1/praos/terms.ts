import type { Terms } from "../../ledger/terms.ts";
import type { PraosParameters } from "./parameters.ts";

/** Lovelace in a coin. */
export const coin = 1e6;

/** A typical header of a block, bytes, of 1,100 at most. Source: input-output-hk/ouroboros-leios, docs/ImpactAnalysis.md (2025). */
const headerBytes = 860;

/** Mean time between active slots, s: a chain on which no block is late grows by one in each of them. */
export function blockSeconds({ slotLength, activeSlotsCoeff }: PraosParameters): number {
  return slotLength / activeSlotsCoeff;
}

/**
 * What a transaction of so many bytes pays, lovelace: minFeeA · size + minFeeB, whoever else waits. What is larger than one may be is sent in
 * several. Source: CIP-9.
 */
export function fee({ minFeeA, minFeeB, maxTxSize }: PraosParameters, bytes: number): number {
  return Math.ceil(bytes / maxTxSize) * minFeeB + minFeeA * bytes;
}

/** New coins for pools and delegators out of the reserve, lovelace, in equal parts for the blocks that an epoch has on average (A64). Source: CIP-9. */
function issuedPerBlock({ reserve, rho, tau, epochLength, activeSlotsCoeff }: PraosParameters): number {
  return (rho * reserve * (1 - tau) * coin) / (epochLength * activeSlotsCoeff);
}

/** Blocks are short of bytes, and the fee is fixed: whom a block has no room for waits for the next. */
export function terms(p: PraosParameters): Terms {
  const issued = issuedPerBlock(p);
  return {
    room: p.maxBlockBodySize,
    nextRoom: null,
    size: p.transferBytes,
    feeSize: p.transferBytes,
    spacePerByte: 1,
    spacePerGas: 0,
    bytes: p.transferBytes,
    headerBytes,
    minFeeRate: fee(p, p.transferBytes) / p.transferBytes,
    fixedFee: (bytes) => fee(p, bytes),
    baseFee: null,
    blobs: null,
    dollars: p.priceUsd / coin,
    blockSeconds: blockSeconds(p),
    resolution: blockSeconds(p) / 2,
    subsidy: () => issued,
  };
}
