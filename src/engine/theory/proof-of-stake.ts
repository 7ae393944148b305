import { log } from "../kernel/math.ts";
import {
  bellatrixInactivity,
  effectiveBalanceIncrement,
  ejectionBalance,
  type InactivityRule,
  inactivityPenalty,
  minActivationBalance,
  nextEffectiveBalance,
  nextInactivityScore,
} from "../rules/inactivity.ts";

/** Source: consensus-specs, mainnet preset: SLOTS_PER_EPOCH, TARGET_COMMITTEE_SIZE, MAX_COMMITTEES_PER_SLOT. */
const slotsPerEpoch = 32;
const targetCommitteeSize = 128;
const maxCommitteesPerSlot = 64;

/** Committees of a slot and their mean size with so many active validators. Source: consensus-specs, get_committee_count_per_slot. */
export function committees(activeValidators: number) {
  const full = Math.floor(activeValidators / slotsPerEpoch / targetCommitteeSize);
  const committeesPerSlot = Math.max(1, Math.min(maxCommitteesPerSlot, full));
  return { committeesPerSlot, meanCommitteeSize: activeValidators / slotsPerEpoch / committeesPerSlot };
}

/** What is left of a validator that does not vote while nothing becomes final, gwei. */
interface Drained {
  readonly balance: number;
  readonly effective: number;
}

/** Balances after no epoch of a leak, after one and so on, without what missed votes cost besides. Source: consensus-specs, process_epoch. */
function* leak(start: number, rule: InactivityRule): Generator<Drained, never> {
  let [balance, score] = [start, 0];
  let effective = Math.min(start - (start % effectiveBalanceIncrement), minActivationBalance);
  for (;;) {
    yield { balance, effective };
    score = nextInactivityScore(score, false, true, rule);
    balance = Math.max(0, balance - inactivityPenalty(effective, score, rule));
    effective = nextEffectiveBalance(effective, balance);
  }
}

/** Balance of a validator after so many epochs without a vote and without finality, gwei, from `start` of at most 32 coins. */
export function leaked(start: number, epochs: number, rule: InactivityRule = bellatrixInactivity): number {
  const each = leak(start, rule);
  for (let epoch = 0; epoch < epochs; epoch++) each.next();
  return each.next().value.balance;
}

/** Epochs of a leak until the effective balance of a validator that does not vote is at `ejection` or below, gwei both, and it must leave. */
export function ejectionEpoch(
  start = minActivationBalance,
  ejection = ejectionBalance,
  rule: InactivityRule = bellatrixInactivity,
): number {
  const each = leak(start, rule);
  let epochs = 0;
  while (each.next().value.effective > ejection) epochs++;
  return epochs;
}

/**
 * Epochs of a leak until those who vote hold two thirds again, when a share of the stake went silent at once: balances of the silent fall as
 * e^(-t²/2^25), so that it takes 2^12.5 · sqrt(ln(2x / (1 - x))) for a share of x. 0 for a third or less, null where the silent are ejected
 * before. Derived from the rule in continuous time: dB/dt = -B·4t/(4·2^24).
 */
export function leakRecovery(offlineShare: number): number | null {
  const excess = (2 * offlineShare) / (1 - offlineShare);
  if (excess <= 1) return 0;
  const epochs = Math.sqrt(2 * bellatrixInactivity.penaltyQuotient * log(excess));
  return epochs < ejectionEpoch() ? epochs : null;
}
