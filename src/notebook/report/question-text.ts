import { labelVerdict } from "../headline.ts";
import type { ClaimResult, ConditionResult, ExerciseResult, NamedTable, ParamResult } from "../result.ts";
import { aligned, wrap } from "./table.ts";

/** What a reader may turn, as one line: "block size 8 MB". */
export function paramLines(params: readonly ParamResult[], most: number): string[] {
  const said = params.map(({ label, options, at }) => `${label} ${options[at] ?? ""}`);
  return said.length === 0 ? [] : wrap(`Turned to: ${said.join(", ")}`, most);
}

export function tableLines({ title, table }: NamedTable): string[] {
  const titles = table.columns.map((column) => column.title);
  const numeric = table.columns.map((column) => column.numeric);
  return [title, ...aligned({ titles, numeric }, table.rows, "  ")];
}

const signs = { supported: "✓", contradicted: "✗", depends: "?" } as const;

/** The conditions of a claim, and its verdicts with its params turned. */
export function claimLines(claim: ClaimResult | null, most: number): string[] {
  if (claim === null) return [];
  const turned = claim.turned.map(
    ({ param, value, verdict }) => `  ${param} ${value}: ${labelVerdict[verdict].toLowerCase()}`,
  );
  const { expected, verdict } = claim;
  const isOther = expected !== null && expected !== verdict;
  return [
    ...conditionLines(claim.conditions, most),
    ...(turned.length === 0 ? [] : ["With other values", ...turned]),
    ...(isOther ? [`✗ Its author expects: ${expected}`] : []),
  ];
}

export const conditionLines = (conditions: readonly ConditionResult[], most: number): string[] =>
  conditions.flatMap(({ text, verdict, message }) => [
    ...wrap(`${signs[verdict]} ${text}: ${labelVerdict[verdict].toLowerCase()}`, most),
    ...wrap(message, most, "  "),
  ]);

export function exerciseLines(exercise: ExerciseResult | null, most: number): string[] {
  if (exercise === null) return [];
  const { options, reply, conditions, grade } = exercise;
  return [
    ...options.map((option) => `  ○ ${option}`),
    ...conditionLines(conditions, most),
    ...(reply === "" ? [] : wrap(`Your answer: ${reply}`, most)),
    ...(grade === "open" && conditions.length === 0 && exercise.feedback === ""
      ? ["Answered in the editor."]
      : []),
  ];
}
