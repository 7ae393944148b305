import { type Fold, type Window, within } from "./fold.ts";

/** How many payments off the chain found a way, of those that were tried; nothing where there are none. */
export function payments(window: Window): Fold {
  let [tried, failed, isOffChain] = [0, 0, false];
  return {
    hears: {
      arrived: ({ from, count }) => {
        if (within(window, from)) tried += count;
      },
      routed: () => {
        isOffChain = true;
      },
      failed: ({ from, count }) => {
        isOffChain = true;
        if (within(window, from)) failed += count;
      },
    },
    readings: () => ({ paymentSuccess: isOffChain && tried > 0 ? 1 - failed / tried : undefined }),
  };
}
