import type { Economics } from "../family.ts";
import type { Measurement } from "./measurement.ts";

/** What it costs to rent the power of all for as long as a payment takes to be settled (A37); only where that is known. */
export function economics(
  { rentPerHour }: Economics,
  { finalitySeconds }: Readonly<Record<string, Measurement>>,
): Readonly<Record<string, Measurement>> {
  if (rentPerHour <= 0 || finalitySeconds === undefined || finalitySeconds.moreThan === true) return {};
  const { mean, low, high, n } = finalitySeconds;
  const price = (time: number) => (rentPerHour * time) / 3_600;
  return { attackCostUsd: { mean: price(mean), low: price(low), high: price(high), unit: "$", n } };
}
