import type { EvaluateRequest } from "../evaluate.ts";
import type { Challenge, Prediction, Quiz } from "../language/index.ts";
import { readQuantity, unitOf } from "../language/index.ts";
import type { CellResult, ConditionResult, ExerciseResult } from "../result.ts";
import { type Answer, type Asked, resultOf } from "./answer.ts";
import { judged, namesIn } from "./conditions.ts";
import { type Grade, type Graded, graded } from "./grade.ts";
import type { Memory, Work } from "./memory.ts";
import { worldOf } from "./world.ts";

/** What a reader said, and whether an answer is to be shown though he said nothing. */
const isAnswered = ({ reply = "", reveals = false }: EvaluateRequest): boolean =>
  reveals || reply.trim() !== "";

/** Asks for a prediction; once there is one, runs, and grades it by what came out. */
export function* predict(asked: Asked, prediction: Prediction, memory: Memory): Work<CellResult> {
  const exercise = openPrediction(prediction);
  if (!isAnswered(asked.request)) return resultOf(asked, opened(exercise), []);
  const { reply = "" } = asked.request;
  const { grade, outcomes, charts } = yield* graded(prediction, reply, memory);
  return resultOf(asked, { ...closed(exercise, reply, grade), charts }, outcomes);
}

/** Asks which option is right; once one is chosen, runs, and lets the runs say. */
export function* quiz(
  asked: Asked,
  { ask, hints, options, subjects }: Quiz,
  memory: Memory,
): Work<CellResult> {
  const exercise = open(
    "choice",
    ask,
    hints,
    options.map(({ words }) => words),
  );
  if (!isAnswered(asked.request)) return resultOf(asked, opened(exercise), []);
  const { reply = "" } = asked.request;
  const conditions = options.map(({ right }) => right);
  const world = yield* worldOf(subjects, namesIn(conditions), memory);
  // Each option by itself, because they shut each other out.
  const verdicts = conditions.map((condition) => judged([condition], world)[0] as ConditionResult);
  const right = options.filter((_, at) => verdicts[at]?.verdict === "supported").map(({ words }) => words);
  const chosen = options.findIndex(({ words }) => words === reply);
  const grade = choiceGrade(verdicts[chosen], right);
  const notices = [
    ...(right.length === 0 ? [noOption] : []),
    ...(right.length === options.length ? [everyOption] : []),
  ];
  return resultOf(asked, { ...closed(exercise, reply, grade), notices }, world.outcomes);
}

/** Said where no reader could be right. */
export const noOption = "No option is what the runs say beyond chance.";
/** Said where no reader could be wrong. */
export const everyOption = "Every option is what the runs say, so that no answer is wrong.";

function choiceGrade(chosen: ConditionResult | undefined, right: readonly string[]): Graded {
  const truth = right.length === 0 ? "The runs do not tell." : `What the runs say: ${right.join("; ")}.`;
  if (chosen === undefined) return { grade: "open", feedback: truth };
  const grades = { supported: "right", depends: "near", contradicted: "wrong" } as const;
  return { grade: grades[chosen.verdict], feedback: `${chosen.message} ${truth}` };
}

/** Says how much of its goal the params of the cells, as they are turned now, have reached. */
export function* challenge(asked: Asked, given: Challenge, memory: Memory): Work<CellResult> {
  const { task, hints, holds, subjects } = given;
  const world = yield* worldOf(subjects, namesIn(holds), memory);
  const conditions = judged(holds, world);
  const met = conditions.filter(({ verdict }) => verdict === "supported").length;
  const grade = met === holds.length ? "right" : "open";
  const feedback = met === holds.length ? "All of it is reached." : `${met} of ${holds.length} reached.`;
  const exercise = { ...open("goal", task, hints, []), grade, feedback, conditions } as const;
  const word = grade === "right" ? "**Solved**: " : "**Not yet**: ";
  return resultOf(asked, { title: task, sentence: word + feedback, exercise }, world.outcomes);
}

function openPrediction({ form, ask, hints, sweep, answer, range }: Prediction): ExerciseResult {
  if (form === "direction") return open(form, ask, hints, ["more", "about the same", "less"]);
  const options = sweep === null ? [] : (sweep.axes[0]?.texts ?? []);
  const unit = unitOf(answer.dimension);
  const scale = readQuantity(`1 ${unit}`.trim(), answer.dimension);
  const one = "value" in scale ? scale.value : 1;
  return {
    ...open(form, ask, hints, options),
    unit,
    range: range && { low: range.low / one, high: range.high / one },
  };
}

const open = (
  form: ExerciseResult["form"],
  ask: string,
  hints: readonly string[],
  options: readonly string[],
): ExerciseResult => ({
  form,
  ask,
  hints,
  options,
  unit: "",
  range: null,
  reply: "",
  grade: "open",
  feedback: "",
  conditions: [],
});

/** A question that was not answered: nothing was run, so that nothing can be read off. */
const opened = (exercise: ExerciseResult): Answer => ({
  title: exercise.ask,
  sentence: "",
  exercise,
});

const words: Readonly<Record<Grade, string>> = {
  right: "**Right.** ",
  near: "**Near.** ",
  wrong: "**Not so.** ",
  open: "",
};

function closed(exercise: ExerciseResult, reply: string, { grade, feedback }: Graded): Answer {
  return {
    title: exercise.ask,
    sentence: words[grade] + feedback,
    exercise: { ...exercise, reply, grade, feedback },
  };
}
