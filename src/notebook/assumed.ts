import { type AssumptionId, assumptions, planOf, type Scenario } from "../engine/index.ts";
import type { Provenance } from "./result.ts";

/** Ids of ASSUMPTIONS.md behind the users of any layer, and behind its scores. */
const withUsers: readonly AssumptionId[] = ["A6", "A7", "A8", "A9", "A15"];
const withScores: readonly AssumptionId[] = ["A13", "A14"];

/** What a run took for granted, each once. */
export function assumed(scenario: Scenario, hasScores: boolean): Provenance["assumptions"] {
  const { rate, process } = scenario.demand;
  const ids = new Set([
    ...scenario.layers.flatMap((_, index) => planOf(scenario, index).family.assumptions),
    ...(scenario.layers.some(({ fork }) => fork !== undefined) ? (["A32"] as const) : []),
    ...(process === "poisson" && rate > 0 ? (["A5"] as const) : []),
    ...(rate > 0 ? withUsers : []),
    ...(hasScores ? withScores : []),
  ]);
  return [...ids]
    .sort((a, b) => Number(a.slice(1)) - Number(b.slice(1)))
    .map((id) => ({ id, text: assumptions[id] }));
}
