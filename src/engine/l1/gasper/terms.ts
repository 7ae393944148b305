import { blobMarket, coin, gasBlockTerms } from "../../ledger/gas.ts";
import type { Terms } from "../../ledger/terms.ts";
import type { BlobRule } from "../../rules/blob-fee.ts";
import { nextGasLimit } from "../../rules/gas-limit.ts";
import type { Gasper } from "./parameters.ts";

/**
 * Bytes of a block without transactions: one aggregate of its slot's votes, a bit for each of some 35,000 validators
 * (EIP-7549), and about 1.6 kB of header, sync aggregate and payload fields (consensus-specs, Electra).
 */
const headerBytes = 6_000;

/** Base reward per increment is this over the square root of all stake, in gwei (consensus-specs, BASE_REWARD_FACTOR). */
const baseRewardFactor = 64;

export function terms(p: Gasper): Terms {
  const issuance = issuancePerSlot(p);
  return {
    ...gasBlockTerms(p),
    nextRoom: nextGasLimit,
    blobs: blobMarket(blobRule(p), Math.min(1, p.blobSamples / neededColumns(p))),
    headerBytes,
    blockSeconds: p.slotSeconds,
    // Because users are looked at before every block anyway, one look a slot is enough.
    resolution: p.slotSeconds,
    subsidy: () => issuance,
  };
}

/** New coins when everybody votes, gwei: each epoch 64 times the square root of all stake. */
function issuancePerSlot({ staked, slotsPerEpoch }: Gasper): number {
  return Math.floor((baseRewardFactor * Math.sqrt(staked * coin)) / slotsPerEpoch);
}

/** Because the columns hold twice the data, half of them are enough for all. */
export function neededColumns({ blobColumns }: Gasper): number {
  return Math.ceil(blobColumns / 2);
}

/** What a chain says of its blobs. */
export function blobRule(p: Gasper): BlobRule {
  return {
    max: p.blobMax,
    target: p.blobTarget,
    updateFraction: p.blobUpdateFraction,
    reserve: p.blobReserve === "yes",
  };
}
