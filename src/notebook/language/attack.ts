import type { Attack, Parameter } from "../../engine/index.ts";
import { entriesOf } from "./keys.ts";
import { asName, layerNamed, namesOf } from "./layer-names.ts";
import type { LayerPart } from "./layer-part.ts";
import { nearest } from "./nearest.ts";
import { offered, partiesOf, partyNamed } from "./parties.ts";
import { readAll } from "./parts.ts";
import type { Place, Problems } from "./problems.ts";
import { listed, shortened } from "./quantity.ts";
import type { Entry, Syntax } from "./syntax.ts";

/** What an attack may say beside who attacks what, and how. */
export const attackParameters = {
  share: {
    kind: "quantity",
    dimension: "share",
    minimum: 0,
    maximum: 0.99,
    meaning: "Weight of a producer of the attacker's own; none where it is left out.",
  },
  at: {
    kind: "quantity",
    dimension: "time",
    minimum: 0,
    maximum: 31_557_600,
    meaning: "When it begins, from the beginning of the measured time; at once where it is left out.",
  },
} as const satisfies Readonly<Record<string, Parameter>>;

/** `attack: { on: bridge, plan: steal, controls: [signer 1, signer 2], at: 1 h }`; null where none is written. */
export function readAttack(
  written: Syntax | undefined,
  parts: readonly LayerPart[],
  problems: Problems,
): Attack | null | undefined {
  if (written === undefined) return null;
  const able = parts.filter(({ family }) => Object.keys(family.attacks).length > 0);
  if (written.form !== "map") {
    const code = written.form === "nothing" ? "missing-value" : "wrong-form";
    const hint = `{ on: ${namesOf(able)[0] ?? "…"}, plan: ${plansOf(able[0])[0] ?? "…"} }`;
    return problems.error(code, written.place, "`attack` is a map of who attacks what, and how.", { hint });
  }
  const entries = entriesOf(
    written,
    "`attack`",
    ["on", "plan", "controls", "victims", ...Object.keys(attackParameters), ...givenNames(parts)],
    problems,
  );
  const facts = readAll(attackParameters, entries, problems) as { share?: number; at?: number } | undefined;
  const layer = readTarget(entries.get("on"), written.place, parts, able, problems);
  if (layer === undefined) return undefined;
  const plan = readPlan(entries.get("plan"), written.place, layer, problems);
  const controls = readParties("controls", entries.get("controls"), partiesOf(layer), layer, problems);
  if (plan === undefined || controls === undefined || facts === undefined) return undefined;
  const victims = readVictims(plan, layer, entries.get("victims"), controls, problems);
  if (victims === undefined) return undefined;
  const given = readGiven(plan, layer, entries, problems);
  if (given === undefined) return undefined;
  const { share = 0, at = 0 } = facts;
  const { parameters, name } = layer.scenario;
  const usual = layer.family.attacks[plan]?.parties(parameters) ?? [];
  const attackers = entries.has("controls") ? controls : share > 0 ? [] : usual;
  const isByAnybody = layer.family.attacks[plan]?.isByAnybody === true;
  if (attackers.length === 0 && share === 0 && !isByAnybody) {
    const message = `Nobody attacks: \`${plan}\` needs a producer of the attacker's own, with a share, or parties in \`controls\`.`;
    return problems.error("missing-key", written.place, message, { hint: "share: 30 %" });
  }
  const isPlain = Object.keys(given).length === 0;
  return {
    ...{ layer: name, plan, share, controls: attackers, at },
    ...(victims.length > 0 && { victims }),
    ...(!isPlain && { given }),
  };
}

const plansIn = ({ family }: LayerPart) => Object.values(family.attacks);

/** What plans of these layers may be told besides. */
const givenNames = (parts: readonly LayerPart[]): readonly string[] =>
  parts.flatMap(plansIn).flatMap(({ parameters = {} }) => Object.keys(parameters));

