/** Satoshi in the first block's reward: 50 bitcoins. */
const FIRST_SUBSIDY = 5_000_000_000;

/** Blocks between two halvings of Bitcoin. */
export const BITCOIN_HALVING_INTERVAL = 210_000;

/**
 * New coins that the block at `height` may create, in the smallest: 50 bitcoins, or whatever the `first` got, halved every
 * `halvingInterval` blocks with the fraction dropped, and nothing from the 64th halving on.
 * Source: bitcoin/bitcoin src/validation.cpp, GetBlockSubsidy.
 */
export function subsidy(
  height: number,
  halvingInterval = BITCOIN_HALVING_INTERVAL,
  first = FIRST_SUBSIDY,
): number {
  let reward = first;
  for (let halvings = Math.floor(height / halvingInterval); halvings > 0 && reward > 0; halvings--) {
    reward = Math.floor(reward / 2);
  }
  return reward;
}

/** Satoshi in existence once the block at `height` is there: all subsidies from height 0 to it. */
export function supply(height: number, halvingInterval = BITCOIN_HALVING_INTERVAL): number {
  let total = 0;
  for (let first = 0; first <= height; first += halvingInterval) {
    const blocks = Math.min(halvingInterval, height - first + 1);
    const reward = subsidy(first, halvingInterval);
    if (reward === 0) break;
    total += blocks * reward;
  }
  return total;
}
