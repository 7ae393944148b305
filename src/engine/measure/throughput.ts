import { sum } from "../kernel/statistics.ts";
import { type Fold, seconds, type Window, within } from "./fold.ts";

/** Offered and successful transactions, and how full the blocks of the final chain are. */
export function throughput(window: Window): Fold {
  const length = seconds(window.end - window.start);
  const [offered, served, used] = [{ count: 0 }, new Map<number, number>(), { space: 0, room: 0 }];
  return {
    see: (event) => {
      if (event.kind === "arrived" && within(window, event.from)) offered.count += event.count;
      if (event.kind === "final" && within(window, event.found)) {
        served.set(event.block, sum(event.parts.count));
        used.space += event.space;
        used.room += event.room;
      }
      if (event.kind === "reversed") served.delete(event.block);
    },
    readings: () => {
      let total = 0;
      for (const count of served.values()) total += count;
      return {
        offeredTps: offered.count / length,
        userTps: total / length,
        totalTps: total / length,
        utilization: used.room === 0 ? undefined : used.space / used.room,
      };
    },
  };
}