/** What the plan is told besides; a problem for what is none of its business. */
function readGiven(
  plan: string,
  { family, scenario }: LayerPart,
  entries: ReadonlyMap<string, Entry>,
  problems: Problems,
): Readonly<Record<string, number>> | undefined {
  const { parameters = {} } = family.attacks[plan] ?? {};
  const others = Object.values(family.attacks).flatMap((each) => Object.keys(each.parameters ?? {}));
  const alien = others.find((name) => entries.has(name) && !Object.hasOwn(parameters, name));
  if (alien !== undefined) {
    const message = `\`${plan}\` on \`${scenario.name}\` has no \`${alien}\`.`;
    const place = (entries.get(alien) as Entry).keyPlace;
    return problems.error("unknown-key", place, message, { hint: "leave it out" });
  }
  // Because all of them are quantities, all values are numbers.
  return readAll(parameters, entries, problems) as Readonly<Record<string, number>> | undefined;
}

const plansOf = (part: LayerPart | undefined): readonly string[] =>
  part === undefined ? [] : Object.keys(part.family.attacks);

function readTarget(
  entry: Entry | undefined,
  place: Place,
  parts: readonly LayerPart[],
  able: readonly LayerPart[],
  problems: Problems,
): LayerPart | undefined {
  if (entry === undefined) {
    if (able.length === 1) return able[0];
    const hint = able.length === 0 ? "a layer that knows an attack" : `on: ${listed(namesOf(able))}`;
    return problems.error("missing-key", place, "An attack names the layer that it is on.", { hint });
  }
  const word = asName("on", entry.value, problems);
  const layer = word && layerNamed(word, parts, problems);
  if (layer === undefined || able.includes(layer)) return layer;
  const message = `No attack on \`${layer.scenario.name}\` itself is known here.`;
  return problems.error("unknown-choice", entry.value.place, message, {
    hint: able.length > 0 ? listed(namesOf(able)) : "events",
  });
}

function readPlan(
  entry: Entry | undefined,
  place: Place,
  layer: LayerPart,
  problems: Problems,
): string | undefined {
  const plans = plansOf(layer);
  if (entry === undefined) {
    if (plans.length === 1) return plans[0];
    const message = `There is more than one attack on \`${layer.scenario.name}\`.`;
    return problems.error("missing-key", place, message, { hint: `plan: ${listed(plans)}` });
  }
  const { value } = entry;
  const typed = value.form === "text" ? value.text : "";
  if (plans.includes(typed)) return typed;
  const meant = nearest(typed, plans) ?? (plans.length === 1 ? plans[0] : undefined);
  const message = `\`${shortened(typed)}\` is no attack on \`${layer.scenario.name}\`.`;
  return problems.error("unknown-choice", value.place, message, {
    hint: meant ?? listed(plans),
    ...(meant !== undefined && value.form === "text" && { fix: meant }),
  });
}

/** Whom the plan is aimed at; empty: whom it usually is. */
function readVictims(
  plan: string,
  layer: LayerPart,
  entry: Entry | undefined,
  controls: readonly string[],
  problems: Problems,
): readonly string[] | undefined {
  const { family, scenario } = layer;
  const targets = family.attacks[plan]?.targets?.(scenario.parameters);
  if (entry === undefined) return [];
  if (targets === undefined) {
    const message = `\`${plan}\` on \`${scenario.name}\` is aimed at nobody in particular.`;
    return problems.error("unknown-key", entry.keyPlace, message, { hint: "leave it out" });
  }
  const victims = readParties("victims", entry, targets, layer, problems);
  const both = victims?.find((party) => controls.includes(party));
  if (both !== undefined) {
    const message = `\`${both}\` is an attacker and a victim.`;
    return problems.error("unknown-party", entry.value.place, message, { hint: "one or the other" });
  }
  if (victims?.length !== 0) return victims;
  const message = "`victims` names nobody.";
  return problems.error("missing-value", entry.value.place, message, { hint: offered(targets) });
}

function readParties(
  key: string,
  entry: Entry | undefined,
  parties: readonly string[],
  layer: LayerPart,
  problems: Problems,
): readonly string[] | undefined {
  if (entry === undefined) return [];
  const items = entry.value.form === "list" ? entry.value.items : [entry.value];
  const named = items.map((item) => {
    const word = item.form === "text" ? item : undefined;
    if (word !== undefined) return partyNamed(word, layer, "", problems, parties);
    return problems.error("wrong-form", item.place, `\`${key}\` is a list of names.`, {
      hint: "[first, second]",
    });
  });
  if (named.some((party) => party === undefined)) return undefined;
  return [...new Set(named as string[])];
}
