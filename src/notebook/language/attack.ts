import type { Attack, Parameter } from "../../engine/index.ts";
import { listed } from "../words.ts";
import { entriesOf } from "./keys.ts";
import { asName, layerMeant, layerNamed, namesOf } from "./layer-names.ts";
import type { LayerPart } from "./layer-part.ts";
import { nearest } from "./nearest.ts";
import { partyNamed, readParties } from "./parties.ts";
import { readAll } from "./parts.ts";
import type { Place, Problems } from "./problems.ts";
import { shortened } from "./quantity.ts";
import type { Entry, Syntax, Text } from "./syntax.ts";
import { readVictims } from "./victims.ts";

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
  for: {
    kind: "quantity",
    dimension: "time",
    minimum: 0.001,
    maximum: 31_557_600,
    meaning: "How long it goes on; for good where it is left out.",
  },
} as const satisfies Readonly<Record<string, Parameter>>;

/** `attack: { on: bridge, plan: steal, controls: [signer 1, signer 2], at: 1 h }`, or a list of such, each on a layer of its own. */
export function readAttacks(
  written: Syntax | undefined,
  parts: readonly LayerPart[],
  problems: Problems,
): readonly Attack[] | undefined {
  if (written === undefined) return [];
  const items = written.form === "list" ? written.items : [written];
  const attacks = items.map((item) => readAttack(item, parts, problems));
  for (const [index, attack] of attacks.entries()) {
    const isSecond = attacks.findIndex((each) => each?.layer === attack?.layer) < index;
    if (attack !== undefined && isSecond) sayTwice(attack, items[index] as Syntax, problems);
  }
  return attacks.some((attack) => attack === undefined) ? undefined : (attacks as readonly Attack[]);
}

/** Because parties of one layer that misbehave act together, there is nobody for a second attack on it. */
function sayTwice({ layer }: Attack, written: Syntax, problems: Problems): void {
  const entries = written.form === "map" ? written.entries : [];
  const place = entries.find(({ key }) => key === "on")?.value.place ?? written.place;
  const message = `\`${layer}\` is attacked already, and all who misbehave on a layer follow one plan.`;
  problems.error("wrong-form", place, message, { hint: "one attack, with all of them in `controls`" });
}

function readAttack(written: Syntax, parts: readonly LayerPart[], problems: Problems): Attack | undefined {
  if (problems.full) return undefined;
  const able = parts.filter(({ family }) => Object.keys(family.attacks).length > 0);
  if (written.form !== "map") {
    const code = written.form === "nothing" ? "missing-value" : "wrong-form";
    const hint = exampleLike(wordIn(written), able);
    return problems.error(code, written.place, "`attack` is a map of who attacks what, and how.", { hint });
  }
  const entries = entriesOf(
    written,
    "`attack`",
    ["on", "plan", "controls", "victims", ...Object.keys(attackParameters), ...givenNames(parts)],
    problems,
  );
  const facts = readAll(attackParameters, entries, problems) as
    | { readonly share?: number; readonly at?: number; readonly for?: number }
    | undefined;
  const named = entries.get("on");
  const layer =
    named === undefined
      ? soleTarget(entries.get("plan"), written.place, able, problems)
      : readTarget(named, entries.get("plan"), parts, able, problems);
  if (layer === undefined) return undefined;
  const plan = readPlan(entries.get("plan"), written.place, layer, able, problems);
  const party = (word: Text) => partyNamed(word, layer, "", problems);
  const controls = readParties("controls", entries.get("controls"), party, problems);
  if (plan === undefined || controls === undefined || facts === undefined) return undefined;
  const aim = { plan, layer, parts, controls };
  const victims = readVictims(aim, entries.get("victims"), problems);
  if (victims === undefined) return undefined;
  const given = readGiven(plan, layer, entries, problems);
  if (given === undefined) return undefined;
  const { share = 0, at = 0, for: lasts } = facts;
  const attackers = entries.has("controls") ? controls : share > 0 ? [] : usualParties(plan, layer);
  if (attackers.length === 0 && share === 0 && !isByAnybody(plan, layer)) {
    const message = `Nobody attacks: \`${plan}\` needs a producer of the attacker's own, with a share, or parties in \`controls\`.`;
    return problems.error("missing-key", written.place, message, { hint: exampleShare });
  }
  const isPlain = Object.keys(given).length === 0;
  return {
    ...{ layer: layer.scenario.name, plan, share, controls: attackers, at },
    ...(lasts !== undefined && { lasts }),
    ...(victims.length > 0 && { victims }),
    ...(!isPlain && { given }),
  };
}

const exampleShare = "share: 30 %";

