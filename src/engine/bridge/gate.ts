import type { BlockRef, Contract } from "../ledger/contract.ts";

/** One end of a bridge, as its chain knows it; money in millionths of a dollar, all of it summed since the start. */
export interface Gate {
  /** Went in: locked on the source, burned on the target. */
  readonly entered: number;
  /** Came out on a good word: released on the source, minted on the target. */
  readonly left: number;
  /** Came out on a good word, though nothing on the other side asked for it. */
  readonly taken: number;
  /** Was to come out, but its time was over. */
  readonly late: number;
  /** Which parts of all that was told that is, in order. */
  readonly lateParts: readonly Part[];
  /** Went in, was late on the other side, and was given back. */
  readonly refunded: number;
  /** The most that a word has shown so far, for gates that compare. */
  readonly known: number;
}

/** A part of all that ever entered on the other side, as sums: from above `after` up to and with `until`. */
export interface Part {
  readonly after: number;
  readonly until: number;
}

/** So much has entered on the other side: because it is a sum, saying it again changes nothing. After `deadline`, microseconds, it does not come out. */
export interface Slice {
  readonly until: number;
  readonly deadline: number;
}

/** `word` is what a call shows for what it says: how many signed it, or how new the header is against which it is proven. */
export type Passage =
  | { readonly kind: "enter"; readonly amount: number }
  /** Follows on what was told up to `after`: one that comes before that is refused, since each slice has a deadline of its own. */
  | {
      readonly kind: "leave";
      readonly after: number;
      readonly slices: readonly Slice[];
      readonly word: number;
    }
  /** So much was late on the other side. */
  | { readonly kind: "refund"; readonly total: number; readonly word: number }
  | { readonly kind: "take"; readonly word: number }
  /** Nothing but the word: a newer header. */
  | { readonly kind: "update"; readonly word: number };

/** Whether a gate takes a word for what happened on the other side, in a block, knowing what it knows. */
export type Admits = (word: number, known: number, at: BlockRef) => boolean;

/** The contract on either side. It cannot look at the other chain: a good word is all it asks for. `holds` is what it may give away in a state; Infinity where it mints. */
export function gateContract(admits: Admits, holds: (gate: Gate) => number): Contract<Gate, Passage> {
  return {
    initial: { entered: 0, left: 0, taken: 0, late: 0, lateParts: [], refunded: 0, known: 0 },
    apply: (gate, passage, at) => {
      if (passage.kind === "enter") return { ...gate, entered: gate.entered + passage.amount };
      if (!admits(passage.word, gate.known, at)) return gate;
      const next = { ...gate, known: Math.max(gate.known, passage.word) };
      switch (passage.kind) {
        case "leave":
          if (passage.after > told(gate)) return next;
          return passage.slices.reduce((state, slice) => leave(state, slice, holds(state), at), next);
        case "refund":
          return refund(next, passage.total, holds(next));
        case "take":
          return { ...next, taken: next.taken + Math.max(0, holds(next)) };
        case "update":
          return next;
      }
    },
  };
}

/** All that was told and has come out, or come too late. */
export function told({ left, late }: Gate): number {
  return left + late;
}

/** Of what was told up to a sum, so much was late. */
export function lateUpTo({ lateParts }: Gate, sum: number): number {
  let late = 0;
  for (const { after, until } of lateParts) late += Math.max(0, Math.min(until, sum) - after);
  return late;
}

/** Whether what was told last up to a sum was late. */
export function isLate({ lateParts }: Gate, sum: number): boolean {
  return lateParts.some(({ after, until }) => after < sum && sum <= until);
}

function leave(gate: Gate, { until, deadline }: Slice, holds: number, at: BlockRef): Gate {
  const after = told(gate);
  const amount = until - after;
  if (amount <= 0) return gate;
  if (at.time <= deadline) return amount <= holds ? { ...gate, left: gate.left + amount } : gate;
  const last = gate.lateParts.at(-1);
  const lateParts =
    last?.until === after
      ? [...gate.lateParts.slice(0, -1), { after: last.after, until }]
      : [...gate.lateParts, { after, until }];
  return { ...gate, late: gate.late + amount, lateParts };
}

function refund(gate: Gate, total: number, holds: number): Gate {
  const amount = total - gate.refunded;
  return amount > 0 && amount <= holds ? { ...gate, refunded: total } : gate;
}
