import type { Economics } from "../family.ts";
import type { Measurement } from "./measurement.ts";

const year = 31_557_600;

/** Energy per transaction, and what it costs to rent the power of all for as long as a payment takes to be settled (A37); only what is known. */
export function economics(
  { energyPerYear, rentPerHour }: Economics,
  { userTps, finalitySeconds }: Readonly<Record<string, Measurement>>,
): Readonly<Record<string, Measurement>> {
  const isUsed = userTps !== undefined && userTps.low > 0;
  const isSettled = finalitySeconds !== undefined && finalitySeconds.moreThan !== true;
  return {
    ...(energyPerYear > 0 &&
      isUsed && { energyPerTx: through(userTps, "J", (tps) => energyPerYear / year / tps) }),
    ...(rentPerHour > 0 &&
      isSettled && { attackCostUsd: through(finalitySeconds, "$", (time) => (rentPerHour * time) / 3_600) }),
  };
}

/** A measurement and its interval through a monotone formula. */
function through(
  { mean, low, high, n }: Measurement,
  unit: string,
  formula: (x: number) => number,
): Measurement {
  const ends = [formula(low), formula(high)];
  return { mean: formula(mean), low: Math.min(...ends), high: Math.max(...ends), unit, n };
}
