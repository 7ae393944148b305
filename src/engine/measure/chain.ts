import type { BlockId } from "../trace.ts";
import { type Fold, seconds, type Window, within } from "./fold.ts";

/** What became of the blocks: lost, rivaled, undone; and how often they come. */
export function chain(window: Window): Fold {
  const found = new Map<number, number>();
  const final = new Map<BlockId, number>();
  let blocks = 0;
  let deepest = 0;
  return {
    see: (event) => {
      if (event.kind === "found" && within(window, event.time)) {
        blocks++;
        found.set(event.height, (found.get(event.height) ?? 0) + 1);
      }
      if (event.kind === "final" && within(window, event.found)) final.set(event.block, event.found);
      if (event.kind === "reversed") final.delete(event.block);
      if (event.kind === "reorganized" && within(window, event.time))
        deepest = Math.max(deepest, event.depth);
    },
    readings: () => {
      let forked = 0;
      for (const rivals of found.values()) if (rivals > 1) forked++;
      return {
        staleShare: { count: blocks - final.size, of: blocks },
        forkRate: { count: forked, of: found.size },
        reorgDepth: deepest,
        blockSeconds: final.size === 0 ? undefined : seconds(window.end - window.start) / final.size,
      };
    },
  };
}
