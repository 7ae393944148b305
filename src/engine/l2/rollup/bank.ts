import type { Contract } from "../../ledger/contract.ts";
import type { BlockId } from "../../trace.ts";
import type { Crossing } from "./derivation.ts";

/** The layer's end of the bridge to its host: what was minted and burned in its own blocks. Values are whole dollars. */
export interface Bank {
  readonly minted: number;
  readonly burned: number;
  readonly last: Booking | null;
}

interface Booking {
  readonly crossing: Crossing;
  readonly block: BlockId;
  readonly before: Booking | null;
}

export const bankContract: Contract<Bank, Crossing> = {
  initial: { minted: 0, burned: 0, last: null },
  apply: ({ minted, burned, last }, crossing, { block }) => ({
    minted: minted + (crossing.kind === "mint" ? crossing.value : 0),
    burned: burned + (crossing.kind === "burn" ? crossing.value : 0),
    last: { crossing, block, before: last },
  }),
};

/** What crossed in the blocks above `from` up to and with `to`, in order. */
export function crossings({ last }: Bank, from: BlockId, to: BlockId): readonly Crossing[] {
  const found: Crossing[] = [];
  for (let at = last; at !== null && at.block > from; at = at.before)
    if (at.block <= to) found.push(at.crossing);
  return found.reverse();
}
