/** A block's limit differs from its parent's by less than one part in so many. Source: EIP-1559; Yellow Paper, section 4.4.4. */
export const gasLimitBoundDivisor = 1_024;

/** No block may have less. Source: go-ethereum params, MinGasLimit. */
export const minGasLimit = 5_000;

/**
 * The gas limit of the block after one with limit `parent` (at least 5,000), whose producer wants `desired`: as near as the step allows, which is
 * less than `parent // divisor`, so that 1,024 lets it move by parent // 1024 - 1. Source: go-ethereum core, CalcGasLimit.
 */
export function nextGasLimit(parent: number, desired: number, divisor = gasLimitBoundDivisor): number {
  const step = Math.max(0, Math.floor(parent / divisor) - 1);
  const wanted = Math.max(desired, minGasLimit);
  return Math.min(parent + step, Math.max(parent - step, wanted));
}
