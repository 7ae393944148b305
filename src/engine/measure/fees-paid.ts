import type { Histogram } from "../kernel/histogram.ts";
import type { Parts } from "../trace.ts";

/**
 * Adds the fees that a block's users paid, and returns their sum. Because a block lists them by bid, equal fees stand together
 * and are added at once.
 */
export function addFees({ count, fee }: Parts, to: Histogram): number {
  let together = 0;
  let total = 0;
  for (let row = 0; row < count.length; row++) {
    together += count[row] as number;
    if (fee[row] === fee[row + 1]) continue;
    to.add(fee[row] as number, together);
    total += (fee[row] as number) * together;
    together = 0;
  }
  return total;
}
