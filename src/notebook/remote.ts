import type { Progress } from "../engine/index.ts";
import { Memory } from "./answer/memory.ts";
import { type Choice, choices } from "./choices.ts";
import type { Evaluate, EvaluateRequest } from "./evaluate.ts";
import { type Outcome, outcome } from "./outcome.ts";
import { markdown } from "./report/markdown.ts";
import { type Reported, reported } from "./reported.ts";
import { type Surroundings, simulation } from "./worker.ts";

/** A cell to run, as the editor has it. */
export interface RunRequest extends EvaluateRequest {
  /** The texts of all `l2` cells of its notebook, itself among them, since another may have its name. */
  readonly cells: readonly string[];
}

/**
 * All that takes time, as the editor asks for it across the messages of a worker. The host of the editor holds none of
 * the code behind it: neither the engine nor the cell language, nor what reads a result.
 */
export interface Remote {
  /** Runs a cell as `Simulation` does. */
  run(request: RunRequest, longest: number, progress: (step: Progress) => void): Promise<Outcome>;
  /** Ends the run that is under way, if there is one. */
  cancel(): void;
  /** What is wrong with each of a notebook's `l2` cells; answered between the slices of a run. */
  problems(cells: readonly string[]): readonly (readonly Reported[])[];
  choices(): readonly Choice[];
}

export function remote(evaluate: Evaluate, surroundings: Surroundings): Remote {
  const memory = new Memory();
  const { run, cancel } = simulation((request) => evaluate(request, memory), surroundings);
  return {
    async run(request, longest, progress) {
      const result = await run(request, longest, progress);
      return outcome(result, markdown(result));
    },
    cancel,
    problems: reported,
    choices,
  };
}
