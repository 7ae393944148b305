import { engineVersion } from "../../engine/index.ts";
import type { EvaluateRequest } from "../evaluate.ts";
import type { CellReading } from "../language/index.ts";
import { placed } from "../place.ts";
import type { CellResult } from "../result.ts";
import { unmeasured } from "../unmeasured.ts";
import { capital, listed } from "../words.ts";
import { endedEarly } from "./memory.ts";
import { provenanceOf } from "./provenance.ts";
import { scaleOf } from "./scale.ts";
import type { Outcome } from "./world.ts";

/** What a cell is asked in, and what it says. */
export interface Asked {
  readonly request: EvaluateRequest;
  readonly reading: CellReading;
  /** What a reader may turn in it. */
  readonly params: CellResult["params"];
}

/** What a question came to; what is left out is empty. */
export type Answer = Pick<CellResult, "title" | "sentence"> &
  Partial<
    Pick<CellResult, "layers" | "charts" | "tables" | "claim" | "exercise" | "notices" | "expectations">
  >;

/** The result of a cell from its answer and the scenarios that were run for it. */
export function resultOf(
  { request, reading, params }: Asked,
  answer: Answer,
  outcomes: readonly Outcome[],
): CellResult {
  const partial = outcomes.some(({ run }) => endedEarly(run));
  const scales = scaleOf(outcomes.map(({ scenario }) => scenario));
  const notices = [...(answer.notices ?? []), ...told(outcomes), ...scales];
  return {
    ...unmeasured(request, reading.name, engineVersion),
    kind: reading.kind,
    status: partial ? "partial" : "ok",
    ...answer,
    params,
    isCoarse: request.isCoarse === true,
    title: reading.title ?? answer.title,
    problems: placed(reading.problems, request.text),
    notices,
    ...(outcomes.length > 0 && { provenance: provenanceOf(outcomes) }),
  };
}

/** What the scenarios of an answer are told with, and of which of them it is true where there are several. */
function told(outcomes: readonly Outcome[]): readonly string[] {
  // Because a scenario that is asked for several times is run once, and speaks once.
  const each = outcomes.filter(
    ({ run }, at) => outcomes.findIndex((other) => other.run.layers === run.layers) === at,
  );
  const texts = new Set(each.flatMap(({ run }) => run.notices.map(({ text }) => text)));
  if (each.length < 2) return [...texts];
  return [...texts].map((text) => {
    const which = each.flatMap(({ which, run }) =>
      run.notices.some((one) => one.text === text) ? which : [],
    );
    return `${capital(listed(which, "and"))}: ${text}`;
  });
}
