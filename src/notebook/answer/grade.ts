import type { Dimension, Measurement } from "../../engine/index.ts";
import { swept } from "../charts/swept.ts";
import { figure, interval } from "../figure.ts";
import {
  exampleOf,
  type Prediction,
  readQuantity,
  referencesOf,
  type Sweep,
  unitOf,
  usualUnit,
} from "../language/index.ts";
import type { ChartResult, ExerciseResult } from "../result.ts";
import { subjectOf } from "../subject.ts";
import { chanceOf, measuredTerm, shown } from "./conditions.ts";
import type { Memory, Work } from "./memory.ts";
import { pointsOf } from "./sweep.ts";
import { type Outcome, World, worldOf } from "./world.ts";

export type Grade = ExerciseResult["grade"];

export interface Graded {
  readonly grade: Grade;
  readonly feedback: string;
}

interface GradedRun {
  readonly grade: Graded;
  readonly outcomes: readonly Outcome[];
  readonly charts: readonly ChartResult[];
}

/** A guess is right this near to what came out, or within so many half-widths of its interval; and near within this factor. */
const tolerance = { share: 0.1, halves: 2, factor: 2 };
/** Two values this near to each other are about the same. */
const sameness = 0.01;
/** Of a curve, so much must be right. */
const mostOfIt = 0.75;

/** Runs what a prediction is about and grades the reply by it. */
export function* graded(prediction: Prediction, reply: string, memory: Memory): Work<GradedRun> {
  const { form, answer, than, sweep } = prediction;
  if (form === "curve" && sweep !== null) return yield* gradedCurve(prediction, sweep, reply, memory);
  const names = [...referencesOf(answer.term), ...(than === null ? [] : referencesOf(than.term))];
  const world = yield* worldOf(prediction.subjects, names, memory);
  const grade =
    than === null ? ofNumber(prediction, reply, world) : ofDirection(prediction, than, reply, world);
  return { grade, outcomes: world.outcomes, charts: [] };
}

function ofNumber({ answer }: Prediction, reply: string, world: World): Graded {
  const { dimension, term } = answer;
  const truth = measuredTerm(term, world);
  const said = `It came out as **${interval(truth, dimension)}**`;
  const guess = numberIn(reply, dimension);
  if (guess === undefined)
    return { grade: "open", feedback: reply === "" ? `${said}.` : notRead(reply, dimension) };
  return { grade: gradeOf(guess, truth), feedback: `${said}; you said ${figure(guess, dimension)}.` };
}

const notRead = (reply: string, dimension: Dimension): string =>
  `\`${reply}\` is no number to compare; write one such as ${exampleOf(dimension)}.`;

/** A number as a reader types it, with a unit or without. */
export function numberIn(text: string, dimension: Dimension): number | undefined {
  const reading = readQuantity(text, dimension, usualUnit(dimension) ?? "");
  return "value" in reading ? reading.value : undefined;
}

function gradeOf(guess: number, { mean, low, high }: Measurement): Grade {
  const half = high < Number.MAX_VALUE ? Math.max(high - mean, mean - low) : 0;
  if (Math.abs(guess - mean) <= Math.max(tolerance.halves * half, tolerance.share * Math.abs(mean)))
    return "right";
  const ratio = guess / mean;
  return ratio >= 1 / tolerance.factor && ratio <= tolerance.factor ? "near" : "wrong";
}

const directions = ["more", "about the same", "less"] as const;

function ofDirection(
  { answer }: Prediction,
  than: NonNullable<Prediction["than"]>,
  reply: string,
  world: World,
): Graded {
  const { p, difference } = chanceOf({ sign: ">", left: answer.term, right: than.term }, world, 0.025);
  const base = Math.abs(measuredTerm(than.term, world).mean);
  const isSame = p > 0.025 || Math.abs(difference) <= sameness * base;
  const truth = isSame ? "about the same" : difference > 0 ? "more" : "less";
  const values = `${shown(answer.term, answer.dimension, world)} against ${shown(than.term, than.dimension, world)}`;
  const feedback = `It is ${truth}: **${values}**.`;
  const said = directions.find((each) => each === reply);
  if (said === undefined) return { grade: "open", feedback };
  return { grade: said === truth ? "right" : "wrong", feedback };
}

function* gradedCurve({ answer }: Prediction, sweep: Sweep, reply: string, memory: Memory): Work<GradedRun> {
  const outcomes = yield* pointsOf(sweep, memory);
  const truth = outcomes.map((outcome) =>
    measuredTerm(answer.term, new World(new Map([[sweep.of, outcome]]))),
  );
  const drawn = curveIn(reply, truth.length, answer.dimension);
  const hits = truth.filter(
    (value, at) => drawn !== undefined && gradeOf(drawn[at] ?? 0, value) === "right",
  ).length;
  const share = hits / truth.length;
  const ways = drawn !== undefined && sameWay(drawn, truth);
  const grade = drawn === undefined ? "open" : share >= mostOfIt ? "right" : ways ? "near" : "wrong";
  const told =
    drawn === undefined
      ? ""
      : ` Your curve meets ${hits} of ${truth.length} points${ways ? " and bends the same way" : ""}.`;
  const [measure = ""] = referencesOf(answer.term).map((each) => each.measure);
  const [axis] = sweep.axes as [Sweep["axes"][number]];
  const { family, paid } = subjectOf((outcomes[0] as Outcome).scenario);
  const series = [{ title: sweep.of, family, paid: [paid], points: truth, oracle: drawn ?? null }];
  const yours = { title: "your curve", meaning: "what you drew" };
  const first = truth[0] as Measurement;
  const last = truth.at(-1) as Measurement;
  const feedback = `It goes from ${interval(first, answer.dimension)} to **${interval(last, answer.dimension)}**.${told}`;
  return {
    grade: { grade, feedback },
    outcomes,
    charts: [swept(measure, axis, series, drawn === undefined ? null : yours)],
  };
}

/** Heights in base units, one for each value. */
function curveIn(reply: string, length: number, dimension: Dimension): readonly number[] | undefined {
  const heights = reply.split(",").flatMap((part) => {
    const reading = readQuantity(`${part} ${unitOf(dimension)}`.trim(), dimension);
    return "value" in reading ? reading.value : [];
  });
  return heights.length === length ? heights : undefined;
}

/** Whether it goes up, or down, where the truth does over the whole. */
function sameWay(drawn: readonly number[], truth: readonly Measurement[]): boolean {
  const rise = (drawn.at(-1) ?? 0) - (drawn[0] ?? 0);
  const real = (truth.at(-1)?.mean ?? 0) - (truth[0]?.mean ?? 0);
  return Math.sign(rise) === Math.sign(real);
}
