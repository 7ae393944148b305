import type { Histogram } from "../kernel/histogram.ts";
import { draws } from "../kernel/random.ts";
import { noParts, type Parts, type Span } from "../trace.ts";
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

const chance = draws(0, "moments");

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

/** Parts of a stretch after which its moments lie, evenly: because many stretches begin alike between blocks, each takes others than the next. */
function partsOf({ from }: Stretch): (moment: number) => number {
  const first = chance(from >>> 0, Math.floor(from / 0x1_0000_0000));
  return (moment) => (moment + first) / moments;
}

/** Adds how long they had waited at a time. */
export function addWaits(stretch: Stretch, until: number, waits: Histogram): void {
  const { from, to, count } = stretch;
  const part = partsOf(stretch);
  for (let moment = 0; moment < moments; moment++) {
    const submitted = from + part(moment) * (to - from);
    waits.add(seconds(Math.max(0, until - submitted)), count / moments);
  }
}

/** When a block was found and seen, and whether it stands for several. */
export interface Inclusion {
  readonly found: number;
  readonly seen: number;
  readonly span?: Span | undefined;
}

/** The same for those whom a block serves: of several that are told as one, each was seen, and settled where that is the same, in its own turn. */
export function addWaitsIn(
  { found, seen, span }: Inclusion,
  stretch: Stretch,
  until: number,
  waits: Histogram,
): void {
  if (span === undefined || until !== seen) {
    addWaits(stretch, until, waits);
    return;
  }
  const { from, to, count } = stretch;
  const { turns, every } = span;
  const isOverSeveral = to - from >= 2 * every;
  const part = partsOf(stretch);
  for (let moment = 0; moment < moments; moment++) {
    const since = found - from - part(moment) * (to - from);
    // Because a few moments of many turns could all lie alike in theirs, who came over several comes evenly within his.
    const waited = isOverSeveral
      ? part(moment) * every
      : since - every * Math.min(turns - 1, Math.floor(since / every));
    waits.add(seconds(Math.max(0, waited + seen - found)), count / moments);
  }
}
