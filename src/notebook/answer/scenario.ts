import type { Scenario } from "../../engine/index.ts";
import { drawn } from "../drawn.ts";
import { checked } from "../expectations.ts";
import { showsScores } from "../language/index.ts";
import type { CellResult } from "../result.ts";
import { sentence, title } from "../sentence.ts";
import { subjectsOf } from "../subject.ts";
import { type Asked, resultOf } from "./answer.ts";
import { uncertain } from "./guards.ts";
import { layersOf } from "./layers.ts";
import { endedEarly, type Memory, partOf, type Work } from "./memory.ts";
import type { Outcome } from "./world.ts";

/** The part of the work that the run itself is; the rest are the probes behind the scores. */
const runShare = 0.6;

/** Runs what a cell describes, scores it where it shows scores, and draws what happened. */
export function* describe(asked: Asked, scenario: Scenario, memory: Memory): Work<CellResult> {
  const { show, expectations } = asked.reading;
  const isScored = showsScores(show) && asked.request.isCoarse !== true;
  const run = yield* partOf(memory.run(scenario), 0, isScored ? runShare : 1);
  const scoring = partOf(memory.assessment(scenario), runShare, 1 - runShare);
  const assessed = isScored && !endedEarly(run) ? yield* scoring : null;
  const outcome: Outcome = { which: "", scenario, run, assessed };
  const subjects = subjectsOf(scenario);
  const layers = layersOf(outcome, { eachRun: asked.request.eachRun });
  return resultOf(
    asked,
    {
      title: title(scenario, subjects),
      sentence: sentence(scenario, subjects, run, assessed?.layers ?? null),
      layers,
      expectations: checked(expectations, layers),
      charts: drawn(show, run, subjects),
      notices: asked.request.isCoarse === true ? [] : uncertain(outcome),
    },
    [outcome],
  );
}
