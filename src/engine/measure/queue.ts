import { Moments } from "../kernel/statistics.ts";
import { type Fold, type Window, within } from "./fold.ts";

/** How many wait. */
export function queue(window: Window): Fold {
  const depth = new Moments();
  return {
    hears: {
      waiting: ({ from, to, count }) => {
        // Because users are looked at at the edges of the window, no stretch lies across one.
        if (within(window, from)) depth.add(count, to - from);
      },
    },
    readings: () => ({ queueDepth: depth.n === 0 ? undefined : depth.mean }),
  };
}
