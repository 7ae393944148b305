import { figure, unitSpace } from "./figure.ts";
import type { Provenance } from "./result.ts";

/** Where numbers come from, in one line: "20 runs of 24 h · seed 7 · presets as of 2026-07 · receipt 9f3c41ab". */
export function provenanceParts(provenance: Provenance): string[] {
  const { runs, duration, isUneven, seed, presetsAsOf, receipt, reproducible } = provenance;
  const orMore = isUneven ? " or more" : "";
  return [
    `${runs}${orMore} ${runs === 1 && !isUneven ? "run" : "runs"} of ${span(duration)}${orMore}`,
    `seed ${seed}`,
    ...(presetsAsOf === "" ? [] : [`presets as of ${presetsAsOf}`]),
    reproducible ? `receipt ${receipt}` : "not reproducible: ended by wall time",
  ];
}

/** A simulated length: whole hours up to two days, days beyond, "0" for none. */
export function span(seconds: number): string {
  const hours = seconds / 3600;
  if (seconds === 0) return "0";
  return Number.isInteger(hours) && hours > 0 && hours <= 48
    ? `${hours}${unitSpace}h`
    : figure(seconds, "time");
}
