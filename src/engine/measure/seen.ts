import { Histogram, type Quantile } from "../kernel/histogram.ts";
import { type Fold, seconds } from "./fold.ts";
import { named, quantiles } from "./quantiles.ts";
import type { Waiting } from "./waiting.ts";

/** How long it takes until the receiver's node has heard of a payment: at the latest when it sees it in a block. */
export function seen(waiting: Waiting): Fold {
  const delays = new Histogram();
  return {
    hears: {
      seen: ({ delay }) => delays.add(seconds(delay)),
    },
    readings: () => {
      const included = quantiles(waiting.inclusion);
      return named(
        "seenSeconds",
        quantiles(delays).map((each, i) => each && sooner(each, included[i])),
      );
    },
  };
}

function sooner(seen: Quantile, included: Quantile | undefined): Quantile {
  return included === undefined || included.moreThan || included.value > seen.value ? seen : included;
}
