import { type Fold, type Window, within } from "./fold.ts";

/** Blocks of the shorter side from which on a split is one of rules, and not two blocks found at about the same time. */
const deep = 6;

/** How far a chain parted whose producers went by different rules, and whether it was still parted at the end. */
export function schism(window: Window): Fold {
  let [longest, last] = [0, 0];
  return {
    see: (event) => {
      if (event.kind !== "split") return;
      last = event.blocks;
      if (within(window, event.time)) longest = Math.max(longest, event.blocks);
    },
    readings: () => ({ splitBlocks: longest, splitShare: { count: last >= deep ? 1 : 0, of: 1 } }),
  };
}
