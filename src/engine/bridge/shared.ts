import type { AttackPlan, Transfer } from "../family.ts";
import { users } from "./entrance.ts";
import type { Common } from "./parameters.ts";

/** A batch each way per round of so many seconds, as long as neither way asks for more than its own, messages/s. */
export function perRound({ batch, backShare }: Common, seconds: number): number {
  return batch / seconds / Math.max(backShare, 1 - backShare);
}

/** A message that brings so many bytes of proof; its fee is in dollars. */
export function messageOf(bytes: number): Transfer {
  return { bytes, feeSize: 1, feeRate: "money", dollars: 1 };
}

/** What anybody may try on a bridge that does not wait for long enough. */
export const respend: AttackPlan<Common> = {
  title: "double spend through the bridge",
  meaning:
    "Users who lock send a payment of the same coins to whoever builds another branch: where that wins, they have both.",
  parties: () => [users],
  decide: () => ({ respend: () => true }),
};
