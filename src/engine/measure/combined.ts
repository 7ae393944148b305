import type { Quantile } from "../kernel/histogram.ts";
import { isKnown, meanInterval, shareInterval } from "../kernel/statistics.ts";
import type { Sample } from "../run.ts";
import type { Counted, Reading, ReadingName } from "./fold.ts";
import type { Measurement } from "./measurement.ts";
import { type Measure, type MeasureName, measures } from "./measures.ts";

/** What a measure, or one of its percentiles, means. */
export function measureOf(name: ReadingName): Measure {
  return measures[name.replace(/\.p\d+$/, "") as MeasureName];
}

/** Replications put together: counted shares are pooled, everything else is averaged. */
export function combined(
  name: ReadingName,
  readings: readonly Reading[],
  unit: string,
): Measurement | undefined {
  const known = readings.filter((reading) => reading !== undefined);
  if (known.length === 0) return undefined;
  if (known.every(isCounted)) {
    const count = known.reduce((sum, reading) => sum + reading.count, 0);
    return shareInterval(
      count,
      known.reduce((sum, reading) => sum + reading.of, 0),
      unit,
    );
  }
  const values = known.map((reading) =>
    typeof reading === "number" ? reading : (reading as Quantile).value,
  );
  const moreThan = known.some(
    (reading) => typeof reading === "object" && "moreThan" in reading && reading.moreThan,
  );
  return { ...possible(meanInterval(values, unit), name), ...(moreThan ? { moreThan: true as const } : {}) };
}

/** The part of an interval that the measure can take: few runs must not promise less than nothing or more than all. */
function possible(interval: Measurement, name: ReadingName): Measurement {
  if (!isKnown(interval)) return interval;
  const { dimension, signed = false, ofLongRun = false } = measureOf(name);
  const most = dimension === "share" && !ofLongRun ? 1 : Number.POSITIVE_INFINITY;
  const least = signed ? Number.NEGATIVE_INFINITY : 0;
  return { ...interval, low: Math.max(least, interval.low), high: Math.min(most, interval.high) };
}

export function sampleOf(reading: Reading): Sample {
  if (reading === undefined) return null;
  return typeof reading === "number" || isCounted(reading) ? reading : reading.value;
}

function isCounted(reading: Reading): reading is Counted {
  return typeof reading === "object" && "of" in reading;
}
