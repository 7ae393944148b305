import { Histogram } from "../kernel/histogram.ts";
import { Moments } from "../kernel/statistics.ts";
import { type Fold, seconds, type Window, within } from "./fold.ts";

/** How long batches waited on the host for their proofs, and how many did. */
export function proofs(window: Window): Fold {
  const waits = new Histogram();
  const backlog = new Moments();
  let [waiting, since] = [0, window.start];
  /** Batches ever posted, and those from before the window. */
  let [posted, before] = [0, 0];
  const until = (time: number) => {
    const end = Math.min(time, window.end);
    if (end > since) backlog.add(waiting, end - since);
    since = Math.max(since, end);
  };
  return {
    hears: {
      proven: (event) => {
        if (within(window, event.posted)) waits.add(seconds(event.time - event.posted));
      },
      proofs: (event) => {
        until(event.time);
        waiting = event.waiting;
        if (event.time < window.end) posted = event.posted;
        if (event.time < window.start) before = event.posted;
      },
    },
    readings: () => {
      if (posted === 0) return {};
      until(window.end);
      // Because the proof of a batch may not have come when the run ended.
      waits.censor(posted - before - waits.count);
      return {
        proofSeconds: waits.quantile(0.5),
        "proofSeconds.p90": waits.quantile(0.9),
        "proofSeconds.p99": waits.quantile(0.99),
        proofBacklog: backlog.mean,
      };
    },
  };
}
