import { eventBudget, type Scenario } from "../../engine/index.ts";
import type { LayerPart } from "./parts.ts";
import type { Place, Problems } from "./problems.ts";
import { writeQuantity } from "./quantity.ts";

/** Refuses what nobody would wait for, and says how much shorter it has to be. */
export function checkAffordable(
  scenario: Scenario,
  layer: LayerPart,
  places: Readonly<Partial<Record<"duration" | "runs", Place>>>,
  problems: Problems,
): void {
  const { warmup, duration, drain, runs, demand } = scenario;
  const perSecond = layer.family.cost(layer.scenario.parameters, demand.rate);
  const events = perSecond * (warmup + duration + drain) * runs;
  if (events <= eventBudget) return;
  const fewer = Math.floor((eventBudget / events) * runs);
  const longest = (eventBudget / events) * duration;
  const tooLong =
    fewer < 1 && longest >= 1
      ? `a duration of at most ${writeQuantity(Math.floor(longest), "time", "s")}`
      : "a longer block interval";
  problems.error(
    "unaffordable",
    places.duration ?? places.runs ?? layer.place,
    `This would simulate about ${rounded(events)} events, and a cell may ask for ${rounded(eventBudget)}.`,
    { hint: fewer >= 1 ? `runs: ${fewer}` : tooLong },
  );
}

const rounded = (events: number) => `${Number((events / 1e9).toPrecision(2))} billion`;
