import type { Takes } from "../fees/takes.ts";
import { exp, log1p } from "../kernel/math.ts";
import type { BlockId, Span } from "../trace.ts";
import type { Terms } from "./terms.ts";
import type { BlockTree } from "./tree.ts";

/** Part of the room that a chain aims to fill, beyond which it might become scarce in the middle of what is told as one. */
const ample = 1 / 2;

/** Whether room is so ample after a block that nobody is left waiting for it and its price stays what it is, so that all bid the least and pay the same. */
export function isCalmAfter(block: BlockId, waiting: number, tree: BlockTree, terms: Terms): boolean {
  if (waiting > 0) return false;
  const { space, room, baseFee } = tree.block(block);
  const { baseFee: rule } = terms;
  if (space > ample * room * (rule?.target ?? 1)) return false;
  return rule === null || rule.next(baseFee, room, space) === baseFee;
}

/** Blocks that a producer makes in a row, told as one. */
export interface Row {
  readonly turns: number;
  /** Time from one to the next, microseconds. */
  readonly every: number;
  /** It makes a block in a turn in which nobody waits, too. */
  readonly makesEmpty: boolean;
}

/** One block. */
export const once: Row = { turns: 1, every: 0, makesEmpty: true };

/** Finds out of how many blocks the rows of a chain are. */
export class Rows {
  /** Part of a block by which those told so far are too few. */
  #owed = 0;

  /** What a row is whose blocks hold these; undefined: one block. */
  spanOf({ turns, every, makesEmpty }: Row, takes: Takes): Span | undefined {
    if (turns === 1) return undefined;
    const mean = makesEmpty ? turns : takingTurns(turns, takes) + this.#owed;
    const blocks = Math.max(1, Math.round(mean));
    this.#owed = mean - blocks;
    return { blocks, turns, every };
  }
}

/** In how many turns anything is taken, on average: users come in any, calls in the last. */
function takingTurns(turns: number, { counts, calls }: Takes): number {
  let users = 0;
  for (let row = 0; row < counts.length; row++) users += counts[row] as number;
  const missed = exp(users * log1p(-1 / turns));
  return (turns - 1) * (1 - missed) + (calls.length > 0 ? 1 : 1 - missed);
}
