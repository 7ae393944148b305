import { effectiveBalanceIncrement } from "./inactivity.ts";

const increment = /* @__PURE__ */ BigInt(effectiveBalanceIncrement);

/** Which rules of slashing: those from Bellatrix (2022-09-06) on, or from Electra (2025-05-07) on. */
export type SlashingRule = "bellatrix" | "electra";

/** Source: consensus-specs, MIN_SLASHING_PENALTY_QUOTIENT_BELLATRIX and _ELECTRA. */
const minSlashingPenaltyQuotient: Readonly<Record<SlashingRule, bigint>> = {
  bellatrix: 32n,
  electra: 4_096n,
};

/** Source: consensus-specs, PROPORTIONAL_SLASHING_MULTIPLIER_BELLATRIX. */
const proportionalSlashingMultiplier = 3n;

/** What a validator loses when its offense is included, gwei, of its effective balance. Source: consensus-specs, slash_validator. */
export function initialSlashing(effective: bigint, rule: SlashingRule): bigint {
  return effective / minSlashingPenaltyQuotient[rule];
}

/**
 * What a slashed validator loses 4,096 epochs later, gwei: the share of all stake that was slashed within 8,192 epochs, three times over, of its
 * effective balance, all of it at most. Bellatrix cuts to whole coins last, so that a share of one in a hundred costs 32 coins nothing; Electra
 * cuts first. Balances in gwei: `total` of all active validators and `slashed` are sums of effective balances. In BigInt, since the stake
 * of Ethereum is more than 2^53 gwei. Source: consensus-specs, process_slashings.
 */
export function correlationPenalty(
  effective: bigint,
  slashed: bigint,
  total: bigint,
  rule: SlashingRule,
): bigint {
  const multiplied = slashed * proportionalSlashingMultiplier;
  const adjusted = multiplied < total ? multiplied : total;
  const increments = effective / increment;
  if (rule === "bellatrix") return ((increments * adjusted) / total) * increment;
  return (adjusted / (total / increment)) * increments;
}

/** A validator's vote on finality. */
export interface CheckpointVote {
  /** Epoch of the justified checkpoint that it builds on. */
  readonly source: number;
  /** Epoch of the checkpoint that it votes for. */
  readonly target: number;
  /** Root of what it votes for, whatever tells one from another; two votes alike in all three are one vote. */
  readonly root: string;
}

/**
 * Whether one validator's two votes break a rule of Casper FFG: two that differ for one target, or one around the other, whichever is named
 * first. Source: consensus-specs, is_slashable_attestation_data; Buterin & Griffith 2017, the two slashing conditions.
 */
export function isSlashable(a: CheckpointVote, b: CheckpointVote): boolean {
  const differ = a.source !== b.source || a.root !== b.root;
  return (differ && a.target === b.target) || surrounds(a, b) || surrounds(b, a);
}

function surrounds(outer: CheckpointVote, inner: CheckpointVote): boolean {
  return outer.source < inner.source && inner.target < outer.target;
}
