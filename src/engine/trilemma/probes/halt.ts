import { planOf } from "../../layers.ts";
import type { Measurement } from "../../measure/measurement.ts";
import { replication, undisturbed } from "../../replication.ts";
import type { Progress } from "../../run.ts";
import type { Incident, Scenario } from "../../scenario.ts";
import { upTo } from "./upto.ts";

/** How long users have to get their money out, s. */
const month = 30 * 86_400;

/** Those who run the layer stop for good, and nobody new comes: the share of the value that is not lost to its owners after 30 days. */
export function* halt(
  scenario: Scenario,
  index: number,
): Generator<Progress, { readonly recoverable: Measurement | null; readonly events: number }> {
  const { family, parameters, name } = planOf(scenario, index);
  const operators = family.operators(parameters);
  if (operators.length === 0) return { recoverable: null, events: 0 };
  const incidents = operators.map(
    (party): Incident => ({ layer: name, kind: "failure", party, at: 0, lasts: null }),
  );
  const stack = upTo(scenario, index);
  const layer = stack.layers.length - 1;
  const probe = {
    ...stack,
    demand: { ...scenario.demand, rate: 0 },
    incidents,
    warmup: family.settlement(parameters, planOf(scenario, index).ground).seconds / 10,
    duration: month,
    drain: 0,
  };
  let recoverable = 0;
  const see: Parameters<typeof replication>[3] = (at, event) => {
    if (at === layer && event.kind === "funds") recoverable = event.safe;
  };
  const steps = replication(probe, 0, undisturbed, see, Number.POSITIVE_INFINITY);
  let step = steps.next();
  for (; !step.done; step = steps.next()) yield { done: step.value, label: "halt probe" };
  const exactly = { mean: recoverable, low: recoverable, high: recoverable, unit: "", n: 1 };
  return { recoverable: exactly, events: step.value.events };
}