/** An attack to type, by the plan that `word` most likely means. */
function exampleLike(word: string, able: readonly LayerPart[]): string {
  const meant = planMeant(word, [...new Set(able.flatMap(plansOf))]);
  const layer = able.find((part) => meant !== undefined && plansOf(part).includes(meant)) ?? able[0];
  const plan = meant ?? plansOf(layer)[0];
  if (layer === undefined || plan === undefined) return "{ on: …, plan: … }";
  const isByNobody = usualParties(plan, layer).length === 0 && !isByAnybody(plan, layer);
  return `{ on: ${layer.scenario.name}, plan: ${plan}${isByNobody ? `, ${exampleShare}` : ""} }`;
}

/** The plan that is spelled much like a word, or else the one that it is the beginning of: `selfish` of `selfish-mining`. */
const planMeant = (word: string, plans: readonly string[]): string | undefined =>
  nearest(word, plans) ?? plans.find((plan) => word !== "" && plan.startsWith(`${word.toLowerCase()}-`));

const usualParties = (plan: string, { family, scenario }: LayerPart): readonly string[] =>
  family.attacks[plan]?.parties(scenario.parameters) ?? [];

const isByAnybody = (plan: string, { family }: LayerPart): boolean =>
  family.attacks[plan]?.isByAnybody === true;

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
  { value }: Entry,
  plan: Entry | undefined,
  parts: readonly LayerPart[],
  able: readonly LayerPart[],
  problems: Problems,
): LayerPart | undefined {
  const word = asName("on", value, problems);
  const layer = word && (layerMeant(word.text, parts) ?? noTarget(word, plan, parts, able, problems));
  if (layer === undefined || able.includes(layer)) return layer;
  const message = `No attack on \`${layer.scenario.name}\` itself is known here.`;
  return problems.error("unknown-choice", value.place, message, {
    hint: able.length > 0 ? listed(namesOf(able)) : "events",
  });
}

/** Where a layer is named that is not there, those come to mind that know the plan; where none does, that is wrong too. */
function noTarget(
  word: Text,
  plan: Entry | undefined,
  parts: readonly LayerPart[],
  able: readonly LayerPart[],
  problems: Problems,
): undefined {
  const knowing = able.filter((part) => plan !== undefined && plansOf(part).includes(wordIn(plan.value)));
  layerNamed(word, knowing.length > 0 ? knowing : parts, problems);
  if (plan !== undefined && knowing.length === 0) sayNowhere(plan.value, able, problems);
}

/** The layer that is meant where none is named: the only one that knows the plan. */
function soleTarget(
  plan: Entry | undefined,
  place: Place,
  able: readonly LayerPart[],
  problems: Problems,
): LayerPart | undefined {
  if (able.length < 2) {
    const message = "No layer of this cell knows an attack.";
    return able[0] ?? problems.error("unknown-choice", place, message, { hint: "events" });
  }
  if (plan === undefined) {
    const hint = `on: ${listed(namesOf(able))}`;
    return problems.error("missing-key", place, "An attack names its plan, or the layer that it is on.", {
      hint,
    });
  }
  const knowing = able.filter((part) => plansOf(part).includes(wordIn(plan.value)));
  if (knowing.length === 1) return knowing[0];
  if (knowing.length === 0) return sayNowhere(plan.value, able, problems);
  const message = `Several layers know the attack \`${wordIn(plan.value)}\`.`;
  return problems.error("missing-key", place, message, { hint: `on: ${listed(namesOf(knowing))}` });
}

function readPlan(
  entry: Entry | undefined,
  place: Place,
  layer: LayerPart,
  able: readonly LayerPart[],
  problems: Problems,
): string | undefined {
  const plans = plansOf(layer);
  if (entry === undefined) {
    if (plans.length === 1) return plans[0];
    const message = `There is more than one attack on \`${layer.scenario.name}\`.`;
    return problems.error("missing-key", place, message, { hint: `plan: ${listed(plans)}` });
  }
  const typed = wordIn(entry.value);
  if (plans.includes(typed)) return typed;
  const where = `\`${layer.scenario.name}\``;
  const knowing = namesOf(able.filter((part) => plansOf(part).includes(typed)));
  if (knowing.length === 0) return sayNoPlan(entry.value, plans, where, problems);
  const message = `\`${typed}\` is no attack on ${where}, but on another layer of this cell.`;
  return problems.error("unknown-choice", entry.value.place, message, { hint: `on: ${listed(knowing)}` });
}

const wordIn = (value: Syntax): string => (value.form === "text" ? value.text : "");

function sayNowhere(plan: Syntax, able: readonly LayerPart[], problems: Problems): undefined {
  return sayNoPlan(plan, [...new Set(able.flatMap(plansOf))], "any layer of this cell", problems);
}

/** A plan that none of those is which are known there. */
function sayNoPlan(value: Syntax, plans: readonly string[], where: string, problems: Problems): undefined {
  const typed = wordIn(value);
  const meant = planMeant(typed, plans) ?? (plans.length === 1 ? plans[0] : undefined);
  return problems.error("unknown-choice", value.place, `\`${shortened(typed)}\` is no attack on ${where}.`, {
    hint: meant ?? listed(plans),
    ...(meant !== undefined && value.form === "text" && { fix: meant }),
  });
}
