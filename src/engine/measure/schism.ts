import { type Fold, type Window, within } from "./fold.ts";

/** Blocks of the shorter side from which on a split is one of rules, and not two blocks found at about the same time. */
const deep = 6;

/** How far a chain parted whose producers went by different rules, and whether it was still parted at the end. */
export function schism(window: Window): Fold {
  let [longest, last] = [0, 0];
  return {
    hears: {
      split: ({ time, blocks }) => {
        last = blocks;
        if (within(window, time)) longest = Math.max(longest, blocks);
      },
    },
    readings: () => ({ splitBlocks: longest, splitShare: { count: last >= deep ? 1 : 0, of: 1 } }),
  };
}
