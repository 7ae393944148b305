import { executionHeaderBytes, gasTerms } from "../../ledger/gas.ts";
import type { Terms } from "../../ledger/terms.ts";
import type { Rollup } from "./parameters.ts";

/** Room is gas: a block has what the layer can carry in its time. */
export function terms(p: Rollup): Terms {
  return {
    ...gasTerms(p),
    room: p.gasPerSecond * p.blockTime,
    spacePerByte: p.gasPerByte,
    headerBytes: executionHeaderBytes,
    blockSeconds: p.blockTime,
    resolution: p.blockTime,
    subsidy: () => 0,
  };
}
