import { Histogram } from "../kernel/histogram.ts";
import { type Fold, seconds, type Window, within } from "./fold.ts";

/** How long messages to another layer were on their way. */
export function messages(window: Window): Fold {
  const waits = new Histogram();
  return {
    see: (event) => {
      if (event.kind !== "delivered" || !within(window, event.from)) return;
      waits.add(seconds(event.time - (event.from + event.to) / 2), event.count);
    },
    readings: () => ({
      messageSeconds: waits.quantile(0.5),
      "messageSeconds.p90": waits.quantile(0.9),
      "messageSeconds.p99": waits.quantile(0.99),
    }),
  };
}
