/** A chain where some payments are of one kind of which a block takes only so much, as those do that write one account: each kind has a lane. */
export interface Lanes {
  readonly count: number;
  /** By lane: share of all payments that are for it; they sum to 1. */
  readonly weights: readonly number[];
  /** By lane: what a block takes of it at most, in payments. */
  readonly limits: readonly number[];
}

/**
 * Payments by lane that a block with room for `left` takes of those who bid the same: all, as far as their lanes permit; where room runs out
 * everyone has the same chance (A8). `open` is what it may still take of each lane. The answer goes into `counts`; returns its sum.
 */
export function shareOut(left: number, open: Float64Array, counts: Float64Array): number {
  let wanted = 0;
  for (let lane = 0; lane < counts.length; lane++) {
    counts[lane] = Math.min(counts[lane] as number, Math.floor(open[lane] as number));
    wanted += counts[lane] as number;
  }
  if (wanted <= left) return wanted;
  const room = Math.floor(left);
  let before = 0;
  let given = 0;
  for (let lane = 0; lane < counts.length; lane++) {
    before += counts[lane] as number;
    // Because rounding sums leaves nobody a place too many, and none over.
    const upTo = Math.round((before * room) / wanted);
    counts[lane] = upTo - given;
    given = upTo;
  }
  return room;
}
