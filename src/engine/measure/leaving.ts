import type { TraceEvent } from "../trace.ts";
import type { Fold } from "./fold.ts";

/** How many users waited at most to be let out of a layer that pays them out in turn, and how many were too late when the run ended. */
export function leaving(): Fold {
  let most = 0;
  let last: (TraceEvent & { readonly kind: "leaving" }) | undefined;
  return {
    hears: {
      leaving: (event) => {
        most = Math.max(most, event.outside);
        last = event;
      },
    },
    readings: () => ({
      exitBacklog: last && most,
      exitDeadlineMissed: last?.late,
    }),
  };
}
