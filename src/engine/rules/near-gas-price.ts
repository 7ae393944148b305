/** Smallest coins of NEAR in a billionth of a coin: yoctoNEAR. */
export const yoctoPerBillionth = 1e15;

/** What a full block moves NEAR's gas price by, twice: a share whose parts are whole. */
export interface AdjustmentRate {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** Source: near/nearcore, nearcore/src/config.rs: GAS_PRICE_ADJUSTMENT_RATE, 1 %. */
export const nearAdjustmentRate: AdjustmentRate = { numerator: 1n, denominator: 100n };

/**
 * Gas price of the block after one, yoctoNEAR a gas: x (1 + (used / limit - 1/2) rate), rounded down, and never below the least. A block without a
 * single chunk, whose limit is 0, leaves it as it is. Source: near/nearcore, core/primitives/src/block.rs: compute_next_gas_price.
 */
export function nextGasPrice(
  price: bigint,
  used: bigint,
  limit: bigint,
  least = 0n,
  { numerator, denominator }: AdjustmentRate = nearAdjustmentRate,
): bigint {
  if (limit === 0n) return price;
  const same = 2n * denominator * limit;
  const next = (price * (same + 2n * numerator * used - numerator * limit)) / same;
  return next > least ? next : least;
}
