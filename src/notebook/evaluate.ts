import {
  type Assessment,
  assess,
  engineVersion,
  type Halt,
  type Progress,
  type Run,
  type Scenario,
  simulate,
} from "../engine/index.ts";
import { assumed } from "./assumed.ts";
import type { Problem } from "./document.ts";
import { drawn } from "./drawn.ts";
import { checked } from "./expectations.ts";
import { hash } from "./hash.ts";
import { type CellReading, readCell } from "./language/index.ts";
import { placed } from "./place.ts";
import type { CellResult, LayerResult, Provenance } from "./result.ts";
import { sentence, title } from "./sentence.ts";
import { newestOf, subjectsOf } from "./subject.ts";
import { unmeasured } from "./unmeasured.ts";

/** A cell to run, and what the reader changed without writing it into the cell. */
export interface EvaluateRequest {
  /** Text of the `l2` cell. */
  readonly text: string;
  /** 1-based line of the text in its file; 0 when it stands in none. */
  readonly line: number;
  /** Position of the cell among the notebook's `l2` cells, 1-based: names a cell that has no `name:`. */
  readonly position: number;
  /** Overrides by dotted path (`l1.blockSize` -> `8 MB`), as typed after `--set`. */
  readonly set?: Readonly<Record<string, string>>;
  readonly seed?: number;
  readonly runs?: number;
  /** What is wrong with the cell among the others of its notebook (`nameProblems`). */
  readonly problems?: readonly Problem[];
}

/** Why a run is ended before its time. */
export type Stop = "cancelled" | "wall-time";

/**
 * Runs a cell, yielding progress at least every few milliseconds of work, so that a worker, a terminal or a page can pump,
 * show and cancel it. Told "wall-time", it ends with what it has. Never throws for anything an author can type: problems
 * come back in the result.
 */
export type Evaluate = (request: EvaluateRequest) => Generator<Progress, CellResult, Stop | undefined>;

/** The part of the work that the run itself is; the rest are the probes behind the scores. */
const runShare = 0.6;

/**
 *   text ──readCell──► scenario + problems
 *                         │ simulate                  assess (probes)
 *                         ▼                             │
 *                        Run ──measurements, curves──► LayerResult ◄── Scores
 *                         │ charts                      │ checked, sentence
 *                         └──────────► CellResult ◄─────┘
 */
export const evaluate: Evaluate = function* (request) {
  const reading = readCell(request.text, request);
  const { scenario } = reading;
  const problems = [...reading.problems, ...(request.problems ?? [])];
  if (scenario === null || problems.some(isError)) return unreadable(request, reading.name, problems);
  const showsScores = reading.show === null || reading.show.includes("trilemma");
  const run = yield* halting(simulate(scenario), 0, showsScores ? runShare : 1);
  const assessed =
    showsScores && !endedEarly(run) ? yield* abandonable(assess(scenario), runShare, 1 - runShare) : null;
  return resultOf(request, reading, scenario, run, assessed);
};

function resultOf(
  request: EvaluateRequest,
  reading: CellReading,
  scenario: Scenario,
  run: Run,
  assessed: Assessment | null,
): CellResult {
  const subjects = subjectsOf(scenario);
  const layers = run.layers.map(({ name, measurements: measures }, index): LayerResult => {
    const { family, preset, on } = scenario.layers[index] as Scenario["layers"][number];
    const title = subjects[index]?.title ?? name;
    const parent = Object.values(on)[0] ?? null;
    return { name, title, family, preset, parent, measures, scores: assessed?.layers[index] ?? null };
  });
  const expectations = checked(reading.expectations, layers);
  return {
    version: 1,
    name: scenario.name,
    line: request.line,
    kind: "scenario",
    status: endedEarly(run) ? "partial" : "ok",
    title: reading.title ?? title(scenario, subjects),
    sentence: sentence(scenario, subjects, run, assessed?.layers ?? null),
    problems: placed(reading.problems, request.text),
    layers,
    expectations,
    charts: drawn(reading.show, run, subjects),
    notices: run.notices.map(({ text }) => text),
    provenance: provenance(scenario, run, assessed, newestOf(subjects.map(({ asOf }) => asOf))),
  };
}

/** Whether a budget ended the run before all its replications were complete. */
function endedEarly(run: Run): boolean {
  return run.notices.some(({ code }) => code === "wall-time" || code === "event-budget");
}

function provenance(
  scenario: Scenario,
  run: Run,
  assessed: Assessment | null,
  presetsAsOf: string,
): Provenance {
  const reproducible = run.notices.every(({ code }) => code !== "wall-time");
  const measured = run.layers.map(({ name, measurements }) => ({ name, measurements }));
  const receipt = hash(
    JSON.stringify({ engineVersion, scenario, measured, scores: assessed?.layers ?? null }),
  );
  return {
    engine: engineVersion,
    seed: scenario.seed,
    runs: scenario.runs,
    duration: scenario.duration,
    presetsAsOf,
    reproducible,
    receipt: reproducible ? receipt.slice(0, 8) : "",
    events: run.events + (assessed?.events ?? 0),
    assumptions: assumed(scenario, assessed !== null),
  };
}

function unreadable(request: EvaluateRequest, name: string, problems: readonly Problem[]): CellResult {
  const errors = problems.filter(isError).length;
  return {
    ...unmeasured(request, name, engineVersion),
    title: "This cell cannot run yet",
    sentence: errors === 1 ? "One thing in it needs changing." : `${errors} things in it need changing.`,
    problems: placed(problems, request.text),
  };
}

const isError = ({ severity }: Problem) => severity === "error";

/** Passes progress on as a part of the whole, and a stop by wall time down as a halt, which still yields a result. */
function* halting(
  steps: Generator<Progress, Run, Halt>,
  from: number,
  length: number,
): Generator<Progress, Run, Stop | undefined> {
  let step = steps.next();
  while (!step.done) {
    const stop = yield { ...step.value, done: from + length * step.value.done };
    step = steps.next(stop === "wall-time" ? "halt" : undefined);
  }
  return step.value;
}

/** The same for work that is worth nothing in part: a stop by wall time gives null. */
function* abandonable<T>(
  steps: Generator<Progress, T>,
  from: number,
  length: number,
): Generator<Progress, T | null, Stop | undefined> {
  let step = steps.next();
  while (!step.done) {
    const stop = yield { ...step.value, done: from + length * step.value.done };
    if (stop === "wall-time") return null;
    step = steps.next();
  }
  return step.value;
}
