import {
  type AnyFamily,
  amendedParameters,
  catalog,
  eventBudget,
  type LayerScenario,
  type Scenario,
} from "../../engine/index.ts";
import type { Place, Problems } from "./problems.ts";
import { writeQuantity } from "./quantity.ts";

/** Events of one run, roughly. */
const eventsPerRun = (scenario: Scenario): number =>
  perSecond(scenario) * (scenario.warmup + scenario.duration + scenario.drain);

/** Events that all runs together take at most where a cell does not say how many runs, and the fewest and most runs then. */
const leisure = { events: 1e8, fewest: 5, most: 20 };

/** Runs where a cell does not say: fewer where a stack takes long, since nobody waits minutes for a first look. */
export function usualRuns(scenario: Scenario): number {
  const { events, fewest, most } = leisure;
  return Math.max(fewest, Math.min(most, Math.floor(events / eventsPerRun(scenario))));
}

/** Refuses what nobody would wait for, and says how much shorter it has to be. */
export function checkAffordable(scenario: Scenario, place: Place, problems: Problems): void {
  const { duration, runs } = scenario;
  const events = eventsPerRun(scenario) * runs;
  if (events <= eventBudget) return;
  const fewer = Math.floor((eventBudget / events) * runs);
  const longest = (eventBudget / events) * duration;
  const tooLong =
    fewer < 1 && longest >= 1
      ? `a duration of at most ${writeQuantity(Math.floor(longest), "time", "s")}`
      : "a longer block interval";
  problems.error(
    "unaffordable",
    place,
    `This would simulate about ${rounded(events)} events, and a cell may ask for ${rounded(eventBudget)}.`,
    { hint: fewer >= 1 ? `runs: ${fewer}` : tooLong },
  );
}

/** Events per simulated second, over all layers. */
function perSecond({ layers, demand, split, network }: Scenario): number {
  return layers.reduce((sum, layer) => {
    const rate = demand.rate * (split === "by-price" ? 1 : (split[layer.name] ?? 0));
    return (
      sum + Math.max(...lives(layer).map(({ family, parameters }) => family.cost(parameters, rate, network)))
    );
  }, 0);
}

/** What a layer is in the beginning, and what becomes of it. */
function lives(layer: LayerScenario) {
  const { family, parameters, upgrades } = layer;
  const families = catalog.families as Readonly<Record<string, AnyFamily>>;
  const amended = amendedParameters(layer).map((each) => ({ family, parameters: each.parameters }));
  return [{ family, parameters }, ...upgrades, ...amended].flatMap((life) => {
    const known = families[life.family];
    return known === undefined ? [] : [{ family: known, parameters: life.parameters }];
  });
}

const rounded = (events: number) => `${Number((events / 1e9).toPrecision(2))} billion`;
