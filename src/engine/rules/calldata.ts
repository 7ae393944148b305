/** What every transaction pays before anything else. Source: EIP-2028 and EIP-7623. */
const transactionBase = 21_000;

/** A zero byte is one token, any other four. Source: EIP-7623; four gas a token are the 4 and 16 of EIP-2028. */
const tokensPerNonZeroByte = 4;
const standardTokenCost = 4;
const totalCostFloorPerToken = 10;

/** Gas of a byte that is not zero. Source: EIP-2028. */
export const gasPerNonZeroByte = standardTokenCost * tokensPerNonZeroByte;

/** Source: EIP-2; EIP-3860. */
const creationCost = 32_000;
const initcodeWordCost = 2;
const bytesPerWord = 32;

/** What a transaction says and does. */
export interface Calldata {
  readonly zeroBytes: number;
  readonly nonZeroBytes: number;
  /** Gas that its execution takes, without what its data costs and without its base. */
  readonly executionGas: number;
  /** Whether its data is the code of a new contract. */
  readonly contractCreation: boolean;
}

/** Gas of a transaction before Prague: its base, its data at 4 and 16 gas a byte, and what it does. Source: EIP-2028. */
export function standardGas(transaction: Calldata): number {
  const { executionGas, contractCreation } = transaction;
  const creation = contractCreation ? creationGas(transaction) : 0;
  return transactionBase + standardTokenCost * tokens(transaction) + executionGas + creation;
}

/** Least gas of a transaction with so much data: 10 and 40 gas a byte. Source: EIP-7623. */
export function floorGas(transaction: Calldata): number {
  return transactionBase + totalCostFloorPerToken * tokens(transaction);
}

/** Gas of a transaction since Prague, 2025-05-07: one that posts data and computes little pays the floor. Source: EIP-7623. */
export function transactionGas(transaction: Calldata): number {
  return Math.max(standardGas(transaction), floorGas(transaction));
}

function tokens({ zeroBytes, nonZeroBytes }: Calldata): number {
  return zeroBytes + tokensPerNonZeroByte * nonZeroBytes;
}

function creationGas({ zeroBytes, nonZeroBytes }: Calldata): number {
  return creationCost + initcodeWordCost * Math.ceil((zeroBytes + nonZeroBytes) / bytesPerWord);
}
