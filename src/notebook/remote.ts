import type { Progress } from "../engine/index.ts";
import { Memory } from "./answer/memory.ts";
import { type Choice, choices } from "./choices.ts";
import type { NotebookFile } from "./course/check.ts";
import { type Contents, contents } from "./course/contents.ts";
import type { Evaluate, EvaluateRequest } from "./evaluate.ts";
import { type Exercise, exercises } from "./exercises.ts";
import { Foresight } from "./foresight.ts";
import { type Outcome, outcome } from "./outcome.ts";
import { type Edit, type Outlined, outline, outlineOf, written } from "./outline.ts";
import { Pace } from "./pace.ts";
import { valuesOf } from "./prose/values.ts";
import { differences, type Ran, read, receiptsOf, write } from "./receipts.ts";
import { markdown } from "./report/markdown.ts";
import { type Reported, reported } from "./reported.ts";
import { type Surroundings, simulation } from "./worker.ts";

/** A cell to run, as the editor has it. */
export interface RunRequest extends EvaluateRequest {
  /** The texts of all `l2` cells of its notebook, itself among them. */
  readonly cells: readonly string[];
  /** How long it may take, ms: where that is too short for all of it, a first look with fewer runs and no scores. */
  readonly within?: number;
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
  /** What is wrong with each of a notebook's `l2` cells, then with each of its prose cells; answered between the slices of a run. */
  problems(cells: readonly string[], prose?: readonly string[]): readonly (readonly Reported[])[];
  /** What each of them is called, and what it hangs on. */
  outline(cells: readonly string[]): readonly Outlined[];
  /** Which of them ask the reader something. */
  exercises(cells: readonly string[]): readonly Exercise[];
  /** What to type so that they say what was turned. */
  written(cells: readonly string[], set: Readonly<Record<string, string>>): readonly Edit[];
  /** The text of `NAME.receipts.json` for what was run. */
  receipts(notebook: string, cells: readonly string[], ran: readonly Ran[]): string;
  /** What came out otherwise than a file of receipts says, a sentence each; null where it holds none. */
  differences(recorded: string, cells: readonly string[], ran: readonly Ran[]): readonly string[] | null;
  choices(): readonly Choice[];
  /** What a course's manifest and the notebooks in its folder hold, and what is wrong with it. */
  contents(manifest: string, notebooks: readonly NotebookFile[]): Contents;
}

export function remote(evaluate: Evaluate, surroundings: Surroundings): Remote {
  const memory = new Memory();
  const pace = new Pace(surroundings.now);
  const foresight = new Foresight(evaluate, memory, surroundings);
  const { run, cancel } = simulation((request) => evaluate(request, memory), surroundings);
  return {
    async run({ within, ...request }, longest, progress) {
      const hurried = within === undefined ? request : { ...request, ...pace.fitted(request, within) };
      const result = await foresight.behind(async () => {
        const timed = pace.begin(memory.simulated);
        const result = await run(hurried, longest, progress);
        timed(request, result, memory.simulated);
        if (within === undefined) foresight.forget();
        else foresight.expect(hurried, result);
        return result;
      });
      const { key } = outlineOf(request.cells, request.position);
      return outcome(result, markdown(result), valuesOf(result), key);
    },
    cancel,
    problems: reported,
    outline,
    exercises,
    written,
    receipts: (notebook, cells, ran) => write({ version: 1, notebook, cells: receiptsOf(cells, ran) }),
    differences(recorded, cells, ran) {
      const known = read(recorded);
      return known === undefined ? null : differences(known.cells, receiptsOf(cells, ran));
    },
    choices,
    contents,
  };
}
