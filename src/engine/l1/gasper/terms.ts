import type { Terms } from "../../ledger/terms.ts";
import type { Gasper } from "./parameters.ts";

/** Gwei in a coin. */
export const coin = 1e9;

/**
 * Bytes of a block without transactions: one aggregate of its slot's votes, a bit for each of some 35,000 validators
 * (EIP-7549), and about 1.6 kB of header, sync aggregate and payload fields (consensus-specs, Electra).
 */
const headerBytes = 6_000;

/** Base reward per increment is this over the square root of all stake, in gwei (consensus-specs, BASE_REWARD_FACTOR). */
const baseRewardFactor = 64;

/** Gas is room and is what fees are quoted by; who pays more comes first, and pays what he bid. */
export function terms(p: Gasper): Terms {
  const issuance = issuancePerSlot(p);
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
    blockSeconds: p.slotSeconds,
    // Because looks then fall on the beginnings of slots, nobody misses a block that he came in time for.
    resolution: p.slotSeconds / 2,
    subsidy: () => issuance,
  };
}

/** New coins when everybody votes, gwei: each epoch 64 times the square root of all stake. */
function issuancePerSlot({ staked, slotsPerEpoch }: Gasper): number {
  return Math.floor((baseRewardFactor * Math.sqrt(staked * coin)) / slotsPerEpoch);
}
