import { type Fold, type Window, within } from "./fold.ts";

/** Share of the blocks of the final chain that attackers have made, by their numbers as producers, from a moment on. */
export function revenue(window: Window, attackers: ReadonlySet<number>, from: number): Fold {
  let [own, all] = [0, 0];
  return {
    hears: {
      final: ({ by, found }) => {
        if (found < from || !within(window, found)) return;
        all++;
        if (attackers.has(by)) own++;
      },
    },
    readings: () => (all === 0 ? {} : { selfishRevenue: { count: own, of: all } }),
  };
}
