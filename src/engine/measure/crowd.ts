import type { Histogram } from "../kernel/histogram.ts";
import { noParts, type Parts } from "../trace.ts";
import { seconds, type Window, within } from "./fold.ts";

/** Users who submitted evenly over [from, to), microseconds. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/** The users of the window, block by block: several measures ask whom the same block serves. */
export class Crowds {
  readonly window: Window;
  #parts: Parts = noParts;
  #stretches: readonly Stretch[] = [];

  constructor(window: Window) {
    this.window = window;
  }

  /** Those whom a block serves. */
  of(parts: Parts): readonly Stretch[] {
    if (parts === this.#parts) return this.#stretches;
    this.#parts = parts;
    this.#stretches = crowdOf(parts, this.window);
    return this.#stretches;
  }
}

/** How many moments stand for the users of a stretch. */
const moments = 4;

/** The users of the window whom a block serves: those of one stretch of time wait alike, whatever they bid. */
function crowdOf({ from, to, count }: Parts, window: Window): readonly Stretch[] {
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
