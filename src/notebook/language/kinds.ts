import { cellKeys } from "./keys.ts";
import type { QuestionKind } from "./question/question.ts";

/** What a cell is, by the key that makes it so; a cell with none of them is a scenario. */
export const questionKinds = ["sweep", "compare", "claim", "predict", "quiz", "challenge"] as const;

const always = ["name", "title"];

/** The keys that each kind of cell takes. */
export const keysOfKind: Readonly<Record<QuestionKind, readonly string[]>> = {
  sweep: [...always, "sweep", "show"],
  compare: [...always, "compare", "show"],
  claim: [...always, "claim", "holds", "verdict"],
  predict: [...always, "predict", "answer"],
  quiz: [...always, "quiz"],
  challenge: [...always, "challenge", "holds"],
};

const questions: readonly string[] = [...questionKinds, "holds", "verdict", "answer"];

/** The keys of a cell that describes a scenario. */
export const scenarioKeys: readonly string[] = cellKeys.filter((key) => !questions.includes(key));
