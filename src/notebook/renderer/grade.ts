import type { ExerciseResult } from "../result.ts";
import { conditionList } from "./claim.ts";
import { element, inline } from "./element.ts";

const words = { right: "Right", near: "Near", wrong: "Not so", open: "" } as const;
/** Who turns something has said nothing that could be right or wrong. */
const goalWords = { right: "Solved", open: "Not yet" } as const;
const signs = { right: "✓", near: "≈", wrong: "✗", open: "" } as const;

/** What came of an answer: a sign and a word beside the color, the numbers, and of a challenge each condition. */
export function graded({ form, grade, feedback, conditions }: ExerciseResult): HTMLElement[] {
  const list = conditions.length === 0 ? [] : [conditionList(conditions)];
  if (feedback === "") return list;
  const word = form === "goal" ? goalWords[grade === "right" ? "right" : "open"] : words[grade];
  const said = element(
    "p",
    { class: `verdict ${grade}` },
    grade === "open" ? null : element("span", { class: "sign", "aria-hidden": "true" }, signs[grade]),
    element("span", {}, ...inline(word === "" ? feedback : `**${word}.** ${feedback}`)),
  );
  return [said, ...list];
}
