import type { BlockTree } from "../../ledger/tree.ts";
import { Byzantium } from "./byzantium.ts";
import { CompactTargets } from "./compact-targets.ts";
import type { Difficulty } from "./difficulty.ts";
import { byDigiShield } from "./digishield.ts";
import { byPeriod } from "./period.ts";
import type { Work } from "./work.ts";

/** The difficulty by the rule that a chain goes by. */
export function difficultyBy({ difficulty, blockInterval }: Work, tree: BlockTree): Difficulty {
  switch (difficulty.kind) {
    case "period":
      return new CompactTargets(tree, byPeriod(difficulty.blocks, blockInterval, tree));
    case "digishield":
      return new CompactTargets(tree, byDigiShield(blockInterval, tree));
    case "ethash":
      return new Byzantium(tree);
  }
}
