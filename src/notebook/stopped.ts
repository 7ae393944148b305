import type { EvaluateRequest, Stop } from "./evaluate.ts";
import type { CellResult } from "./result.ts";
import { unmeasured } from "./unmeasured.ts";

/** The result of a run that was ended before it measured anything worth showing. */
export function stopped(request: EvaluateRequest, stop: Stop): CellResult {
  return { ...empty(request), ...endings[stop] };
}

/** The result of a run that could not be finished because of a mistake in Layerbook itself. */
export function broken(request: EvaluateRequest, reason: string): CellResult {
  return {
    ...empty(request),
    status: "failed",
    title: "The simulation broke off",
    sentence:
      "This is a mistake in Layerbook, not in the cell. Run the cell again; if it happens again, please report it.",
    notices: [reason],
  };
}

const endings: Record<Stop, Pick<CellResult, "status" | "title" | "sentence" | "notices">> = {
  cancelled: {
    status: "cancelled",
    title: "Stopped",
    sentence:
      "The run was stopped before it finished, so there is nothing to show. Run the cell again to see its result.",
    notices: [],
  },
  "wall-time": {
    status: "partial",
    title: "Out of time",
    sentence:
      "The run took longer than the editor allows. Write a smaller `runs:` or a shorter `duration:`, or allow more time in the setting `layerbook.longestRun`.",
    notices: ["Wall time ended this run, so running it again need not give the same result."],
  },
};

/** Named by its position and of no engine, because who ends a run reads no cell and has no engine. */
const empty = (request: EvaluateRequest) => unmeasured(request, `cell${request.position}`, "");
