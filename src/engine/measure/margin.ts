import { type Fold, type Window, within } from "./fold.ts";

/** What users were charged for what a layer posted, over what that cost it. */
export function margin(window: Window): Fold {
  let dollars: number | undefined;
  return {
    see: (event) => {
      if (event.kind !== "posted" || !within(window, event.time)) return;
      dollars = (dollars ?? 0) + event.charged - event.paid;
    },
    readings: () => ({ operatorMarginUsd: dollars }),
  };
}
