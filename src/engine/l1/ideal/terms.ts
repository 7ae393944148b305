import { flatTerms } from "../../ledger/flat.ts";
import type { Terms } from "../../ledger/terms.ts";
import type { Ideal } from "./parameters.ts";

/** The most that a scenario may ask of a layer, tx/s. */
export const most = 1_000_000;

/** Transactions that a block has room for: more than anybody can ask for in the longest interval. */
const room = 1_000 * most;

/** Everything takes one place and pays one fee, data and computing included (A18). */
export const terms = (p: Ideal): Terms => flatTerms({ ...p, room });
