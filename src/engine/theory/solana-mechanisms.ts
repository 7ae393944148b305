import { number } from "./inputs.ts";
import type { Mechanism } from "./mechanism.ts";
import { lockout, rootTime, slotScaling, userCeiling, voteRate } from "./solana.ts";

/** Slots, votes that lock, and votes as transactions. */
export const solanaMechanisms: Readonly<Record<string, Mechanism>> = {
  "solana.lockout": (i) => lockout(number(i, "confirmations"), number(i, "initialLockout")),
  "solana.slotScaling": (i) => slotScaling(number(i, "baseCU400ms"), number(i, "slotMs")),
  "solana.rootTime": (i) => rootTime(number(i, "lockoutDepth"), number(i, "slotMs")),
  "solana.voteRate": (i) => voteRate(number(i, "validators"), number(i, "slotMs"), number(i, "skipped")),
  "solana.userCeiling": (i) =>
    userCeiling({
      block: number(i, "blockUnits"),
      vote: number(i, "voteUnits"),
      transfer: number(i, "transferUnits"),
      validators: number(i, "validators"),
      slotMs: number(i, "slotMs"),
    }),
};
