import type { Adversary } from "./adversary/decisions.ts";
import { familyOf } from "./catalog.ts";
import { Incidents } from "./incidents.ts";
import { pathTo } from "./layers.ts";
import type { LayerScenario, Scenario } from "./scenario.ts";
import { burial } from "./trace.ts";

/** Whether a layer may be undone, at a moment, deeper than blocks are buried otherwise. */
export type Unrest = (time: number) => boolean;

/**
 * When what a layer has settled may yet be undone however deep it lies, there or on a layer below: while producers are cut in two
 * and until what they built since is buried, while a producer misbehaves and as long again, and where producers go by different rules. This is the one
 * place that says so: ledgers keep what may come back, and measures wait with what may not have lasted.
 */
export function unrestOf(scenario: Scenario, index: number, adversaries: readonly Adversary[]): Unrest {
  const zero = Math.round(scenario.warmup * 1e6);
  const unrests = pathTo(scenario, index).map((place) =>
    ownUnrest(scenario.layers[place] as LayerScenario, scenario, zero, adversaries),
  );
  return (time) => unrests.some((unrest) => unrest(time));
}

function ownUnrest(
  { name, family, parameters, fork }: LayerScenario,
  { incidents }: Scenario,
  zero: number,
  adversaries: readonly Adversary[],
): Unrest {
  const { partitions } = new Incidents(
    incidents.filter(({ layer }) => layer === name),
    zero,
  );
  const grace = burial * familyOf(family).blockSeconds(parameters) * 1e6;
  const digging = adversaries.flatMap(({ layer, from, until = Number.POSITIVE_INFINITY, decide }) =>
    layer === name && decide.produce !== undefined ? [{ start: from, end: until }] : [],
  );
  const spans = [...partitions, ...digging];
  return (time) => fork !== undefined || spans.some(({ start, end }) => time >= start && time < end + grace);
}
