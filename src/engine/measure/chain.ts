import { sum } from "../kernel/statistics.ts";
import { type BlockId, blocksIn } from "../trace.ts";
import { type Fold, seconds, type Window, within } from "./fold.ts";

/** What became of the blocks: lost, rivaled, undone; and how often they come. */
export function chain(window: Window): Fold {
  /** Blocks by height, and those that are final. */
  const found = new Map<number, { rivals: number; readonly blocks: number }>();
  const final = new Map<BlockId, number>();
  /** By block: how many that lost it includes. */
  const uncles = new Map<BlockId, number>();
  /** Height up to which it is decided which blocks are lost: those above may still become final. */
  let decided = 0;
  let deepest = 0;
  return {
    hears: {
      found: ({ height, time, span }) => {
        if (!within(window, time)) return;
        const known = found.get(height);
        if (known === undefined) found.set(height, { rivals: 1, blocks: blocksIn(span) });
        else known.rivals++;
      },
      uncles: ({ block, count }) => {
        uncles.set(block, count);
      },
      final: (event) => {
        decided = event.height;
        if (within(window, event.found)) final.set(event.block, blocksIn(event.span));
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
      let [all, heights, forked, open] = [0, 0, 0, 0];
      for (const [height, { rivals, blocks }] of found) {
        if (height > decided) open += blocks;
        else {
          heights += blocks;
          all += rivals * blocks;
          if (rivals > 1) forked += blocks;
        }
      }
      const settled = sum([...final.values()]);
      const chained = settled + open;
      const included = [...uncles].reduce((sum, [block, count]) => (final.has(block) ? sum + count : sum), 0);
      return {
        staleShare: all === 0 ? undefined : { count: Math.max(0, all - settled), of: all },
        ...(uncles.size > 0 && all > 0 && { uncleShare: { count: included, of: Math.max(all, included) } }),
        forkRate: heights === 0 ? undefined : { count: forked, of: heights },
        reorgDepth: deepest,
        blockSeconds: chained === 0 ? undefined : seconds(window.end - window.start) / chained,
      };
    },
  };
}
