import { type Commitment, type Funding, opposite } from "./contract.ts";

/** What the side that did not cheat lacks, now that nobody can show the latest commitment any more; 0 where nobody cheated or all is not over. */
export function loss({ stage, close, paid }: Funding, latest: Commitment): number {
  if (stage !== "closed" || close === null || close.shown.number >= latest.number) return 0;
  const victim = opposite(close.by);
  return Math.max(0, latest.balances[victim] - paid[victim]);
}

/** What does not add up between what the host did and what both had signed, in a sentence each. */
export function closingFaults(
  { stage, close, locked, held, paid }: Funding,
  latest: Commitment,
): readonly string[] {
  if (locked !== held + paid[0] + paid[1])
    return [`${locked} was locked, but ${held} is held and ${paid.join(" + ")} was paid out`];
  const isLatest = stage === "closed" && (close === null || close.shown.number === latest.number);
  if (isLatest && paid.join() !== latest.balances.join())
    return [`${paid.join(" + ")} was paid out, but ${latest.balances.join(" + ")} was signed`];
  return [];
}
