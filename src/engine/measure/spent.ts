import { type Fold, type Window, within } from "./fold.ts";

/** What an attacker has paid in fees that are final. */
export function spent(window: Window): Fold {
  let dollars = 0;
  return {
    hears: {
      spent: (event) => {
        if (within(window, event.time)) dollars += event.dollars;
      },
    },
    readings: () => ({ attackSpentUsd: dollars }),
  };
}
