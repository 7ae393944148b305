import type { ClosingRules, Commitment, Funding, Side, Transaction } from "./contract.ts";

/** Blocks after the delay for which whoever did not close leaves it to the other to have all paid out, where either may (A92). */
const courtesy = 10;

/** What is done about a channel that somebody has closed alone. */
type Reaction = Extract<Transaction, { readonly kind: "penalty" | "correction" | "claim" }>;

/**
 * What the node of a side does about a channel that somebody has closed alone, `next` being the height of the host's next block: it shows that the
 * state is older than `latest`, or has the delay's end pay out; null: it waits.
 */
export function reaction(
  { stage, close }: Funding,
  side: Side,
  latest: Commitment,
  next: number,
  { delay, justice }: ClosingRules,
): Reaction | null {
  if (stage !== "closing" || close === null) return null;
  if (close.by !== side && close.shown.number < latest.number)
    return justice === "penalty"
      ? { kind: "penalty", revoked: close.shown.number }
      : { kind: "correction", commitment: latest };
  if (close.isSwept) return null;
  const due = close.height + delay;
  if (close.by === side) return next >= due ? { kind: "claim" } : null;
  return justice === "correction" && next >= due + courtesy ? { kind: "claim" } : null;
}
