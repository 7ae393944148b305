import type { Contract } from "../ledger/contract.ts";

/** One end of a bridge, as its chain knows it; money in millionths of a dollar, all of it summed since the start. */
export interface Gate {
  /** Went in: locked on the source, burned on the target. */
  readonly entered: number;
  /** Came out under enough signatures: released on the source, minted on the target. */
  readonly left: number;
  /** Came out under enough signatures, though nothing on the other side asked for it. */
  readonly taken: number;
}

export type Passage =
  | { readonly kind: "enter"; readonly amount: number }
  /** So much has entered on the other side, say the signers: because it is a sum, saying it again changes nothing. */
  | { readonly kind: "leave"; readonly total: number; readonly signatures: number }
  | { readonly kind: "take"; readonly signatures: number };

/**
 * The contract on either side. It cannot look at the other chain: enough signatures are all it asks for, `threshold` in
 * a block of that time. `holds` is what it may give away in a state; Infinity where it mints.
 */
export function gateContract(
  threshold: (time: number) => number,
  holds: (gate: Gate) => number,
): Contract<Gate, Passage> {
  return {
    initial: { entered: 0, left: 0, taken: 0 },
    apply: (gate, passage, at) => {
      if (passage.kind === "enter") return { ...gate, entered: gate.entered + passage.amount };
      if (passage.signatures < threshold(at.time)) return gate;
      if (passage.kind === "take") return take(gate, holds(gate));
      const amount = passage.total - gate.left;
      return amount > 0 && amount <= holds(gate) ? { ...gate, left: passage.total } : gate;
    },
  };
}

function take(gate: Gate, amount: number): Gate {
  return amount > 0 ? { ...gate, taken: gate.taken + amount } : gate;
}
