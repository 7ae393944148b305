import { type Fold, type Window, within } from "./fold.ts";

/** How many of those who sampled took data for whole that were held back. */
export function sampled(window: Window): Fold {
  let [count, of] = [0, 0];
  return {
    hears: {
      sampled: ({ time, fooled, nodes }) => {
        if (!within(window, time)) return;
        count += fooled;
        of += nodes;
      },
    },
    readings: () => ({ missProbability: of === 0 ? undefined : { count, of } }),
  };
}
