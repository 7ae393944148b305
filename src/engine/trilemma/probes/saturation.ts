import type { Measurement } from "../../measure/measurement.ts";
import { baseLayer } from "../../replication.ts";
import type { Progress } from "../../run.ts";
import type { Scenario } from "../../scenario.ts";
import { simulate } from "../../simulate.ts";

/** Demand over what the layer can carry. */
const overload = 1.25;

/** Replications and block intervals measured in each: short, since a score needs no more. */
const runs = 10;
const intervals = 200;

/** What the layer does when more is asked of it than it can carry. */
export type Saturation = Readonly<Record<string, Measurement>>;

/** The same scenario with demand at 125 % of its sustained capacity. */
export function* saturation(
  scenario: Scenario,
): Generator<Progress, { readonly measured: Saturation; readonly events: number }> {
  const { family, parameters } = baseLayer(scenario);
  const settlement = family.settlement(parameters).seconds;
  const { capacity, blockSeconds } = {
    capacity: family.capacity(parameters),
    blockSeconds: family.blockSeconds(parameters),
  };
  const run = yield* simulate({
    ...scenario,
    demand: { ...scenario.demand, rate: overload * capacity },
    // Because users wait up to several times the median patience, the queue needs that long to fill.
    warmup: 24 * blockSeconds + 2 * scenario.demand.patience,
    duration: intervals * blockSeconds,
    drain: 3 * settlement + 24 * blockSeconds,
    runs,
  });
  return { measured: run.layers[0]?.measurements ?? {}, events: run.events };
}
