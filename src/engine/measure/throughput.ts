import { sum } from "../kernel/statistics.ts";
import type { BlockId } from "../trace.ts";
import { type Fold, seconds, type Window, within } from "./fold.ts";

/** Offered and successful transactions, and how full the blocks of the final chain are. */
export function throughput(window: Window): Fold {
  const length = seconds(window.end - window.start);
  const [offered, used] = [{ count: 0 }, { space: 0, room: 0 }];
  const served = new Map<BlockId, { readonly users: number; readonly others: number }>();
  return {
    hears: {
      arrived: ({ from, count }) => {
        if (within(window, from)) offered.count += count;
      },
      final: ({ block, found, space, room, parts, calls, own = 0 }) => {
        if (!within(window, found)) return;
        served.set(block, { users: sum(parts.count), others: calls + own });
        used.space += space;
        used.room += room;
      },
      reversed: ({ block }) => {
        served.delete(block);
      },
    },
    readings: () => {
      let [users, all] = [0, 0];
      for (const block of served.values()) {
        users += block.users;
        all += block.users + block.others;
      }
      return {
        offeredTps: offered.count / length,
        userTps: users / length,
        totalTps: all / length,
        utilization: used.room === 0 ? undefined : used.space / used.room,
      };
    },
  };
}
