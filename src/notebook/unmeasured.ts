import type { EvaluateRequest } from "./evaluate.ts";
import type { CellResult } from "./result.ts";

/** The result of a cell of which nothing was measured: without numbers, charts and receipt, and still without words. */
export function unmeasured({ line, seed }: EvaluateRequest, name: string, engine: string): CellResult {
  return {
    version: 1,
    name,
    line,
    kind: "scenario",
    status: "failed",
    title: "",
    sentence: "",
    problems: [],
    layers: [],
    expectations: [],
    charts: [],
    isCoarse: false,
    params: [],
    tables: [],
    claim: null,
    exercise: null,
    notices: [],
    provenance: {
      engine,
      seed: seed ?? 0,
      runs: 0,
      duration: 0,
      isUneven: false,
      presetsAsOf: "",
      reproducible: false,
      receipt: "",
      events: 0,
      assumptions: [],
    },
  };
}
