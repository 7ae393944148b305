import { sum } from "../kernel/statistics.ts";
import { type Fold, seconds, type Window, within } from "./fold.ts";

/** Who makes blocks from a height on, and what they use up together, W. */
export interface Power {
  readonly from: number;
  readonly watts: number;
}

/** Energy that producers use in the measured window, whatever their blocks carry, shared among the transactions of its users. `powers` rise. */
export function energy(window: Window, powers: readonly Power[]): Fold {
  let served = 0;
  /** By power: when the first block of the final chain was found under it, microseconds. */
  const since = powers.map(({ from }) => (from <= 1 ? 0 : Number.POSITIVE_INFINITY));
  return {
    hears: {
      final: ({ height, found, parts }) => {
        for (const [index, { from }] of powers.entries())
          if (height >= from) since[index] = Math.min(since[index] as number, found);
        if (within(window, found)) served += sum(parts.count);
      },
    },
    readings: () => {
      const joules = powers.map(({ watts }, index) => {
        const begins = Math.max(window.start, since[index] as number);
        const ends = Math.min(window.end, since[index + 1] ?? window.end);
        return watts * seconds(Math.max(0, ends - begins));
      });
      return { energyPerTx: served === 0 ? undefined : sum(joules) / served };
    },
  };
}
