import type { Histogram } from "../kernel/histogram.ts";
import { pow } from "../kernel/math.ts";
import type { Curve } from "../run.ts";

/** Points of a waiting curve. */
const points = 120;

/** A second, from which on waiting is felt; sooner where one in a hundred was served sooner, to the millisecond. */
const beginning = (histogram: Histogram): number =>
  Math.min(1, Math.max(1e-3, histogram.quantile(0.01)?.value ?? 1));

/** Shares of all who tried, at times spread evenly over the orders of magnitude that occur. */
export function curve(name: Curve["name"], histogram: Histogram): Curve {
  if (histogram.count === 0) return { name, seconds: [], share: [] };
  const first = Math.max(beginning(histogram), histogram.minimum);
  const ratio = Math.max(1.000001, histogram.maximum / first);
  const factor = pow(ratio, 1 / (points - 1));
  const seconds = Array.from({ length: points }, () => 0);
  for (let point = 0, time = first; point < points; point++, time *= factor) seconds[point] = time;
  // Because rounding may end below the longest wait, and whoever waited for as long would seem never served.
  seconds[points - 1] = Math.max(first, histogram.maximum);
  return { name, seconds, share: seconds.map((time) => histogram.share(time)) };
}
