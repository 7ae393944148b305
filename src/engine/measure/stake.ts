import type { Fold } from "./fold.ts";

/**
 * What became of the stake by the end of a run, where producers have some: what was slashed only where somebody attacks, and whether two
 * chains became final only where somebody attacks or producers are cut in two.
 */
export function stake(isAttacked: boolean, isCut: boolean): Fold {
  let last: { readonly leaked: number; readonly slashed: number; readonly dollars: number } | undefined;
  let isDivided = false;
  return {
    hears: {
      stake: (event) => {
        last = event;
        isDivided ||= event.isDivided;
      },
    },
    readings: () =>
      last === undefined
        ? {}
        : {
            leakedShare: last.leaked,
            ...(isAttacked && { slashedShare: last.slashed, slashedUsd: last.dollars }),
            ...((isAttacked || isCut) && { doubleFinality: { count: isDivided ? 1 : 0, of: 1 } }),
          },
  };
}
