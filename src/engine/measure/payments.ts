import { type Fold, type Window, within } from "./fold.ts";

/** How many payments off the chain found a way, of those that were tried; nothing where there are none. */
export function payments(window: Window): Fold {
  let [tried, failed, isOffChain] = [0, 0, false];
  return {
    see: (event) => {
      if (event.kind === "arrived" && within(window, event.from)) tried += event.count;
      if (event.kind === "failed" || event.kind === "routed") isOffChain = true;
      if (event.kind !== "failed") return;
      if (within(window, event.from)) failed += event.count;
    },
    readings: () => ({ paymentSuccess: isOffChain && tried > 0 ? 1 - failed / tried : undefined }),
  };
}
