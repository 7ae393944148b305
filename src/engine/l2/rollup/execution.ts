import { type Entry, execute, type Outcome } from "./derivation.ts";

/**
 * How an execution is cut into virtual steps, as powers of two: 2^splitDepth parts of one entry each, and in each of them as many steps
 * as make 2^gameDepth in all. Steps are counted in BigInt, because 2^73 of them are more than a double counts.
 * Source: ethereum-optimism/specs, fault dispute game (split depth, game depth, trace extension).
 */
export interface Depths {
  readonly gameDepth: number;
  readonly splitDepth: number;
}

/** What one virtual step executes: an entry's payments, or one crossing. */
type Operation = Pick<Entry, "transfers" | "crossings">;

export function virtualSteps({ gameDepth }: Depths): bigint {
  return 1n << BigInt(gameDepth);
}

/** The entries of a history after one position, up to and with another, oldest first. */
export function entriesBetween(last: Entry | null, after: number, upTo: number): readonly Entry[] {
  const entries: Entry[] = [];
  for (let at = last; at !== null && at.position > after; at = at.before)
    if (at.position <= upTo) entries.push(at);
  return entries.reverse();
}

/** The state after one more virtual step, the one that comes after `done` of them. Once all entries are executed a step does nothing. */
export function executeStep(
  state: Outcome,
  entries: readonly Entry[],
  done: bigint,
  depths: Depths,
): Outcome {
  const [part, within, perPart] = split(done, depths);
  const operations = operationsOf(own(entries, part, 1n << BigInt(depths.splitDepth)));
  return own(operations, within, perPart).reduce(execute, state);
}

/** The state after so many virtual steps from a state on. */
export function stateAfter(start: Outcome, entries: readonly Entry[], done: bigint, depths: Depths): Outcome {
  if (done === virtualSteps(depths)) return entries.reduce(execute, start);
  const [part, within] = split(done, depths);
  const whole = entries.slice(0, Number(part)).reduce(execute, start);
  const operations = operationsOf(own(entries, part, 1n << BigInt(depths.splitDepth)));
  return operations.slice(0, Number(within)).reduce(execute, whole);
}

/** Part in which a step is, its number there, and steps in a part. */
function split(step: bigint, { gameDepth, splitDepth }: Depths): readonly [bigint, bigint, bigint] {
  const bits = BigInt(gameDepth - splitDepth);
  const perPart = 1n << bits;
  return [step >> bits, step & (perPart - 1n), perPart];
}

/** What belongs to one of so many places: one item, and all that is left to the last, so that nothing goes unexecuted. */
function own<T>(items: readonly T[], place: bigint, places: bigint): readonly T[] {
  const from = Number(place);
  return items.slice(from, place === places - 1n ? undefined : from + 1);
}

function operationsOf(entries: readonly Entry[]): readonly Operation[] {
  return entries.flatMap(({ transfers, crossings }) => [
    { transfers, crossings: [] },
    ...crossings.map((crossing) => ({ transfers: 0, crossings: [crossing] })),
  ]);
}
