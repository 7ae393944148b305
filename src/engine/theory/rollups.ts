import { gasPerBlob } from "../rules/blob-fee.ts";

/** A field element of a blob holds 31 whole bytes; four of them hold three more in the six bits left of each. Source: OP Stack, blob encoding. */
const bytesPerElement = 31;
const elementsPerRound = 4;
const bytesPerRound = elementsPerRound * bytesPerElement + 3;

/** Bytes for the version and the length of what is encoded. Source: ethereum-optimism/specs, protocol/ecotone, blob encoding. */
const headerBytes = 4;

/** Bytes that a batcher of the OP Stack gets into a blob of so many field elements, a multiple of four. */
export function blobPayloadBytes(fieldElements: number): number {
  return (fieldElements / elementsPerRound) * bytesPerRound - headerBytes;
}

/**
 * How many times the base fee the fee of blobs may be, wei a gas both, before calldata is cheaper for data of which a blob holds `payload` bytes.
 */
export function blobVsCalldata(calldataGasPerByte: number, payload: number): number {
  return (calldataGasPerByte * payload) / gasPerBlob;
}

/**
 * Rounds in which two parties find the one step of so many that they disagree on, when each round cuts what is left into `arity` parts: the least n
 * with arity^n ≥ steps, and Infinity for an arity below two. Source: Kalodner et al. 2018, Arbitrum, section 4 (bisection).
 */
export function bisectionRounds(steps: number, arity: number): number {
  if (steps > 1 && arity < 2) return Number.POSITIVE_INFINITY;
  let rounds = 0;
  for (let reach = 1; reach < steps; reach *= arity) rounds++;
  return rounds;
}

/** Source: EIP-1108: a pairing check, each pairing of it, a multiplication and an addition on the curve alt_bn128. */
const pairingBase = 45_000;
const perPairing = 34_000;
const curveMultiplication = 6_000;
const curveAddition = 150;

/** Gas of the precompiles that check a Groth16 proof: one pairing check, and a multiplication and an addition for each public input. */
export function groth16VerifyGas(publicInputs: number, pairings: number): number {
  const inputs = publicInputs * (curveMultiplication + curveAddition);
  return pairingBase + perPairing * pairings + inputs;
}

/** What a batch costs its layer 1, gas: so much for itself, so much for each transaction in it. */
export interface BatchGas {
  readonly batch: number;
  readonly perTx: number;
}

/** Gas of layer 1 for a transaction in a batch of so many. */
export function amortizedGas({ batch, perTx }: BatchGas, size: number): number {
  return perTx + batch / size;
}

/** Least size of a batch at which `a` is cheaper for a transaction than `b`; null where it is at none. */
export function crossoverBatch(a: BatchGas, b: BatchGas): number | null {
  const [more, saved] = [a.batch - b.batch, b.perTx - a.perTx];
  // Because what saves nothing a transaction is best in a batch of one.
  if (saved <= 0) return more < saved ? 1 : null;
  return Math.max(1, Math.floor(more / saved) + 1);
}

/** Seconds in which a claim may be challenged that waits so many blocks of layer 1. */
export function challengeWindow(blocks: number, slotSeconds: number): number {
  return blocks * slotSeconds;
}

/**
 * From a withdrawal's claim until its money can be used on layer 1, s: until the claim is final there, and then what each layer on the way
 * down waits for, the challenge window of an optimistic rollup or the proving time of one with validity proofs.
 */
export function withdrawalSeconds(l1Finality: number, waits: readonly number[]): number {
  return waits.reduce((total, wait) => total + wait, l1Finality);
}
