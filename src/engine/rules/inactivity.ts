/** Effective balances are whole steps of so much, gwei. Source: consensus-specs, EFFECTIVE_BALANCE_INCREMENT. */
export const effectiveBalanceIncrement = 1_000_000_000;

/** A balance must be so much above a step or below to move it, gwei. Source: consensus-specs, HYSTERESIS_QUOTIENT and _MULTIPLIER. */
const downward = effectiveBalanceIncrement / 4;
const upward = (effectiveBalanceIncrement / 4) * 5;

/** Highest effective balance of a validator that does not compound, gwei: 32 coins. Source: consensus-specs, MIN_ACTIVATION_BALANCE. */
export const minActivationBalance = 32_000_000_000;

/** At this effective balance or below a validator is made to leave, gwei: 16 coins. Source: consensus-specs, EJECTION_BALANCE. */
export const ejectionBalance = 16_000_000_000;

/** How a chain that is not final drains those who do not vote. */
export interface InactivityRule {
  /** What an epoch without a vote adds to a validator's score. */
  readonly scoreBias: number;
  /** What every epoch takes from a score while there is finality. */
  readonly scoreRecoveryRate: number;
  /** The larger, the slower. */
  readonly penaltyQuotient: number;
}

/** Since Bellatrix, 2022-09-06. Source: consensus-specs, INACTIVITY_SCORE_BIAS, _RECOVERY_RATE, INACTIVITY_PENALTY_QUOTIENT_BELLATRIX. */
export const bellatrixInactivity: InactivityRule = {
  scoreBias: 4,
  scoreRecoveryRate: 16,
  penaltyQuotient: 16_777_216,
};

/**
 * A validator's score after an epoch in which it voted for the target in time or not, and the chain leaked or not. Source: consensus-specs,
 * process_inactivity_updates.
 */
export function nextInactivityScore(
  score: number,
  voted: boolean,
  leaking: boolean,
  rule: InactivityRule = bellatrixInactivity,
): number {
  const next = voted ? Math.max(0, score - 1) : score + rule.scoreBias;
  return leaking ? next : Math.max(0, next - rule.scoreRecoveryRate);
}

/**
 * What an epoch takes from a validator that does not vote, gwei. Exact for all balances of Ethereum, 2,048 coins, at scores to 2^21:
 * an effective balance is whole coins, and 10^9 gwei are 5^9 · 2^9. Source: consensus-specs, get_inactivity_penalty_deltas.
 */
export function inactivityPenalty(
  effective: number,
  score: number,
  rule: InactivityRule = bellatrixInactivity,
): number {
  return Math.floor((effective * score) / (rule.scoreBias * rule.penaltyQuotient));
}

/**
 * The effective balance after an epoch that ends at `balance`, gwei: it follows in whole coins, down when it is a quarter too high, up when
 * it is one and a quarter too low. Source: consensus-specs, process_effective_balance_updates.
 */
export function nextEffectiveBalance(
  effective: number,
  balance: number,
  most = minActivationBalance,
): number {
  if (balance + downward >= effective && balance <= effective + upward) return effective;
  return Math.min(balance - (balance % effectiveBalanceIncrement), most);
}
