import type { Contract } from "../../ledger/contract.ts";
import type { Batch, Crossing, Entry } from "./derivation.ts";

/** What was posted: batches in the order of their numbers, those that came too early kept for their turn. */
export interface Inbox {
  readonly last: Entry | null;
  /** The last entry up to which everybody can have the data. */
  readonly known: Entry | null;
  /** Number of the batch that comes next. */
  readonly next: number;
  readonly early: readonly Batch[];
}

export const emptyInbox: Inbox = { last: null, known: null, next: 0, early: [] };

/** The contract on a host that only keeps data. */
export const inboxContract: Contract<Inbox, Batch> = { initial: emptyInbox, apply: post };

/** Takes a batch, once. */
export function post(inbox: Inbox, batch: Batch): Inbox {
  const { next, early } = inbox;
  if (batch.number < next || early.some(({ number }) => number === batch.number)) return inbox;
  if (batch.number > next) return { ...inbox, early: [...early, batch] };
  let { last, known, next: number } = inbox;
  for (
    let each: Batch | undefined = batch;
    each !== undefined;
    each = early.find((b) => b.number === number)
  ) {
    const before = last;
    last = entry(before, each.to, 2 * each.number, each.transfers, each.crossings);
    if (known === before && !each.isWithheld) known = last;
    number++;
  }
  return { last, known, next: number, early: early.filter((each) => each.number >= number) };
}

/** A forced withdrawal takes its place among the batches. */
export function order(inbox: Inbox, exit: Crossing): Inbox {
  const { last: before, known } = inbox;
  const last = entry(before, before?.to ?? 0, 2 * exit.number + 1, 0, [exit]);
  return { ...inbox, last, known: known === before ? last : known };
}

function entry(
  before: Entry | null,
  to: number,
  name: number,
  transfers: number,
  crossings: readonly Crossing[],
): Entry {
  const digest = (Math.imul(before?.digest ?? 0, 0x85eb_ca6b) + Math.imul(name, 0x9e37_79b1) + 1) >>> 0;
  return { before, position: (before?.position ?? -1) + 1, digest, to, transfers, crossings };
}
