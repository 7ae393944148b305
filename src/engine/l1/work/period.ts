import type { BlockTree } from "../../ledger/tree.ts";
import { bitcoinRetarget, nextBits } from "../../rules/retarget.ts";
import type { NextBits } from "./compact-targets.ts";
import { secondOf } from "./difficulty.ts";

/** Bitcoin's rule: every so many blocks the target is set anew from the time that the last ones took. */
export function byPeriod(blocks: number, blockInterval: number, tree: BlockTree): NextBits {
  const rule = { ...bitcoinRetarget, timespan: Math.round(blocks * blockInterval) };
  return (last, _, bits) => {
    const next = tree.height(last) + 1;
    if (next % blocks !== 0) return bits;
    const first = tree.ancestor(last, next - blocks);
    return nextBits(secondOf(first, tree), secondOf(last, tree), bits, rule);
  };
}
