import type { BlockId } from "../../trace.ts";

/** Value that comes to the layer or leaves it, in whole dollars: sums of whole numbers are exact in any order. */
export interface Crossing {
  readonly kind: "mint" | "burn";
  readonly number: number;
  readonly value: number;
}

/** The data of the layer's blocks above `from` up to and with `to`, as it is posted: all that it takes to have the state after them. */
export interface Batch {
  readonly number: number;
  readonly from: BlockId;
  readonly to: BlockId;
  readonly transfers: number;
  readonly bytes: number;
  /** The host is told of it, but its data are had by nobody but those who hold them back. */
  readonly isWithheld: boolean;
  readonly crossings: readonly Crossing[];
}

/** One thing that the host's chain says of the layer, in its order: a batch, or a withdrawal that was forced. */
export interface Entry {
  readonly before: Entry | null;
  readonly position: number;
  /** Stands for it and all before it: two histories that differ anywhere differ in this. */
  readonly digest: number;
  /** The last of the layer's blocks up to here. */
  readonly to: BlockId;
  readonly transfers: number;
  readonly crossings: readonly Crossing[];
}

/** The layer's state, as far as it is modelled: payments made, value that came, value that left. */
export interface Outcome {
  readonly transfers: number;
  readonly minted: number;
  readonly burned: number;
}

export const beginning: Outcome = { transfers: 0, minted: 0, burned: 0 };

/** The state after one more entry, or a part of one. */
export function execute(
  { transfers, minted, burned }: Outcome,
  entry: Pick<Entry, "transfers" | "crossings">,
): Outcome {
  const sum = { transfers: transfers + entry.transfers, minted, burned };
  for (const { kind, value } of entry.crossings) {
    if (kind === "mint") sum.minted += value;
    else sum.burned += value;
  }
  return sum;
}

/** The state after an entry, recomputed from the state after an earlier one and what was posted since. */
export function derive(last: Entry | null, since = -1, outcome: Outcome = beginning): Outcome {
  const entries: Entry[] = [];
  for (let at = last; at !== null && at.position > since; at = at.before) entries.push(at);
  return entries.reduceRight(execute, outcome);
}

/** The entry at a position of a history. */
export function entryAt(last: Entry | null, position: number): Entry | null {
  let at = last;
  while (at !== null && at.position > position) at = at.before;
  return at?.position === position ? at : null;
}

export function isSame(a: Outcome, b: Outcome): boolean {
  return a.transfers === b.transfers && a.minted === b.minted && a.burned === b.burned;
}
