import type { EvaluateRequest } from "./evaluate.ts";
import type { CellResult } from "./result.ts";

/** How long a cell takes, ms. */
interface Known {
  /** A run of it, probes and all else left out where that could be seen. */
  readonly run: number;
  /** All of it. */
  readonly whole: number;
  readonly runs: number;
}

/** Remembers how long cells take, so that what is shown while a slider moves comes in time. It never changes what a full run gives. */
export class Pace {
  readonly #now: () => number;
  readonly #known = new Map<string, Known>();

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Starts the clock for a cell; what comes back stops it. `simulated` counts what was simulated before. */
  begin(simulated: number): (request: EvaluateRequest, result: CellResult, simulated: number) => void {
    const start = this.#now();
    return (request, result, after) => {
      const { runs } = result.provenance;
      // Because what was remembered took no time, and what was stopped not all of it.
      if (after === simulated || runs === 0 || result.status !== "ok") return;
      const spent = this.#now() - start;
      const key = keyOf(request);
      const before = this.#known.get(key);
      this.#known.set(
        key,
        result.isCoarse
          ? { run: spent / runs, whole: before?.whole ?? spent, runs: before?.runs ?? runs }
          : { run: before?.run ?? spent / runs, whole: spent, runs },
      );
    };
  }

  /** What to ask for so that a cell takes no longer than `within` ms, as far as is known of it. */
  fitted(request: EvaluateRequest, within: number): Pick<EvaluateRequest, "runs" | "isCoarse"> {
    const known = this.#known.get(keyOf(request));
    if (known === undefined) return { runs: 1, isCoarse: true };
    if (known.whole <= within) return {};
    return { runs: Math.min(known.runs, doublingWithin(within / known.run)), isCoarse: true };
  }
}

/** By its place: because what a slider changes about a cell, or an author, mostly leaves it as slow as it was. */
const keyOf = ({ position, cells = [] }: EvaluateRequest): string => `${position} of ${cells.length}`;

/** The greatest of 1, 2, 4 … that fits: because a clock never says twice the same, and what is asked for should be what is remembered. */
const doublingWithin = (most: number): number => (most < 2 ? 1 : 2 ** Math.floor(Math.log2(most)));
