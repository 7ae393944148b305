/**
 * Consensus and nothing else: who extends the ledger, what wins, what is final. A law tells its ledger by `extend`, `adopt`
 * and `settle`; it owns no money and knows no layer above, so that one law can follow another on the same ledger.
 */
export interface Law {
  /** Goes on from the head of the ledger. */
  readonly start: () => void;
  /** Nobody follows it any more: what is still on its way is ignored. */
  readonly stop: () => void;
}
