import { type AssumptionId, assumptions, planOf, type Scenario } from "../engine/index.ts";
import type { Provenance } from "./result.ts";

/** Ids of ASSUMPTIONS.md behind the users of any layer, and behind its scores. */
const withUsers: readonly AssumptionId[] = ["A6", "A7", "A8", "A9", "A15"];
/** Behind a mesh of producers, and behind a network of nodes. */
const ofMesh: readonly AssumptionId[] = ["A1", "A2"];
const ofGossip: readonly AssumptionId[] = ["A33", "A34"];
const withScores: readonly AssumptionId[] = ["A13", "A14"];

/** What a run took for granted, each once. */
export function assumed(scenario: Scenario, hasScores: boolean): Provenance["assumptions"] {
  const { rate, process } = scenario.demand;
  const families = scenario.layers.map((_, index) => planOf(scenario, index).family);
  const network = scenario.network.gossip === undefined ? ofMesh : ofGossip;
  const ids = new Set([
    ...families.flatMap(({ assumptions }) => assumptions),
    ...(families.some(({ relays }) => relays) ? network : []),
    ...(scenario.layers.some(({ fork }) => fork !== undefined) ? (["A32"] as const) : []),
    ...attackers(scenario),
    ...(process === "poisson" && rate > 0 ? (["A5"] as const) : []),
    ...(rate > 0 ? withUsers : []),
    ...(hasScores ? withScores : []),
  ]);
  return [...ids]
    .sort((a, b) => Number(a.slice(1)) - Number(b.slice(1)))
    .map((id) => ({ id, text: assumptions[id] }));
}

/** Behind whoever attacks. */
function attackers(scenario: Scenario): readonly AssumptionId[] {
  const { attacks, layers } = scenario;
  return attacks.flatMap(({ layer, plan, lasts }) => {
    const place = layers.findIndex(({ name }) => name === layer);
    const { assumptions = [] } = planOf(scenario, place).family.attacks[plan] ?? {};
    return lasts === undefined ? assumptions : [...assumptions, "A59"];
  });
}
