import { layerMeant } from "./layer-names.ts";
import type { LayerPart } from "./layer-part.ts";
import { nearest } from "./nearest.ts";
import { offered, partyNamed, readParties } from "./parties.ts";
import type { Problems } from "./problems.ts";
import { shortened } from "./quantity.ts";
import type { Entry, Text } from "./syntax.ts";

/** Which plan on which layer of a cell is aimed at somebody, and who takes part in it. */
export interface Aim {
  readonly plan: string;
  readonly layer: LayerPart;
  readonly parts: readonly LayerPart[];
  readonly controls: readonly string[];
}

/** Whom the plan is aimed at; empty: whom it usually is. */
export function readVictims(
  aim: Aim,
  entry: Entry | undefined,
  problems: Problems,
): readonly string[] | undefined {
  if (entry === undefined) return [];
  const { plan, layer, parts, controls } = aim;
  const { name } = layer.scenario;
  const isAimedAbove = layer.family.attacks[plan]?.isAimedAbove;
  const choices = victimsOf(plan, layer, parts);
  if (choices.length === 0) {
    const nobody = isAimedAbove === true ? "and no layer lives there" : "in particular";
    const message = `\`${plan}\` on \`${name}\` is aimed at nobody ${nobody}.`;
    return problems.error("unknown-key", entry.keyPlace, message, { hint: "leave it out" });
  }
  const named = (word: Text) =>
    isAimedAbove === true
      ? callerNamed(word, aim, choices, problems)
      : partyNamed(word, layer, "", problems, choices);
  const victims = readParties("victims", entry, named, problems);
  const both = victims?.find((party) => controls.includes(party));
  if (both !== undefined) {
    const message = `\`${both}\` is an attacker and a victim.`;
    return problems.error("unknown-party", entry.value.place, message, { hint: "one or the other" });
  }
  if (victims?.length !== 0) return victims;
  return problems.error("missing-value", entry.value.place, "`victims` names nobody.", {
    hint: offered(choices),
  });
}

/** Everybody whom a plan on a layer may be aimed at; empty: nobody in particular. */
export function victimsOf(
  plan: string,
  { family, scenario: { name, parameters } }: LayerPart,
  parts: readonly LayerPart[],
): readonly string[] {
  const { targets, isAimedAbove } = family.attacks[plan] ?? {};
  return isAimedAbove === true ? callersOn(name, parts) : (targets?.(parameters) ?? []);
}

/** The layers that live on one, each followed by those who hand in its calls, as LAYER.PARTY. */
function callersOn(host: string, parts: readonly LayerPart[]): readonly string[] {
  return parts
    .filter(({ scenario }) => Object.values(scenario.on).includes(host))
    .flatMap(({ family, scenario: { name, parameters } }) => [
      name,
      ...(family.callers?.(parameters) ?? []).map((caller) => `${name}.${caller}`),
    ]);
}

/** `arbitrum`, `arbitrum.challenger 1`, or `challenger 1` where only one layer has such a caller. */
function callerNamed(
  { text, place }: Text,
  { layer, parts }: Aim,
  callers: readonly string[],
  problems: Problems,
): string | undefined {
  const [head = "", ...rest] = text.split(".");
  const typed = [layerMeant(head, parts)?.scenario.name ?? head, ...rest].join(".");
  if (callers.includes(typed)) return typed;
  const alone = callers.filter((caller) => caller.endsWith(`.${text}`));
  if (alone.length === 1) return alone[0];
  const meant = nearest(typed, callers);
  const message = `No layer on \`${layer.scenario.name}\`, and nobody there, is called \`${shortened(text)}\`.`;
  return problems.error("unknown-party", place, message, {
    hint: meant ?? offered(alone.length > 0 ? alone : callers),
    ...(meant !== undefined && { fix: meant }),
  });
}
