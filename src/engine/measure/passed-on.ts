import { sum } from "../kernel/statistics.ts";
import { type Fold, type Window, within } from "./fold.ts";

/** How much of what users pay a layer charges for its own costs on the layers below. */
export function passedOn(window: Window): Fold {
  let [paid, passed] = [0, 0];
  return {
    hears: {
      final: ({ found, parts, surcharge }) => {
        if (!within(window, found)) return;
        const { count, fee } = parts;
        for (let row = 0; row < count.length; row++) paid += (count[row] as number) * (fee[row] as number);
        passed += sum(count) * surcharge;
      },
    },
    readings: () => ({ parentFeeShare: paid === 0 ? undefined : Math.min(1, passed / paid) }),
  };
}
