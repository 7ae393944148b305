/** What a chain of ZKsync's kind goes by when it prices a byte that it publishes: prices of layer 1, wei, and what a batch is. */
export interface PubdataInput {
  readonly l1GasPrice: bigint;
  /** Of a byte where its data go. */
  readonly l1PubdataPrice: bigint;
  readonly batchOverheadL1Gas: bigint;
  readonly maxPubdataPerBatch: bigint;
}

/** Gas of layer 1 for a byte in the data of a call. Source: matter-labs/era-contracts SystemConfig, L1_GAS_PER_PUBDATA_BYTE, as of 2026-03-06. */
export const l1GasPerPubdataByte = 17;

/**
 * Price of a published byte, wei: what layer 1 takes for it, and its part of what closing a full batch takes there. The operator's shares of
 * that overhead are 0 for computing and 1 for data. Source: matter-labs/zksync-era core/node/fee_model, version 2 of the fee model; shares
 * from infrastructure/zk/src/constants.ts at 3e80c8d.
 */
export function fairPubdataPrice(input: PubdataInput): bigint {
  const { l1GasPrice, l1PubdataPrice, batchOverheadL1Gas, maxPubdataPerBatch } = input;
  return l1PubdataPrice + (l1GasPrice * batchOverheadL1Gas) / maxPubdataPerBatch;
}
