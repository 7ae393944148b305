import { type Close, type Commitment, type Funding, opposite, type Side } from "./contract.ts";

/** What the side that did not cheat lacks, now that nobody can show the latest commitment any more; 0 where nobody cheated or all is not over. */
export function loss({ stage, close, paid }: Funding, latest: Commitment): number {
  if (stage !== "closed" || close === null || close.shown.number >= latest.number) return 0;
  const victim = opposite(close.by);
  return Math.max(0, latest.balances[victim] - paid[victim]);
}

/** What does not add up between what the host did and what both had signed, in a sentence each. */
export function closingFaults(
  { stage, close, locked, held, paid, burnt }: Funding,
  latest: Commitment,
): readonly string[] {
  if (locked !== held + paid[0] + paid[1] + burnt)
    return [`${locked} was locked, but ${held} is held, ${paid.join(" + ")} was paid out and ${burnt} burnt`];
  const isLatest = stage === "closed" && (close === null || close.shown.number === latest.number);
  const due = ([0, 1] as const).map((side) => latest.balances[side] + takenBy(close, side));
  if (isLatest && paid.join() !== due.join())
    return [`${paid.join(" + ")} was paid out, but ${due.join(" + ")} was signed`];
  return [];
}

/** HTLCs that a side took on the host. */
function takenBy(close: Close | null, side: Side): number {
  const taken = close?.taken.filter(({ to }) => to === side) ?? [];
  return taken.reduce((sum, { htlc }) => sum + htlc.amount, 0);
}
