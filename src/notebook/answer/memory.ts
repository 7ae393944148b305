import {
  type Assessment,
  assess,
  engineVersion,
  type Halt,
  type Progress,
  type Run,
  type Scenario,
  simulate,
} from "../../engine/index.ts";
import { hash } from "../hash.ts";

/** Why a run is ended before its time. */
export type Stop = "cancelled" | "wall-time";

/** Long work that shows how far it is, and can be told to end. */
export type Work<T> = Generator<Progress, T, Stop | undefined>;

/** Runs, or assessments, that are kept. */
const most = 128;

/**
 * What was simulated before, by what it was: the same scenario is never run twice, whichever cells ask for it. The least recently
 * asked for is forgotten first.
 */
export class Memory {
  readonly #runs = new Map<string, Run>();
  readonly #assessments = new Map<string, Assessment>();
  /** How often something had to be simulated. */
  simulated = 0;

  /** Simulates a scenario, unless that was done; a run that was cut short is not kept. */
  *run(scenario: Scenario): Work<Run> {
    const key = keyOf(scenario);
    const known = recall(this.#runs, key);
    // Because a scenario is the same whatever its cell is called, and a run says whose it is.
    if (known !== undefined) return { ...known, scenario };
    this.simulated++;
    const run = yield* halting(simulate(scenario));
    if (!endedEarly(run)) keep(this.#runs, key, run);
    return run;
  }

  /** Scores a scenario, unless that was done; null where time ran out. */
  *assessment(scenario: Scenario): Work<Assessment | null> {
    // Because probes bring their own demand and need no more than what the layers are.
    const key = keyOf(scenario);
    const known = recall(this.#assessments, key);
    if (known !== undefined) return known;
    const assessment = yield* abandonable(assess(scenario));
    if (assessment !== null) keep(this.#assessments, key, assessment);
    return assessment;
  }
}

/** Whether a budget ended the run before all its replications were complete. */
export function endedEarly(run: Run): boolean {
  return run.notices.some(({ code }) => code === "wall-time" || code === "event-budget");
}

const keyOf = (scenario: Scenario): string =>
  hash(JSON.stringify([engineVersion, { ...scenario, name: "" }]));

function recall<T>(kept: Map<string, T>, key: string): T | undefined {
  const known = kept.get(key);
  if (known === undefined) return undefined;
  kept.delete(key);
  kept.set(key, known);
  return known;
}

function keep<T>(kept: Map<string, T>, key: string, value: T): void {
  kept.set(key, value);
  const [oldest] = kept.keys();
  if (kept.size > most && oldest !== undefined) kept.delete(oldest);
}

/** A stop by wall time is passed down as a halt, which still yields a result. */
function* halting(steps: Generator<Progress, Run, Halt>): Work<Run> {
  let step = steps.next();
  while (!step.done) {
    const stop = yield step.value;
    step = steps.next(stop === "wall-time" ? "halt" : undefined);
  }
  return step.value;
}

/** The same for work that is worth nothing in part: a stop by wall time gives null. */
function* abandonable<T>(steps: Generator<Progress, T>): Work<T | null> {
  let step = steps.next();
  while (!step.done) {
    const stop = yield step.value;
    if (stop === "wall-time") return null;
    step = steps.next();
  }
  return step.value;
}

/** Work as a part of some more: what it says of its progress begins at `from` and takes `length`, of 1. */
export function* partOf<T>(work: Work<T>, from: number, length: number, before = ""): Work<T> {
  let step = work.next();
  while (!step.done) {
    const { done, label } = step.value;
    step = work.next(yield { done: from + length * done, label: before + label });
  }
  return step.value;
}
