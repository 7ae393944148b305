import type { Gasper } from "./parameters.ts";

/** Coins of a validator, as its votes on the wire are counted (A43). Source: consensus-specs, MIN_ACTIVATION_BALANCE. */
const validatorCoins = 32;

/** Source: consensus-specs, mainnet preset: TARGET_COMMITTEE_SIZE, MAX_COMMITTEES_PER_SLOT. */
const targetCommitteeSize = 128;
const maxCommitteesPerSlot = 64;

/** Of each committee so many put its votes together and tell everybody. Source: consensus-specs, TARGET_AGGREGATORS_PER_COMMITTEE. */
const targetAggregatorsPerCommittee = 16;

/** A node hears the single votes of some subnets. Source: consensus-specs, SUBNETS_PER_NODE, ATTESTATION_SUBNET_COUNT. */
const subnetShare = 2 / 64;

/** Bytes of a SingleAttestation: two numbers, the data voted for and a signature. Source: consensus-specs, Electra, as SSZ. */
const singleBytes = 8 + 8 + 128 + 96;

/** Bytes of a SignedAggregateAndProof without its bits: two signatures, a proof, the data, numbers and offsets. Source: as above. */
const aggregateBytes = 96 + 96 + 96 + 128 + 8 + 8 + 3 * 4;

/** Bytes of votes that come to a node beside those in blocks, B/s, each once and uncompressed, when everybody votes. */
export function attestationBytesPerSecond({ staked, slotsPerEpoch, slotSeconds }: Gasper): number {
  const voters = staked / validatorCoins / slotsPerEpoch;
  const full = Math.floor(voters / targetCommitteeSize);
  const committees = Math.max(1, Math.min(maxCommitteesPerSlot, full));
  const aggregators = Math.min(voters, committees * targetAggregatorsPerCommittee);
  const bits = Math.floor(voters / committees / 8) + 1;
  return (aggregators * (aggregateBytes + bits) + voters * subnetShare * singleBytes) / slotSeconds;
}
