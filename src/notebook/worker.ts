import type { Progress } from "../engine/index.ts";
import type { Evaluate, EvaluateRequest } from "./evaluate.ts";
import type { CellResult } from "./result.ts";
import { type Stop, stopped } from "./stopped.ts";

/** What a worker needs from where it runs. */
export interface Surroundings {
  /** A steady clock, ms. */
  now(): number;
  /** Lets waiting messages in, then goes on. */
  pause(): Promise<void>;
}

/** Runs cells, one at a time: what the editor calls across the worker's messages. */
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
      if (stop !== undefined) return conclude(steps, stop, request);
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

/** An evaluation may answer the reason to stop with what it has measured so far; one that does not is ended without. */
function conclude(steps: Steps, stop: Stop, request: EvaluateRequest): CellResult {
  const last = steps.next(stop);
  if (last.done === true) return last.value;
  steps.return(stopped(request, stop));
  return stopped(request, stop);
}
