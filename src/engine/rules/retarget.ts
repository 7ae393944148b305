/** What a chain with Bitcoin's rule adds: how long an interval should take, and the easiest target. */
export interface RetargetRule {
  /** Seconds that the blocks of one interval should take. */
  readonly timespan: number;
  /** Largest factor, up or down, by which one step changes the target. */
  readonly clamp: number;
  /** Compact form of the easiest target. */
  readonly limit: number;
}

/** Bitcoin: 2016 blocks in two weeks, a factor of four, difficulty 1. */
export const bitcoinRetarget: RetargetRule = { timespan: 1_209_600, clamp: 4, limit: 0x1d00ffff };

const TWO_TO_32 = 4_294_967_296;

/**
 * The compact target after an interval whose first and last block carry these times (whole seconds). It measures the
 * 2015 gaps between the 2016 blocks, one gap short, as Bitcoin does.
 * Source: bitcoin/bitcoin src/pow.cpp, CalculateNextWorkRequired.
 */
export function nextBits(
  first: number,
  last: number,
  bits: number,
  rule: RetargetRule = bitcoinRetarget,
): number {
  const timespan = Math.max(1, Math.floor(rule.timespan));
  const shortest = Math.max(1, Math.floor(timespan / rule.clamp));
  const taken = Math.min(timespan * rule.clamp, Math.max(shortest, last - first));
  const target = (targetOf(bits) * BigInt(Math.floor(taken))) / BigInt(timespan);
  const limit = targetOf(rule.limit);
  // No target is below 1: the rule must give a next block even to an interval of no length.
  return bitsOf(target > limit ? limit : target < 1n ? 1n : target);
}

/**
 * The target, a number below 2^256 that a block's hash must not exceed, from its compact form: a base-256 exponent
 * in the top byte, 23 bits of mantissa below. A form with the sign bit set stands for no target and gives 0.
 * Source: bitcoin/bitcoin src/arith_uint256.cpp, SetCompact.
 */
export function targetOf(bits: number): bigint {
  if ((bits & 0x800000) !== 0) return 0n;
  const mantissa = BigInt(bits & 0x7fffff);
  const shift = BigInt(8 * ((bits >>> 24) - 3));
  return shift >= 0n ? mantissa << shift : mantissa >> -shift;
}

/** The compact form of a target, its lower digits cut off. Source: as above, GetCompact. */
export function bitsOf(target: bigint): number {
  let size = Math.ceil(target.toString(16).length / 2);
  let mantissa = Number(size <= 3 ? target << BigInt(8 * (3 - size)) : target >> BigInt(8 * (size - 3)));
  // Because bit 23 is the sign, a mantissa that would set it moves one byte up.
  if (mantissa >= 0x800000) {
    mantissa >>>= 8;
    size++;
  }
  return target === 0n ? 0 : ((size << 24) | mantissa) >>> 0;
}

/** How many times harder than difficulty 1 a target is. */
export function difficultyOf(bits: number): number {
  const target = targetOf(bits);
  // Because a quotient of two 256-bit numbers fits no double, it is taken with 64 bits after the point.
  return target === 0n ? 0 : Number((targetOf(0x1d00ffff) << 64n) / target) / TWO_TO_32 / TWO_TO_32;
}

/** Hashes that finding a block takes on average: 2^256 / (target + 1). */
export function hashesOf(bits: number): number {
  return Number((1n << 256n) / (targetOf(bits) + 1n));
}
