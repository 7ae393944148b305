import { coin, executionHeaderBytes, gasBlockTerms } from "../../ledger/gas.ts";
import type { Terms } from "../../ledger/terms.ts";
import { nextGasLimit } from "../../rules/gas-limit.ts";
import type { Ethash } from "./parameters.ts";

export function terms(p: Ethash): Terms {
  return {
    ...gasBlockTerms(p),
    nextRoom: nextGasLimit,
    headerBytes: executionHeaderBytes,
    blockSeconds: p.blockInterval,
    resolution: p.blockInterval / 2,
    subsidy: () => p.blockReward * coin,
  };
}
