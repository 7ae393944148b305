import type { Host } from "../ledger/host.ts";
import type { Entry } from "./kind.ts";
import type { WaitPolicy } from "./parameters.ts";

/** Whether a block lies as deep, is as old or is as settled as a wait policy asks for. */
export function isWaitedFor(
  { wait, confirmations }: WaitPolicy,
  chain: Host,
  entry: Entry,
  now: number,
): boolean {
  const { at, isSettled } = entry;
  if (confirmations > 0) return chain.head().height - at.height + 1 >= confirmations;
  return wait === 0 ? isSettled : now - at.time >= wait * 1e6;
}

/** What a wait policy takes at most on chains that settle within so much, s; a count of blocks is no longer. */
export function waitSeconds({ wait, confirmations }: WaitPolicy, settlementSeconds: number): number {
  return confirmations === 0 && wait > 0 ? wait : settlementSeconds;
}
