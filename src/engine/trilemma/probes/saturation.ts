import { pathTo, planOf } from "../../layers.ts";
import type { Measurement } from "../../measure/measurement.ts";
import type { Progress } from "../../run.ts";
import type { Scenario } from "../../scenario.ts";
import { simulate } from "../../simulate.ts";
import { upTo } from "./upto.ts";

/** Demand over what the layer can carry. */
const overload = 1.25;

/** Replications, of a layer above fewer because all below it run too, and block intervals measured in each: short, since a score needs no more. */
const runs = { base: 10, above: 4 };
const intervals = 200;

/** Block intervals that the probe's users wait at most, so that a fast chain's queue fills in minutes (A17). */
const longestPatience = 100;

/** What the layer does when more is asked of it than it can carry. */
export type Saturation = Readonly<Record<string, Measurement>>;

/** The layer and those below it, undisturbed, with demand at 125 % of its sustained capacity and none on the others. */
export function* saturation(
  scenario: Scenario,
  index: number,
): Generator<Progress, { readonly measured: Saturation; readonly events: number }> {
  const { family, parameters, capacity, settlement, name, ground } = planOf(scenario, index);
  const blockSeconds = family.blockSeconds(parameters);
  const stack = upTo(scenario, index);
  const waiting = luckOf(scenario, index);
  const patience = Math.min(scenario.demand.patience, longestPatience * blockSeconds);
  const run = yield* simulate({
    ...stack,
    demand: { ...scenario.demand, rate: overload * capacity, patience },
    split: { [name]: 1 },
    // Because users wait up to several times the median patience, the queue needs that long to fill.
    warmup: (family.opensAfter?.(parameters, ground) ?? 0) + 24 * blockSeconds + 2 * patience,
    duration: intervals * blockSeconds,
    // Because a chain's own settlement waits for luck, and a window or a proof above it only for time.
    drain: 3 * waiting + 1.1 * (settlement.seconds - waiting) + 24 * blockSeconds,
    runs: stack.layers.length === 1 ? runs.base : runs.above,
  });
  return { measured: run.layers.at(-1)?.measurements ?? {}, events: run.events };
}

/** Time to settlement on the layers 1 that a layer stands on, or its own, s. */
function luckOf(scenario: Scenario, index: number): number {
  const plans = pathTo(scenario, index).map((place) => planOf(scenario, place));
  const bases = plans.filter(({ family }) => family.hosts.length === 0);
  return Math.max(...bases.map(({ settlement }) => settlement.seconds));
}
