import type { BlockId } from "../trace.ts";
import { type Fold, seconds, type Window, within } from "./fold.ts";

/** What became of the blocks: lost, rivaled, undone; and how often they come. */
export function chain(window: Window): Fold {
  /** Blocks by height, and those that are final. */
  const found = new Map<number, number>();
  const final = new Set<BlockId>();
  /** By block: how many that lost it includes. */
  const uncles = new Map<BlockId, number>();
  /** Height up to which it is decided which blocks are lost: those above may still become final. */
  let decided = 0;
  let deepest = 0;
  return {
    see: (event) => {
      if (event.kind === "found" && within(window, event.time))
        found.set(event.height, (found.get(event.height) ?? 0) + 1);
      if (event.kind === "uncles") uncles.set(event.block, event.count);
      if (event.kind === "final") {
        decided = event.height;
        if (within(window, event.found)) final.add(event.block);
      }
      if (event.kind === "reversed") {
        decided = event.height - 1;
        final.delete(event.block);
      }
      if (event.kind === "reorganized" && within(window, event.time))
        deepest = Math.max(deepest, event.depth);
    },
    readings: () => {
      if (found.size === 0) return {};
      let [blocks, heights, forked, open] = [0, 0, 0, 0];
      for (const [height, rivals] of found) {
        if (height > decided) open++;
        else {
          heights++;
          blocks += rivals;
          if (rivals > 1) forked++;
        }
      }
      const chained = final.size + open;
      const included = [...uncles].reduce((sum, [block, count]) => (final.has(block) ? sum + count : sum), 0);
      return {
        staleShare: blocks === 0 ? undefined : { count: Math.max(0, blocks - final.size), of: blocks },
        ...(uncles.size > 0 &&
          blocks > 0 && { uncleShare: { count: included, of: Math.max(blocks, included) } }),
        forkRate: heights === 0 ? undefined : { count: forked, of: heights },
        reorgDepth: deepest,
        blockSeconds: chained === 0 ? undefined : seconds(window.end - window.start) / chained,
      };
    },
  };
}
