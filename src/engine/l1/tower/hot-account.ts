import type { Permits } from "../../ledger/contract.ts";
import { spaceOf, type Terms } from "../../ledger/terms.ts";

/**
 * Calls to one contract write one account, of which a block takes only so much: the rest wait, whatever they bid, while there is room for
 * all others. One call that is larger by itself takes it alone, as it would in parts. Source: anza-xyz/agave, MAX_WRITABLE_ACCOUNT_UNITS.
 */
export function hotAccounts(limit: number, terms: Terms, permits: Permits = () => true): Permits {
  const used = new Map<string, number>();
  return (order, layer) => {
    const before = used.get(layer) ?? 0;
    const after = before + spaceOf(terms, order);
    if (!permits(order, layer) || (before > 0 && after > limit)) return false;
    used.set(layer, after);
    return true;
  };
}
