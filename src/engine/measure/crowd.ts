import type { Histogram } from "../kernel/histogram.ts";
import type { Parts } from "../trace.ts";
import { seconds, type Window, within } from "./fold.ts";

/** Users who submitted evenly over [from, to), microseconds. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/** How many moments stand for the users of a stretch. */
const moments = 4;

/** The users of the window whom a block serves: those of one stretch of time wait alike, whatever they bid. */
export function crowdOf({ from, to, count }: Parts, window: Window): readonly Stretch[] {
  const stretches = new Map<number, { from: number; to: number; count: number }>();
  for (let row = 0; row < count.length; row++) {
    const since = from[row] as number;
    if (count[row] === 0 || !within(window, since)) continue;
    const known = stretches.get(since);
    if (known === undefined)
      stretches.set(since, { from: since, to: to[row] as number, count: count[row] as number });
    else known.count += count[row] as number;
  }
  return [...stretches.values()];
}

/** Adds how long they had waited at a time. */
export function addWaits({ from, to, count }: Stretch, until: number, waits: Histogram): void {
  for (let moment = 0; moment < moments; moment++) {
    const submitted = from + ((moment + 0.5) / moments) * (to - from);
    waits.add(seconds(Math.max(0, until - submitted)), count / moments);
  }
}
