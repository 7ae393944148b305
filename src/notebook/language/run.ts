import {
  type Demand,
  type LayerScenario,
  lawsOf,
  type Parameter,
  type Scenario,
} from "../../engine/index.ts";
import { runParameters } from "./keys.ts";
import { readParameter } from "./parameter.ts";
import type { Problems } from "./problems.ts";
import type { CellContext } from "./read-cell.ts";
import type { Entry } from "./syntax.ts";

/** How long, how often and by which chance a scenario is simulated. */
export type RunNumbers = Pick<Scenario, keyof typeof runParameters>;

const usual = { duration: 86_400, seed: 1 };

/** What a cell says of its run itself; how long before and after, and how often, depends on its layers. */
type Said = Pick<RunNumbers, "duration" | "seed"> & Partial<RunNumbers>;

/** What the cell and the request say of the run; undefined where something is wrong with it. */
export function readRun(
  entries: ReadonlyMap<string, Entry>,
  context: CellContext,
  problems: Problems,
): Said | undefined {
  const written: Partial<Record<keyof RunNumbers, number>> = {};
  let complete = true;
  for (const [name, parameter] of Object.entries(runParameters) as [keyof RunNumbers, Parameter][]) {
    const entry = entries.get(name);
    if (entry === undefined) continue;
    const value = asReader(name, entry, context) ?? readParameter(name, entry.value, parameter, problems);
    if (typeof value === "number") written[name] = value;
    else complete = false;
  }
  const given = { ...written, ...inRange("runs", context.runs), ...inRange("seed", context.seed) };
  // Because an author is not told that a first look has fewer runs than he wrote.
  const asked = context.isCoarse === true ? written : given;
  if (asked.runs === 1) {
    const place = entries.get("runs")?.value.place ?? { start: 0, end: 0 };
    problems.warn("few-runs", place, "One run gives numbers without intervals.", { hint: "2" });
  }
  return complete ? { ...usual, ...given } : undefined;
}

/** `seed: reader`: so that every reader of a course sees chance of his own. */
function asReader(name: string, { value }: Entry, { reader }: CellContext): number | undefined {
  if (name !== "seed" || value.form !== "text" || value.text !== "reader") return undefined;
  return inRange("seed", reader).seed ?? usual.seed;
}

/** A number that came with the request, kept within what a cell could say. */
function inRange(name: "runs" | "seed", value: number | undefined): Partial<RunNumbers> {
  if (value === undefined || !Number.isFinite(value)) return {};
  const { minimum, maximum } = runParameters[name];
  return { [name]: Math.min(maximum, Math.max(minimum, Math.round(value))) };
}

/** Steps of the slowest layer simulated before measuring, and after it beyond the longest time to settle. */
const margin = 24;

/** Median patiences simulated before measuring: fees take that long to find their level. */
const patiences = 4;

/** Long enough before and after the measured time for every layer of the stack. */
export function surroundings(
  layers: readonly LayerScenario[],
  demand: Demand,
): Pick<RunNumbers, "warmup" | "drain"> {
  const laws = layers.flatMap((_, index) => lawsOf({ layers } as unknown as Scenario, index));
  const between = margin * Math.max(...laws.map(({ blockSeconds }) => blockSeconds));
  const settling = Math.max(...laws.map(({ settlement }) => settlement.seconds));
  const warmup = between + (demand.rate > 0 ? patiences * demand.patience : 0);
  return { warmup, drain: settling + between };
}
