import type { BlockTree } from "../../ledger/tree.ts";
import { Byzantium } from "./byzantium.ts";
import type { Difficulty } from "./difficulty.ts";
import { DigiShield } from "./digishield.ts";
import { Period } from "./period.ts";
import type { Work } from "./work.ts";

/** The difficulty by the rule that a chain goes by. */
export function difficultyBy({ difficulty, blockInterval }: Work, tree: BlockTree): Difficulty {
  switch (difficulty.kind) {
    case "period":
      return new Period(difficulty.blocks, blockInterval, tree);
    case "digishield":
      return new DigiShield(blockInterval, tree);
    case "ethash":
      return new Byzantium(tree);
  }
}
