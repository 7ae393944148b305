import { pathTo } from "../layers.ts";
import type { Progress } from "../run.ts";
import type { LayerScenario, Scenario } from "../scenario.ts";
import { evidenceOf, type LayerEvidence } from "./evidence.ts";
import { anchors } from "./formulas.ts";
import { type LayerScore, type Score, type Scores, score } from "./score.ts";

/** Scores of every layer of a scenario, by place. */
export interface Assessment {
  readonly layers: readonly Scores[];
  readonly events: number;
}

/**
 * The three scores of every layer, from the probes and what its family says of trust. A layer above is scored as its users meet
 * it: its own scalability, and the least security and decentralization from it down to layer 1. The scores do not depend
 * on the scenario's demand, so that an idle chain is not called slow.
 */
export function* assess(scenario: Scenario): Generator<Progress, Assessment> {
  const own: Scores[] = [];
  const evidence: LayerEvidence[] = [];
  let events = 0;
  for (const [index, { name }] of scenario.layers.entries()) {
    const steps = evidenceOf(scenario, index, evidence);
    let step = steps.next();
    for (; !step.done; step = steps.next()) {
      const { done, label } = step.value;
      yield { done: (index + done) / scenario.layers.length, label: inContext(scenario, name, label) };
    }
    evidence[index] = step.value;
    own[index] = scored(step.value, name);
    events += step.value.events;
  }
  return { layers: scenario.layers.map((_, index) => alongPath(scenario, index, own)), events };
}

function scored({ security, decentralization, scalability }: LayerEvidence, layer: string): Scores {
  return cornered({
    security: { ...securityScore(security), layer },
    decentralization: { ...score(anchors.decentralization, decentralization), layer },
    scalability: { ...score(anchors.scalability, scalability), layer },
  });
}

/** That users can get their money out of what has failed does not make up for how easily it fails: it never adds to the score, and may take from it. */
function securityScore(evidence: LayerEvidence["security"]): Score {
  const all = score(anchors.security, evidence);
  const { recoverableFunds } = evidence;
  if (recoverableFunds === undefined || recoverableFunds.raw === null) return all;
  const note = `${recoverableFunds.note}: enough of it not to lower the score, which it never raises`;
  const rest = score(anchors.security, {
    ...evidence,
    recoverableFunds: { ...recoverableFunds, raw: null, note },
  });
  return rest.value < all.value ? rest : all;
}

/** A user of a layer depends on all below it: the weakest of them is his security, the most concentrated his decentralization. */
function alongPath(scenario: Scenario, index: number, own: readonly Scores[]): Scores {
  const path = pathTo(scenario, index).map((place) => own[place] as Scores);
  const { scalability } = own[index] as Scores;
  const least = (corner: "security" | "decentralization"): LayerScore =>
    path.map((scores) => scores[corner]).reduce((least, each) => (each.value < least.value ? each : least));
  return cornered({ security: least("security"), decentralization: least("decentralization"), scalability });
}

function cornered(corners: Omit<Scores, "minimum">): Scores {
  const { security, decentralization, scalability } = corners;
  return { ...corners, minimum: Math.min(security.value, decentralization.value, scalability.value) };
}

function inContext({ layers }: { readonly layers: readonly LayerScenario[] }, name: string, label: string) {
  return layers.length === 1 ? label : `${label}, ${name}`;
}
