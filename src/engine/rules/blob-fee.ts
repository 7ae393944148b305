/** Gas of one blob, and its bytes. Source: EIP-4844, GAS_PER_BLOB. */
export const gasPerBlob = 131_072;

/** Execution gas that one blob is held to cost at least, on average. Source: EIP-7918, BLOB_BASE_COST. */
const blobBaseCost = 8_192n;

/** Least fee of blobs, wei a blob gas. Source: EIP-4844, MIN_BASE_FEE_PER_BLOB_GAS. */
const minBaseFeePerBlobGas = 1n;

/** What upgrades may change about blobs. */
export interface BlobRule {
  /** Blobs that a block is to hold on average. */
  readonly target: number;
  /** Blobs that a block may hold. */
  readonly max: number;
  /** Excess blob gas that multiplies the fee by e. */
  readonly updateFraction: number;
  /** Whether the fee stops falling where a blob costs less than 8,192 gas of execution (EIP-7918). */
  readonly reserve: boolean;
}

export interface BlobFork extends BlobRule {
  readonly fork: string;
  /** Day from which Ethereum's main network goes by it. */
  readonly since: string;
  readonly source: string;
}

/** Ethereum's blobs, the oldest rule first. Days by go-ethereum params, MainnetChainConfig, as of 2026-08. */
export const blobSchedule: readonly BlobFork[] = [
  {
    fork: "cancun",
    since: "2024-03-13",
    source: "EIP-4844; EIP-7569",
    target: 3,
    max: 6,
    updateFraction: 3_338_477,
    reserve: false,
  },
  {
    fork: "prague",
    since: "2025-05-07",
    source: "EIP-7691",
    target: 6,
    max: 9,
    updateFraction: 5_007_716,
    reserve: false,
  },
  {
    fork: "osaka",
    since: "2025-12-03",
    source: "EIP-7691; EIP-7918",
    target: 6,
    max: 9,
    updateFraction: 5_007_716,
    reserve: true,
  },
  {
    fork: "bpo1",
    since: "2025-12-09",
    source: "EIP-8134",
    target: 10,
    max: 15,
    updateFraction: 8_346_193,
    reserve: true,
  },
  {
    fork: "bpo2",
    since: "2026-01-07",
    source: "EIP-8135",
    target: 14,
    max: 21,
    updateFraction: 11_684_671,
    reserve: true,
  },
];

/** What the next block is told by a block. */
export interface BlobParent {
  /** Blob gas beyond the target that blocks up to this one have used, without what the targets since have worn off. */
  readonly excessBlobGas: number;
  readonly blobGasUsed: number;
  /** Fee of execution, wei a gas: what the reserve goes by. */
  readonly baseFee: bigint;
}

/**
 * The excess blob gas of the next block: what is above the target adds up, what is below wears off. By EIP-7918 nothing wears off while blobs are
 * below their reserve, and what is used counts by how much of a block is beyond the target, which lifts the fee as fast as before and never lowers
 * it. Exact below 2^53. Source: EIP-4844 and EIP-7918, calc_excess_blob_gas.
 */
export function nextExcessBlobGas(parent: BlobParent, rule: BlobRule): number {
  const { excessBlobGas, blobGasUsed } = parent;
  const target = rule.target * gasPerBlob;
  if (excessBlobGas + blobGasUsed < target) return 0;
  if (rule.reserve && isBelowReserve(parent, rule))
    return excessBlobGas + Math.floor((blobGasUsed * (rule.max - rule.target)) / rule.max);
  return excessBlobGas + blobGasUsed - target;
}

/** Whether a blob costs less than its reserve, a sixteenth of the base fee for each of its gas. */
function isBelowReserve({ excessBlobGas, baseFee }: BlobParent, { updateFraction }: BlobRule): boolean {
  return blobBaseCost * baseFee > BigInt(gasPerBlob) * blobBaseFee(excessBlobGas, updateFraction);
}

/** Fee of blobs at so much excess blob gas, wei a blob gas. Source: EIP-4844, get_base_fee_per_blob_gas. */
export function blobBaseFee(excessBlobGas: number, updateFraction: number): bigint {
  return fakeExponential(minBaseFeePerBlobGas, BigInt(excessBlobGas), BigInt(updateFraction));
}

/**
 * factor · e^(numerator / denominator) by its Taylor series, each term cut to a whole part of the denominator: below the true value, by less than
 * one for every term. Inputs are not negative, the denominator is positive. Source: EIP-4844, fake_exponential.
 */
export function fakeExponential(factor: bigint, numerator: bigint, denominator: bigint): bigint {
  let sum = 0n;
  let term = factor * denominator;
  for (let i = 1n; term > 0n; i++) {
    sum += term;
    term = (term * numerator) / (denominator * i);
  }
  return sum / denominator;
}
