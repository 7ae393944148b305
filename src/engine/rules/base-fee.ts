/** How a chain with EIP-1559 sets its base fee. */
export interface BaseFeeRule {
  /** What a block may hold at most, in gas targets. */
  readonly elasticityMultiplier: number;
  /** An empty block, or one of twice the target, moves the fee by one part in so many. */
  readonly changeDenominator: number;
}

/** Ethereum: blocks of twice their target, an eighth a block. Source: EIP-1559, constants; since London, 2021-08-05. */
export const ethereumBaseFee: BaseFeeRule = { elasticityMultiplier: 2, changeDenominator: 8 };

/** Gas that a block is to use on average: the fee stays where it is when it does. */
export function gasTarget(gasLimit: number, rule: BaseFeeRule = ethereumBaseFee): number {
  return Math.floor(gasLimit / rule.elasticityMultiplier);
}

/**
 * The base fee of the block after one with this fee (wei a gas), limit and gas used (whole, at most the limit). What a fee rises by is 1
 * at least; what it falls by may be nothing, so that a fee of 7 wei or less never falls by Ethereum's rule. In BigInt, since a fee of 1 gwei
 * times the gas of a block is more than 2^53. Source: EIP-1559, validate_block.
 */
export function nextBaseFee(
  baseFee: bigint,
  gasLimit: number,
  gasUsed: number,
  rule: BaseFeeRule = ethereumBaseFee,
): bigint {
  const target = gasTarget(gasLimit, rule);
  if (gasUsed === target) return baseFee;
  const away = BigInt(Math.abs(gasUsed - target));
  const change = (baseFee * away) / BigInt(target) / BigInt(rule.changeDenominator);
  if (gasUsed < target) return baseFee - change;
  return baseFee + (change > 1n ? change : 1n);
}
