import { type Adversary, newcomer } from "./adversary/decisions.ts";
import { familyOf } from "./catalog.ts";
import type { LayerScenario, Scenario } from "./scenario.ts";

/** Who attacks in a scenario; null: nobody. Throws on an attack that the layer's family does not know. */
export function attackerOf({ attack, layers, warmup }: Scenario): Adversary | null {
  if (attack === null) return null;
  const { family, parameters } = layers.find(({ name }) => name === attack.layer) as LayerScenario;
  const plan = familyOf(family).attacks[attack.plan];
  if (plan === undefined) throw new Error(`${family} knows no attack ${attack.plan}`);
  const victims = attack.victims ?? plan.targets?.(parameters).slice(0, 1) ?? [];
  return {
    layer: attack.layer,
    share: attack.share,
    controls: attack.share > 0 ? [...attack.controls, newcomer] : attack.controls,
    from: Math.round((warmup + attack.at) * 1e6),
    decide: plan.decide(parameters, attack.given ?? {}, victims),
  };
}
