/** Prices of layer 1 now, wei: of a gas, and of a byte where a chain's data go. */
export interface L1Prices {
  readonly l1GasPrice: bigint;
  readonly l1PubdataPrice: bigint;
}

/** Gas of layer 1 for a byte in the data of a call. Source: matter-labs/era-contracts SystemConfig, L1_GAS_PER_PUBDATA_BYTE, as of 2026-03-06. */
export const l1GasPerPubdataByte = 17n;

/** What closing a batch takes on layer 1, and bytes in a full one, as an operator sets them. Source: matter-labs/zksync-era infrastructure/zk/src/constants.ts at 3e80c8d. */
const batchOverheadL1Gas = 800_000n;
const maxPubdataPerBatch = 100_000n;

/**
 * Price of a published byte on a chain of ZKsync's kind, wei: what layer 1 takes for it, and its part of what closing a full batch takes there.
 * The operator's shares of that overhead are 0 for computing and 1 for data. Source: matter-labs/zksync-era core/node/fee_model,
 * compute_batch_fee_model_input_v2.
 */
export function fairPubdataPrice({ l1GasPrice, l1PubdataPrice }: L1Prices): bigint {
  return l1PubdataPrice + ceilDivide(l1GasPrice * batchOverheadL1Gas, maxPubdataPerBatch);
}

const ceilDivide = (value: bigint, by: bigint): bigint => (value + by - 1n) / by;
