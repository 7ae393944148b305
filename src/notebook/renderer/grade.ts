import type { ExerciseResult } from "../result.ts";
import { conditionList } from "./claim.ts";
import { element, inline } from "./element.ts";

const words = { right: "Right", near: "Near", wrong: "Not so", open: "" } as const;
const signs = { right: "✓", near: "≈", wrong: "✗", open: "" } as const;

/** What came of an answer: a sign and a word beside the color, the numbers, and of a challenge each condition. */
export function graded({ grade, feedback, conditions }: ExerciseResult): HTMLElement[] {
  const list = conditions.length === 0 ? [] : [conditionList(conditions)];
  if (feedback === "") return list;
  const said = element(
    "p",
    { class: `verdict ${grade}` },
    grade === "open" ? null : element("span", { class: "sign", "aria-hidden": "true" }, signs[grade]),
    element("span", {}, ...inline(words[grade] === "" ? feedback : `**${words[grade]}.** ${feedback}`)),
  );
  return [said, ...list];
}
