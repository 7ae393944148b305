import type { LayerRun } from "../run.ts";
import type { Measurement } from "./measurement.ts";

/** Steps from a promise to money in hand, in the order in which a payment takes them. */
const steps = [
  "seenSeconds",
  "inclusionSeconds",
  "softConfirmationSeconds",
  "postedSeconds",
  "messageSeconds",
  "returnSeconds",
  "finalitySeconds",
  "withdrawalSeconds",
] as const;

/** What a message being across says better: nothing else of a bridge is in a block. */
const implied: readonly string[] = ["inclusionSeconds", "softConfirmationSeconds"];

/** A step of the finality ladder of a layer, s: the middle wait, and that of the slowest tenth and hundredth. */
export interface LadderStep {
  readonly measure: (typeof steps)[number];
  readonly p50: Measurement;
  readonly p90: Measurement | undefined;
  readonly p99: Measurement | undefined;
}

/** The finality ladder of a layer, as far as it was measured. A layer above calls its blocks its promise. */
export function ladder({ measurements }: LayerRun): readonly LadderStep[] {
  const isBridge = measurements.messageSeconds !== undefined || measurements.returnSeconds !== undefined;
  return steps.flatMap((measure) => {
    const p50 = measurements[measure];
    if (p50 === undefined || (isBridge && implied.includes(measure))) return [];
    if (measure === "inclusionSeconds" && measurements.softConfirmationSeconds !== undefined) return [];
    return [{ measure, p50, p90: measurements[`${measure}.p90`], p99: measurements[`${measure}.p99`] }];
  });
}
