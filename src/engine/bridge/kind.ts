import type { BlockRef } from "../ledger/contract.ts";
import type { Way } from "../trace.ts";
import type { Admits, Gate } from "./gate.ts";

/** A lock or a burn in a block, and whether its own chain has settled that. */
export interface Entry {
  readonly at: BlockRef;
  readonly isSettled: boolean;
}

/** What makes one kind of bridge another: who says on one side what happened on the other, when, and what for a word a gate takes. */
export interface Kind {
  readonly admits: Admits;
  /** Seconds between two rounds, in which those who carry messages look at both chains. */
  readonly interval: () => number;
  /** Whether what a block holds may be told on the other side now. */
  readonly isDue: (way: Way, entry: Entry) => boolean;
  /** Seconds from telling it until the gate acts on it, in which others may object. */
  readonly delay: number;
  /** What whoever carries messages that way can show now to the gate at its end; null: nobody does, or the gate would not take it. */
  readonly word: (way: Way, exit: Gate) => number | null;
  /** What a call weighs besides its messages, and who sends it. */
  readonly carries: { readonly by: string; readonly bytes: () => number; readonly gas: number };
  /** What a call shows that only keeps the gate at the end of a way up to date; null: it need not. */
  readonly update: (way: Way, exit: Gate) => number | null;
  /** What thieves can show at the source for a release that nobody asked for; null: nothing. */
  readonly theft: () => number | null;
  /** Whether nothing comes out of the bridge as things stand, though both of its chains go on. */
  readonly isStuck: (source: Gate, target: Gate) => boolean;
  /** What is late goes back to whom it came from. */
  readonly refunds: boolean;
  /** Somebody pays out on the other side before, and gets what comes through in the place of its users; left out: nobody. */
  readonly fronting?: Fronting;
}

/** Money of providers who pay users out before their message is through. */
export interface Fronting {
  /** What they have at the end of a way when the run starts, $. */
  readonly liquidity: (way: Way) => number;
  /** Whether they trust a block that much. */
  readonly isDue: (way: Way, entry: Entry) => boolean;
  /** Part of what they pay out that they keep, 0..1. */
  readonly fee: number;
  /** Whether any of them is there now. */
  readonly isUp: () => boolean;
}
