import type { BlockTree } from "../../ledger/tree.ts";
import { nextBitsByDigiShield } from "../../rules/digishield.ts";
import { bitcoinRetarget } from "../../rules/retarget.ts";
import type { NextBits } from "./compact-targets.ts";
import { secondOf } from "./difficulty.ts";

/** DigiShield: every block sets the target of the next. */
export function byDigiShield(blockInterval: number, tree: BlockTree): NextBits {
  const timespan = Math.max(4, Math.round(blockInterval));
  return (block, parent, bits) => {
    const taken = secondOf(block, tree) - secondOf(parent, tree);
    return nextBitsByDigiShield(taken, bits, timespan, bitcoinRetarget.limit);
  };
}
