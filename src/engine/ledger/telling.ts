import type { Takes } from "../fees/takes.ts";
import { exp, log1p } from "../kernel/math.ts";
import type { BlockId, Span } from "../trace.ts";
import type { Terms } from "./terms.ts";
import type { BlockTree } from "./tree.ts";

/** Part of the room that a chain aims to fill, beyond which it might become scarce in the middle of what is told as one. */
const ample = 1 / 2;

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

/** How a chain's blocks are told: each, or rows of them as one while nothing is scarce. */
export class Telling {
  /** How many may be told as one while nothing is scarce; 0: each may matter. */
  together: () => number = () => 0;
  /** Nothing is scarce now, and so many blocks may be told as one. */
  isCalm = false;
  turns = 1;
  #tree: BlockTree;
  #terms: () => Terms;
  /** Part of a block by which those told so far are too few. */
  #owed = 0;

  /** `terms` are those that hold now. */
  constructor(tree: BlockTree, terms: () => Terms) {
    this.#tree = tree;
    this.#terms = terms;
  }

  /** Finds out whether anything is scarce after a block that left so many waiting, and how many of those that follow may be told as one. */
  lookAhead(block: BlockId, waiting: number): void {
    const most = this.together();
    this.isCalm = most > 0 && waiting === 0 && this.#isAmpleAfter(block);
    this.turns = this.isCalm ? Math.max(1, Math.floor(most)) : 1;
  }

  /** What a row is whose blocks hold these; undefined: one block. */
  spanOf({ turns, every, makesEmpty }: Row, takes: Takes): Span | undefined {
    if (turns === 1) return undefined;
    const mean = makesEmpty ? turns : takingTurns(turns, takes) + this.#owed;
    const blocks = Math.max(1, Math.round(mean));
    this.#owed = mean - blocks;
    return { blocks, turns, every };
  }

  /** Whether there is so much room that its price stays what it is, and all bid the least and pay the same. */
  #isAmpleAfter(block: BlockId): boolean {
    const { space, room, baseFee } = this.#tree.block(block);
    const { baseFee: rule } = this.#terms();
    if (space > ample * room * (rule?.target ?? 1)) return false;
    return rule === null || rule.next(baseFee, room, space) === baseFee;
  }
}

/** In how many turns anything is taken, on average: users come in any, calls in the last. */
function takingTurns(turns: number, { counts, calls }: Takes): number {
  let users = 0;
  for (let row = 0; row < counts.length; row++) users += counts[row] as number;
  const missed = exp(users * log1p(-1 / turns));
  return (turns - 1) * (1 - missed) + (calls.length > 0 ? 1 : 1 - missed);
}
