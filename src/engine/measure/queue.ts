import { Moments } from "../kernel/statistics.ts";
import type { Fold, Window } from "./fold.ts";

/** How many wait. */
export function queue(window: Window): Fold {
  const depth = new Moments();
  let [last, since] = [0, window.start];
  return {
    see: (event) => {
      if (event.kind !== "waiting") return;
      if (event.time > window.start && event.time <= window.end) depth.add(last, event.time - since);
      [last, since] = [event.count, Math.max(event.time, window.start)];
    },
    readings: () => ({ queueDepth: depth.n === 0 ? undefined : depth.mean }),
  };
}
