import { pow } from "../kernel/math.ts";

/** Slots of an epoch, and of a leader's turn. Source: solana clock. */
const slotsPerEpoch = 432_000;
const slotsPerLeader = 4;

/** Slot for which the limits of a block are stated, ms. Source: SIMD-0525. */
const referenceSlot = 400;

/** Slots for which a vote locks its validator, with so many votes on it, itself included. Source: solana vote program, Lockout. */
export function lockout(confirmations: number, initialLockout: number): number {
  return pow(initialLockout, confirmations);
}

/** What becomes of limits and times that count slots when slots are shorter: computing in proportion, so that a second holds as much. Source: SIMD-0525. */
export function slotScaling(baseUnits: number, slotMs: number) {
  return {
    maxBlockCU: (baseUnits * slotMs) / referenceSlot,
    epochHours: (slotsPerEpoch * slotMs) / 3_600_000,
    leaderWindowMs: slotsPerLeader * slotMs,
  };
}

/** From a block until its vote is the root of those who vote in every slot, s. */
export function rootTime(lockoutDepth: number, slotMs: number): number {
  return (lockoutDepth * slotMs) / 1_000;
}

/** Transactions a second that a block's computing leaves to users beside everybody's votes. */
export function userCeiling(units: {
  readonly block: number;
  readonly vote: number;
  readonly transfer: number;
  readonly validators: number;
  readonly slotMs: number;
}): number {
  const free = units.block - units.validators * units.vote;
  return ((free / units.transfer) * 1_000) / units.slotMs;
}
