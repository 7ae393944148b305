import type { Progress } from "../engine/index.ts";
import type { Evaluate, EvaluateRequest, Stop } from "./evaluate.ts";
import type { CellResult } from "./result.ts";
import { stopped } from "./stopped.ts";

/** What a worker needs from where it runs. */
export interface Surroundings {
  /** A steady clock, ms. */
  now(): number;
  /** Lets waiting messages in, then goes on. */
  pause(): Promise<void>;
}

/** Runs cells, one at a time. */
export interface Simulation {
  /**
   * Runs a cell to its end, to `cancel()`, or to `longest` ms of wall time, whichever comes first.
   * `progress` hears of it at most every 50 ms.
   */
  run(request: EvaluateRequest, longest: number, progress: (step: Progress) => void): Promise<CellResult>;
  /** Ends the run that is under way, if there is one: its result says "cancelled". */
  cancel(): void;
}

/** How long the worker computes before it looks at its messages, ms. */
const slice = 8;
/** The least time between two reports of progress, ms. */
const reportEvery = 50;
/** How long an evaluation may take to end after its time is over, ms. */
const farewell = 500;

export function simulation(evaluate: Evaluate, { now, pause }: Surroundings): Simulation {
  let cancelled = false;

  async function run(request: EvaluateRequest, longest: number, progress: (step: Progress) => void) {
    cancelled = false;
    const end = now() + longest;
    const steps = evaluate(request);
    let reported = Number.NEGATIVE_INFINITY;
    for (;;) {
      const step = advance(steps, now() + slice, now);
      if (step.done === true) return step.value;
      if (now() - reported >= reportEvery) {
        reported = now();
        progress(step.value);
      }
      await pause();
      const stop = cancelled ? "cancelled" : now() >= end ? "wall-time" : undefined;
      if (stop !== undefined) return conclude(steps, stop, request, now);
    }
  }

  return {
    run,
    cancel() {
      cancelled = true;
    },
  };
}

type Steps = ReturnType<Evaluate>;

function advance(steps: Steps, until: number, now: () => number): IteratorResult<Progress, CellResult> {
  let step = steps.next();
  while (step.done !== true && now() < until) step = steps.next();
  return step;
}

/** Told that its time is over, an evaluation ends with what it has; one that goes on all the same is left behind. */
function conclude(steps: Steps, stop: Stop, request: EvaluateRequest, now: () => number): CellResult {
  const nothing = stopped(request, stop);
  if (stop === "wall-time") {
    const end = now() + farewell;
    let step = steps.next(stop);
    while (step.done !== true && now() < end) step = steps.next(stop);
    if (step.done === true) return step.value;
  }
  steps.return(nothing);
  return nothing;
}
