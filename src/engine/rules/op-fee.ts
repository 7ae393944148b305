import { gasPerNonZeroByte } from "./calldata.ts";

/** What a rollup of the OP Stack charges its users for layer 1: its scalars in millionths. */
export interface L1Fees {
  /** Fees of layer 1, wei a gas. */
  readonly baseFee: bigint;
  readonly blobBaseFee: bigint;
  readonly baseFeeScalar: bigint;
  readonly blobBaseFeeScalar: bigint;
}

/** Gas of a byte by which the base fee is scaled. */
const gasPerByte = BigInt(gasPerNonZeroByte);

const million = 1_000_000n;

/** What Fjord's line makes of a FastLZ length, millionths of a byte. Source: ethereum-optimism/specs, protocol/fjord, as of 2026-04-28. */
const intercept = -42_585_600n;
const fastlzCoefficient = 836_500n;
const minTransactionSize = 100n;

/**
 * Fee for layer 1 from Bedrock (2023-06-06) until Ecotone (2024-03-14), wei: by what the data of the signed transaction and a fixed overhead
 * would take as a call, scaled. Source: ethereum-optimism/op-geth core/types/rollup_cost.go, newL1CostFuncBedrock; since Regolith no bytes are
 * added for a signature.
 */
export function l1FeeBedrock(
  calldataGas: bigint,
  overhead: bigint,
  { baseFee, baseFeeScalar }: Pick<L1Fees, "baseFee" | "baseFeeScalar">,
): bigint {
  return ((calldataGas + overhead) * baseFee * baseFeeScalar) / million;
}

/**
 * Fee for layer 1 from Ecotone (2024-03-14) until Fjord (2024-07-10), wei: `calldataGas` is 4 for each zero byte of the signed transaction and
 * 16 for each other. Source: ethereum-optimism/specs, protocol/ecotone, L1-Cost fees.
 */
export function l1FeeEcotone(calldataGas: bigint, fees: L1Fees): bigint {
  return (calldataGas * feePerByte(fees)) / (gasPerByte * million);
}

/**
 * Fee for layer 1 since Fjord, wei: by what the signed transaction would take in a compressed batch, which a line estimates of its FastLZ length,
 * 100 bytes at least. Source: ethereum-optimism/specs, protocol/fjord, L1-Cost fees.
 */
export function l1FeeFjord(fastlzLength: bigint, fees: L1Fees): bigint {
  const estimate = intercept + fastlzCoefficient * fastlzLength;
  const least = minTransactionSize * million;
  return ((estimate > least ? estimate : least) * feePerByte(fees)) / (million * million);
}

/** Millionths of a wei. */
function feePerByte({ baseFee, blobBaseFee, baseFeeScalar, blobBaseFeeScalar }: L1Fees): bigint {
  return gasPerByte * baseFee * baseFeeScalar + blobBaseFee * blobBaseFeeScalar;
}
