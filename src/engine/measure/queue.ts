import { Moments } from "../kernel/statistics.ts";
import { type Fold, type Window, within } from "./fold.ts";

/** How many wait. */
export function queue(window: Window): Fold {
  const depth = new Moments();
  return {
    hears: {
      waiting: ({ from, to, count }) => {
        if (within(window, from)) depth.add(count, Math.min(to, window.end) - from);
      },
    },
    readings: () => ({ queueDepth: depth.n === 0 ? undefined : depth.mean }),
  };
}
