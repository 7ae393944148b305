import { type Fields, fieldsOf, listOf, numberOf, textOf, wordOf } from "./read-value.ts";
import type { ClaimResult, ConditionResult, ExerciseResult, ParamResult } from "./result.ts";

/** The questions of a saved result and what came of them, checked like the rest of it. */

const controls = ["slider", "select", "toggle"] as const;
const verdicts = ["supported", "contradicted", "depends"] as const;
const forms = ["number", "direction", "curve", "choice", "goal"] as const;
const grades = ["open", "right", "near", "wrong"] as const;

export function readParam(fields: Fields): ParamResult {
  const options = listOf(fields.options, 250, (option) => textOf(option, 120));
  const at = Math.trunc(numberOf(fields.at));
  return {
    cell: textOf(fields.cell, 200),
    name: textOf(fields.name, 200),
    label: textOf(fields.label, 200),
    control: wordOf(fields.control, controls) ?? "select",
    options,
    at: Math.min(Math.max(at, 0), Math.max(options.length - 1, 0)),
    written: Math.trunc(numberOf(fields.written)),
  };
}

export function readClaim(fields: Fields | null): ClaimResult | null {
  if (fields === null) return null;
  return {
    claim: textOf(fields.claim, 1000),
    verdict: wordOf(fields.verdict, verdicts) ?? "depends",
    expected: wordOf(fields.expected, verdicts),
    conditions: listOf(fields.conditions, 20, fieldsOf).map(readCondition),
    turned: listOf(fields.turned, 50, fieldsOf).map((each) => ({
      param: textOf(each.param, 200),
      value: textOf(each.value, 200),
      verdict: wordOf(each.verdict, verdicts) ?? "depends",
    })),
  };
}

function readRange(fields: Fields | null): ExerciseResult["range"] {
  if (fields === null) return null;
  const [low, high] = [numberOf(fields.low), numberOf(fields.high)];
  return high > low ? { low, high } : null;
}

const readCondition = (fields: Fields): ConditionResult => ({
  text: textOf(fields.text, 1000),
  verdict: wordOf(fields.verdict, verdicts) ?? "depends",
  message: textOf(fields.message, 1000),
});

export function readExercise(fields: Fields | null): ExerciseResult | null {
  if (fields === null) return null;
  return {
    form: wordOf(fields.form, forms) ?? "number",
    ask: textOf(fields.ask, 1000),
    hints: listOf(fields.hints, 20, (hint) => textOf(hint, 1000)),
    options: listOf(fields.options, 50, (option) => textOf(option, 400)),
    unit: textOf(fields.unit, 40),
    range: readRange(fieldsOf(fields.range)),
    reply: textOf(fields.reply, 1000),
    grade: wordOf(fields.grade, grades) ?? "open",
    feedback: textOf(fields.feedback, 2000),
    conditions: listOf(fields.conditions, 20, fieldsOf).map(readCondition),
  };
}
