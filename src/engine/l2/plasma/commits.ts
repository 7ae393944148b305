import type { BlockId } from "../../trace.ts";

/**
 * A root that the host has taken: it stands for the layer's blocks after the one before, up to and with `to`. Because an old output's root
 * is asked for by each exit, roots are linked as in Myers' skip lists, and it is found in a logarithm of steps.
 */
export interface Commit {
  readonly to: BlockId;
  /** Timestamp of the host's block, microseconds. */
  readonly time: number;
  readonly length: number;
  readonly before: Commit | null;
  readonly jump: Commit | null;
}

/** What users had when the run began, longer ago than any period. */
export const genesis: Commit = {
  ...{ to: 0, time: Number.NEGATIVE_INFINITY, length: 0 },
  ...{ before: null, jump: null },
};

export function commitAfter(last: Commit, to: BlockId, time: number): Commit {
  const { jump } = last;
  const further = jump?.jump ?? null;
  const isEven =
    jump !== null && further !== null && last.length - jump.length === jump.length - further.length;
  return { to, time, length: last.length + 1, before: last, jump: isEven ? further : last };
}

/** The first root that stands for a block; null: none does yet. */
export function commitOf(last: Commit, block: BlockId): Commit | null {
  if (block > last.to) return null;
  let at = last;
  while (at.before !== null && at.before.to >= block)
    at = at.jump !== null && at.jump.to >= block ? at.jump : at.before;
  return at;
}
