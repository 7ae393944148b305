import { cellKeys } from "./keys.ts";
import type { Problems } from "./problems.ts";
import type { QuestionKind } from "./question/question.ts";
import type { Mapping } from "./syntax.ts";

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

const kindsIn = ({ entries }: Mapping): readonly QuestionKind[] =>
  questionKinds.filter((kind) => entries.some(({ key }) => key === kind));

export const kindIs = (root: Mapping | undefined, kind: QuestionKind | "scenario"): boolean =>
  root !== undefined && (kindsIn(root)[0] ?? "scenario") === kind;

/** What a cell is; it asks one question, or none. */
export function kindOf(root: Mapping, problems: Problems): QuestionKind | "scenario" {
  const [kind, other] = kindsIn(root);
  if (other !== undefined) {
    const place = root.entries.find(({ key }) => key === other)?.keyPlace ?? root.place;
    const message = `A cell with \`${kind}\` asks nothing else; \`${other}\` is a cell of its own.`;
    problems.error("unknown-key", place, message);
  }
  return kind ?? "scenario";
}
