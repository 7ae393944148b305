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
    hears: {
      found: ({ height, time }) => {
        if (within(window, time)) found.set(height, (found.get(height) ?? 0) + 1);
      },
      uncles: ({ block, count }) => {
        uncles.set(block, count);
      },
      final: (event) => {
        decided = event.height;
        if (within(window, event.found)) final.add(event.block);
      },
      reversed: ({ block, height }) => {
        decided = height - 1;
        final.delete(block);
      },
      reorganized: ({ time, depth }) => {
        if (within(window, time)) deepest = Math.max(deepest, depth);
      },
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
