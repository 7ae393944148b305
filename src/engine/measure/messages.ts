import { Histogram } from "../kernel/histogram.ts";
import type { Legs } from "../trace.ts";
import { type Fold, seconds, type Window, within } from "./fold.ts";

/** How long messages to another layer were on their way, which of them came through for nothing, and which went half of the way. */
export function messages(window: Window): Fold {
  const waits = new Histogram();
  const legs: Record<Legs, number> = { both: 0, one: 0, neither: 0 };
  let [sent, failed, unbacked] = [0, 0, 0];
  return {
    see: (event) => {
      if (!("from" in event) || !within(window, event.from)) return;
      if (event.kind === "arrived") sent += event.count;
      if (event.kind === "failed") failed += event.count;
      if (event.kind === "unbacked") unbacked += event.count;
      if (event.kind === "delivered")
        waits.add(seconds(event.time - (event.from + event.to) / 2), event.count);
      if (event.kind !== "legs") return;
      if (event.was !== null) legs[event.was] -= event.count;
      if (event.is !== null) legs[event.is] += event.count;
    },
    readings: () => {
      const decided = legs.both + legs.one + legs.neither;
      if (waits.count === 0 && decided === 0) return {};
      const all = new Histogram();
      all.merge(waits);
      all.censor(Math.max(0, sent - failed - waits.count));
      return {
        messageSeconds: all.quantile(0.5),
        "messageSeconds.p90": all.quantile(0.9),
        "messageSeconds.p99": all.quantile(0.99),
        atomicityFailures: decided === 0 ? undefined : { count: legs.one, of: decided },
        unbackedShare: { count: unbacked, of: Math.max(waits.count, unbacked) },
      };
    },
  };
}
