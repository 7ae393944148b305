import { widening } from "../kernel/significance.ts";
import { shareInterval } from "../kernel/statistics.ts";
import type { LayerRun, Sample } from "../run.ts";
import type { Measurement } from "./measurement.ts";

/** What a measure came to in each replication, in their order, null where it could not be measured; undefined where it was in none. */
export function perRun(layer: LayerRun, measure: string): readonly (number | null)[] | undefined {
  return layer.samples[measure]?.map(shareIn);
}

/** Fewer events than this, over all replications, are too few for their scatter to tell how sure a share is. */
const few = 30;

/** Whether a measure is a share of so few events, or of all but so few, that only exact bounds say how sure it is. */
export function isRare(layer: LayerRun, measure: string): boolean {
  const pooled = poolOf(layer, measure);
  return pooled !== undefined && Math.min(pooled.count, pooled.of - pooled.count) < few;
}

/** Between which values a measure lies, with a chance of `level` that it does not; what was cut off has no upper bound. */
export function boundsAt(layer: LayerRun, measure: string, level: number): Pick<Measurement, "low" | "high"> {
  const pooled = poolOf(layer, measure);
  const measured = layer.measurements[measure];
  if (pooled !== undefined) return shareInterval(pooled.count, pooled.of, "", 1 - level);
  if (measured === undefined) return { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY };
  return boundsOf(measured, level);
}

/** The same of a number of which only its 95 % interval is known. */
export function boundsOf(
  { mean, low, high, moreThan }: Measurement,
  level: number,
): Pick<Measurement, "low" | "high"> {
  const wider = widening(level);
  return {
    low: mean - wider * (mean - low),
    high: moreThan === true ? Number.POSITIVE_INFINITY : mean + wider * (high - mean),
  };
}

/** All events of all replications. */
function poolOf(layer: LayerRun, measure: string) {
  const counted = (layer.samples[measure] ?? []).filter(isCounted);
  if (counted.length === 0) return undefined;
  return counted.reduce((all, { count, of }) => ({ count: all.count + count, of: all.of + of }), {
    count: 0,
    of: 0,
  });
}

function shareIn(sample: Sample): number | null {
  if (!isCounted(sample)) return sample;
  return sample.of === 0 ? null : sample.count / sample.of;
}

const isCounted = (sample: Sample): sample is Exclude<Sample, number | null> =>
  typeof sample === "object" && sample !== null;
