import { flatTerms } from "../../ledger/flat.ts";
import type { Terms } from "../../ledger/terms.ts";
import type { Plasma } from "./parameters.ts";

/** Room is counted in payments, and the operator takes the same of each. */
export function terms(p: Plasma): Terms {
  const flat = flatTerms({ ...p, room: p.transactionsPerBlock });
  return { ...flat, fixedFee: (space) => space * flat.minFeeRate };
}
