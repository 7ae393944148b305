import { effectiveBalanceIncrement } from "./inactivity.ts";

const increment = /* @__PURE__ */ BigInt(effectiveBalanceIncrement);

/** Epochs from the one in which a validator asks to leave to the first in which it may be gone. Source: consensus-specs, MAX_SEED_LOOKAHEAD. */
export const exitDelay = 5;

/** Since Electra, 2025-05-07, gwei. Source: consensus-specs, MIN_PER_EPOCH_CHURN_LIMIT_ELECTRA, MAX_PER_EPOCH_ACTIVATION_EXIT_CHURN_LIMIT. */
const [least, most] = [128n * increment, 256n * increment];

/** Source: consensus-specs, CHURN_LIMIT_QUOTIENT. */
const churnLimitQuotient = 65_536n;

/** Stake that may leave in an epoch, gwei, of so much that is active. Source: consensus-specs, get_activation_exit_churn_limit of Electra. */
export function activationExitChurnLimit(total: bigint): bigint {
  const share = total / churnLimitQuotient;
  const churn = share > least ? share : least;
  return churn > most ? most : churn - (churn % increment);
}
