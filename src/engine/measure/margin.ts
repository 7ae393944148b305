import { type Fold, type Window, within } from "./fold.ts";

/** What users were charged for what a layer posted, over what that cost it. */
export function margin(window: Window): Fold {
  let dollars: number | undefined;
  return {
    hears: {
      posted: ({ time, charged, paid }) => {
        if (within(window, time)) dollars = (dollars ?? 0) + charged - paid;
      },
    },
    readings: () => ({ operatorMarginUsd: dollars }),
  };
}
