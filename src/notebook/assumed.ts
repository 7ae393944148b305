import { type AssumptionId, assumptions, type Scenario } from "../engine/index.ts";
import type { Provenance } from "./result.ts";

/** Ids of ASSUMPTIONS.md behind every proof-of-work run, behind its users, and behind its scores. */
const always: readonly AssumptionId[] = ["A1", "A2", "A3", "A4", "A10", "A11", "A12"];
const withUsers: readonly AssumptionId[] = ["A6", "A7", "A8", "A9", "A15"];
const withScores: readonly AssumptionId[] = ["A13", "A14"];

/** What a run took for granted. */
export function assumed(scenario: Scenario, hasScores: boolean): Provenance["assumptions"] {
  const { rate, process } = scenario.demand;
  const ids = [
    ...always,
    ...(process === "poisson" && rate > 0 ? (["A5"] as const) : []),
    ...(rate > 0 ? withUsers : []),
    ...(hasScores ? withScores : []),
  ];
  return ids
    .sort((a, b) => Number(a.slice(1)) - Number(b.slice(1)))
    .map((id) => ({ id, text: assumptions[id] }));
}
