import type { Transfer } from "../../family.ts";
import type { Lanes } from "../../fees/lanes.ts";
import type { Terms } from "../../ledger/terms.ts";
import type { Own } from "../../ledger/tree.ts";
import type { Tower } from "./parameters.ts";

/** Seconds in a Julian year. */
const year = 31_557_600;

/** Lamports in a coin. */
const coin = 1e9;

/**
 * Bytes of a vote: a transaction with one signature and three accounts that carries the tower of 31 votes as offsets, a root, two hashes and a
 * time. Source: solana vote program, TowerSync in its compact form, with Solana's transaction format around it.
 */
export const voteBytes = 352;

/** Bytes of a block without transactions: 64 ticks of a count, a hash and the number of its transactions. Source: anza-xyz/agave, Entry and ticks per slot. */
const tickBytes = 64 * (8 + 32 + 8);

/** Bytes of a transfer's instruction, which are data and no overhead: a number and an amount. Source: solana system program. */
const instructionBytes = 12;

/** Computing for a byte of data beside what carries it. Source: anza-xyz/agave, block_cost_limits.rs: INSTRUCTION_DATA_BYTES_COST, four bytes. */
const unitsPerByte = 1 / 4;

export function terms(p: Tower): Terms {
  const issuance = Math.floor((p.inflation * p.staked * coin * p.slotSeconds) / year);
  return {
    ...(p.hotShare > 0 && { lanes: lanesOf(p) }),
    room: p.maxBlockUnits,
    size: p.transferUnits,
    feeSize: p.transferUnits,
    spacePerByte: dataUnits(p),
    spacePerGas: 1,
    bytes: p.transferBytes,
    headerBytes: tickBytes,
    minFeeRate: p.baseFee / p.transferUnits,
    nextRoom: null,
    baseFee: null,
    blobs: null,
    dollars: p.priceUsd / coin,
    blockSeconds: p.slotSeconds,
    // Because users are brought up to date before every block anyway.
    resolution: 5 * p.slotSeconds,
    subsidy: () => issuance,
  };
}

/** Payments that write no account that others want, and those that all write the same, of which a block takes no more than of one account. */
function lanesOf({ hotShare, maxAccountUnits, maxBlockUnits, transferUnits }: Tower): Lanes {
  return {
    count: 2,
    weights: [1 - hotShare, hotShare],
    limits: [maxBlockUnits, maxAccountUnits].map((units) => units / transferUnits),
  };
}

export function transfer({ transferBytes, transferUnits, priceUsd }: Tower): Transfer {
  return {
    bytes: transferBytes,
    feeSize: transferUnits,
    feeRate: "computeprice",
    dollars: priceUsd / coin,
  };
}

/** Computing for each byte of data, with its part of the transactions that it takes to carry them. */
function dataUnits({ transferUnits, transferBytes, maxTxBytes }: Tower): number {
  return transferUnits / (maxTxBytes - transferBytes + instructionBytes) + unitsPerByte;
}

/** Votes that a block has room for. */
export function voteRoom({ maxBlockUnits, maxVoteUnits, voteUnits }: Tower): number {
  return voteUnits === 0
    ? Number.POSITIVE_INFINITY
    : Math.floor(Math.min(maxBlockUnits, maxVoteUnits) / voteUnits);
}

/** So many votes as transactions in a block. */
export function votes(count: number, { voteUnits, transferUnits }: Tower): Own {
  return { count, worth: (count * voteUnits) / transferUnits, bytes: count * voteBytes };
}

/** Computing that a block leaves to others when everybody votes. */
function freeUnits(p: Tower): number {
  return p.maxBlockUnits - Math.min(Object.keys(p.validators).length, voteRoom(p)) * p.voteUnits;
}

/** Transfers a second that blocks carry beside all votes; fewer, where so many write one account that it is full first. */
export function transfersPerSecond(p: Tower): number {
  const room = Math.min(freeUnits(p), p.maxAccountUnits / p.hotShare);
  return Math.floor(room / p.transferUnits) / p.slotSeconds;
}

/** Bytes a second that calls to one contract of a layer above can carry. */
export function dataPerSecond(p: Tower): number {
  return Math.min(freeUnits(p), p.maxAccountUnits) / dataUnits(p) / p.slotSeconds;
}
