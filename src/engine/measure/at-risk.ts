import { Histogram } from "../kernel/histogram.ts";
import { addWaits, addWaitsIn, type Crowds, type Inclusion, type Stretch } from "./crowd.ts";
import type { Fold } from "./fold.ts";
import { named, quantiles, raised } from "./quantiles.ts";
import type { Safety } from "./safety.ts";
import type { Waiting } from "./waiting.ts";

/** Users whose block was settled at a moment. */
interface Settled extends Inclusion {
  readonly time: number;
  readonly users: readonly Stretch[];
}

/** How long users waited until hardly anybody could undo their payment, on the layer itself or below: `safety` hears of events first. The run ends at `end`, microseconds. */
export function atRisk(crowds: Crowds, end: number, waiting: Waiting, safety: Safety): Fold {
  const waits = new Histogram();
  /** Not yet safe, in the order in which they were settled. */
  const queue: Settled[] = [];
  const release = () => {
    let safe = 0;
    for (const block of queue) {
      const moment = safety.from(block.time);
      if (moment === null || moment > end) break;
      safe++;
      for (const stretch of block.users) addWaitsIn(block, stretch, moment, waits);
    }
    queue.splice(0, safe);
  };
  return {
    hears: {
      final: ({ parts, time, found, seen, span }) => {
        const users = crowds.of(parts);
        if (users.length > 0) queue.push({ time, found, seen, span, users });
        release();
      },
    },
    readings: () => {
      release();
      const [seen, least] = [new Histogram(), new Histogram()];
      for (const all of [seen, least]) all.merge(waits);
      for (const stretch of queue.flatMap(({ users }) => users)) {
        seen.censor(stretch.count);
        addWaits(stretch, end, least);
      }
      for (const all of [seen, least]) all.censor(waiting.unfinished);
      return named("secondsAtRisk", raised(quantiles(seen), quantiles(least), quantiles(waiting.finality)));
    },
  };
}
