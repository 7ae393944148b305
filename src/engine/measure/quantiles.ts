import type { Histogram, Quantile } from "../kernel/histogram.ts";
import type { Reading, ReadingName } from "./fold.ts";
import type { MeasureName } from "./measures.ts";

/** The middle, and what nine in ten and all but one in a hundred wait at most. */
export type Quantiles = readonly (Quantile | undefined)[];

const parts = [0.5, 0.9, 0.99] as const;

export function quantiles(waits: Histogram): Quantiles {
  return parts.map((part) => waits.quantile(part));
}

/** Nobody waits less than for the step below; where the answer is among those that had not finished, more than `least`. */
export function raised(seen: Quantiles, least: Quantiles, below: Quantiles): Quantiles {
  return seen.map((quantile, i) => {
    if (quantile === undefined) return undefined;
    const own = (quantile.moreThan ? least[i] : quantile)?.value ?? 0;
    return { value: Math.max(own, below[i]?.value ?? 0), moreThan: quantile.moreThan };
  });
}

/** As readings of a measure and its percentiles. */
export function named(name: MeasureName, [p50, p90, p99]: Quantiles): Partial<Record<ReadingName, Reading>> {
  return p50 === undefined ? {} : { [name]: p50, [`${name}.p90`]: p90, [`${name}.p99`]: p99 };
}
