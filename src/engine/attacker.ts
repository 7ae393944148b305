import { type Adversary, newcomer } from "./adversary/decisions.ts";
import { familyOf } from "./catalog.ts";
import type { Attack, LayerScenario, Scenario } from "./scenario.ts";

/** Who attacks in a scenario, each on a layer of its own. Throws on an attack that the layer's family does not know, and on two on one layer. */
export function attackersOf({ attacks, layers, warmup }: Scenario): readonly Adversary[] {
  const attacked = attacks.map(({ layer }) => layer);
  const twice = attacked.find((layer, index) => attacked.indexOf(layer) !== index);
  if (twice !== undefined) throw new Error(`${twice} is attacked twice`);
  return attacks.map((attack) =>
    attackerOf(attack, layers.find(({ name }) => name === attack.layer) as LayerScenario, warmup),
  );
}

function attackerOf(attack: Attack, { family, parameters }: LayerScenario, warmup: number): Adversary {
  const plan = familyOf(family).attacks[attack.plan];
  if (plan === undefined) throw new Error(`${family} knows no attack ${attack.plan}`);
  const { at, lasts } = attack;
  const victims = attack.victims ?? plan.targets?.(parameters).slice(0, 1) ?? [];
  return {
    layer: attack.layer,
    share: attack.share,
    controls: attack.share > 0 ? [...attack.controls, newcomer] : attack.controls,
    from: Math.round((warmup + at) * 1e6),
    ...(lasts !== undefined && { until: Math.round((warmup + at + lasts) * 1e6) }),
    decide: plan.decide(parameters, attack.given ?? {}, victims),
  };
}
