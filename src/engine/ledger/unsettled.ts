import type { TraceEvent } from "../trace.ts";
import type { Ledger } from "./ledger.ts";

/** Tells at the end of a run whom those blocks serve that the observer sees in the chain but does not call settled. */
export function tellUnsettled(ledger: Ledger, emit: (event: TraceEvent) => void): void {
  const { tree, mempool, settlement } = ledger;
  for (const block of tree.path(ledger.settled().block, ledger.head().block)) {
    const { takes, found, span } = tree.block(block);
    const parts = mempool.settle(takes, ledger.prices.charged(block));
    emit({ kind: "unsettled", block, found, seen: settlement.seen(block) ?? found, span, parts });
  }
}
