import type { Scenario } from "../../engine/index.ts";
import type { LayerPart } from "./parts.ts";
import type { Place, Problems } from "./problems.ts";
import { writeQuantity } from "./quantity.ts";

/** The most events that a cell may ask for: some minutes on an ordinary machine. */
export const mostEvents = 2e9;

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
  if (events <= mostEvents) return;
  const fewer = Math.floor((mostEvents / events) * runs);
  const longest = (mostEvents / events) * duration;
  const tooLong =
    fewer < 1 && longest >= 1
      ? `a duration of at most ${writeQuantity(Math.floor(longest), "time", "s")}`
      : "a longer block interval";
  problems.error(
    "unaffordable",
    places.duration ?? places.runs ?? layer.place,
    `This would simulate about ${rounded(events)} events, and a cell may ask for ${rounded(mostEvents)}.`,
    { hint: fewer >= 1 ? `runs: ${fewer}` : tooLong },
  );
}

const rounded = (events: number) => `${Number((events / 1e9).toPrecision(2))} billion`;
