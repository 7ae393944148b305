import { Histogram } from "../kernel/histogram.ts";
import { type Fold, type Window, within } from "./fold.ts";

/** How many blobs came with the final chain's blocks, of those that are to come, and what one cost. `dollars` is what the smallest coin is worth. */
export function blobs(window: Window, dollars: number): Fold {
  const prices = new Histogram();
  const sums = { came: 0, target: 0 };
  return {
    hears: {
      final: ({ blobs, found }) => {
        if (blobs === null || !within(window, found)) return;
        sums.came += blobs.count;
        sums.target += blobs.target;
        prices.add(blobs.price, 1);
      },
    },
    readings: () => {
      const price = (p: number) => {
        const value = prices.quantile(p)?.value;
        return value === undefined ? undefined : value * dollars;
      };
      return {
        blobUtilization: sums.target === 0 ? undefined : sums.came / sums.target,
        blobFee: price(0.5),
        "blobFee.p90": price(0.9),
      };
    },
  };
}
