import { Moments } from "../kernel/statistics.ts";
import type { Fold, Window } from "./fold.ts";

/** How many wait. */
export function queue(window: Window): Fold {
  const depth = new Moments();
  let [last, since] = [0, window.start];
  return {
    hears: {
      waiting: ({ time, count }) => {
        if (time > window.start && time <= window.end) depth.add(last, time - since);
        [last, since] = [count, Math.max(time, window.start)];
      },
    },
    readings: () => ({ queueDepth: depth.n === 0 ? undefined : depth.mean }),
  };
}
