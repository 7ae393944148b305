/** Least difficulty. Source: go-ethereum params, MinimumDifficulty. */
const least = 131_072n;

/**
 * The difficulty of a block by the rules from Byzantium to the end of proof of work, found so many whole seconds after its parent:
 * up while blocks come within nine seconds, or eighteen where the parent has uncles, else down. The difficulty bomb, which was put off each time
 * before it mattered, is left out. Source: EIP-100; go-ethereum consensus/ethash, calcDifficultyByzantium.
 */
export function ethashDifficulty(parent: bigint, seconds: number, parentHasUncles: boolean): bigint {
  const steps = Math.max((parentHasUncles ? 2 : 1) - Math.floor(seconds / 9), -99);
  const next = parent + (parent / 2_048n) * BigInt(steps);
  return next < least ? least : next;
}

/** What the finder of an uncle gets that was included `generations` later, 1 to 6, of a block's reward. Source: Yellow Paper, section 11.3. */
export function uncleReward(reward: number, generations: number): number {
  return Math.floor(((8 - generations) * reward) / 8);
}

/** What the block that includes an uncle gets for it. Source: as above. */
export function nephewReward(reward: number): number {
  return Math.floor(reward / 32);
}
