import { number } from "./inputs.ts";
import type { Mechanism } from "./mechanism.ts";
import { lockout, rootTime, slotScaling } from "./solana.ts";

/** Slots, votes that lock, and votes as transactions. */
export const solanaMechanisms: Readonly<Record<string, Mechanism>> = {
  "solana.lockout": (i) => lockout(number(i, "confirmations"), number(i, "initialLockout")),
  "solana.slotScaling": (i) => slotScaling(number(i, "baseCU400ms"), number(i, "slotMs")),
  "solana.rootTime": (i) => rootTime(number(i, "lockoutDepth"), number(i, "slotMs")),
};
