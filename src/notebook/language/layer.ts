import { type AnyFamily, familyOfPreset, newest, type Role } from "../../engine/index.ts";
import { entriesOf, mapOf } from "./keys.ts";
import { areUnlike, asName, readLayerName } from "./layer-names.ts";
import type { LayerPart } from "./layer-part.ts";
import { readAll, readPreset } from "./parts.ts";
import type { Problems } from "./problems.ts";
import type { Entry, Mapping, Syntax } from "./syntax.ts";
import { presetsOf, type Tier, tierOf, tiers } from "./tiers.ts";
import { inBrackets } from "./write.ts";

/** Because every layer is simulated and drawn, and nobody reads more of them. */
const mostLayers = 16;

/** All layers that the cell names, in the order of the keys; undefined where one of them cannot be read. */
export function readLayers(
  entries: ReadonlyMap<string, Entry>,
  problems: Problems,
): readonly LayerPart[] | undefined {
  const written = tiers.flatMap((tier) => {
    const entry = entries.get(tier);
    return entry === undefined ? [] : itemsOf(tier, entry.value, problems).map((item) => ({ tier, item }));
  });
  const extra = written[mostLayers];
  if (extra !== undefined) {
    const message = `A cell holds at most ${mostLayers} layers; these are ${written.length}.`;
    return problems.error("out-of-range", extra.item.place, message, { hint: "two cells" });
  }
  const parts = written.map(({ tier, item }) => readLayer(tier, item, problems));
  if (parts.some((part) => part === undefined)) return undefined;
  const read = parts as LayerPart[];
  return areUnlike(read, problems) && read.length > 0 ? read : undefined;
}

function itemsOf(tier: Tier, written: Syntax, problems: Problems): readonly Syntax[] {
  if (written.form === "text" && written.text.includes(",")) {
    const message = `Several layers of \`${tier}\` stand in brackets.`;
    problems.error("wrong-form", written.place, message, { fix: inBrackets(written.text) });
    return [];
  }
  if (written.form !== "list") return [written];
  if (written.items.length === 0) {
    problems.error("missing-value", written.place, `\`${tier}\` names no layer.`, {
      hint: presetsOf(tier)[0] ?? "a preset",
    });
  }
  return written.items;
}

/** `bitcoin`, or `{ preset: bitcoin, name: chain, blockSize: 8 MB }`. */
function readLayer(tier: Tier, written: Syntax, problems: Problems): LayerPart | undefined {
  const map = mapOf(tier, written, problems);
  const name = map && presetIn(tier, map, problems);
  const known = name === undefined ? undefined : familyOfPreset(name);
  if (map === undefined || name === undefined || known === undefined) return undefined;
  const { family, preset } = known;
  const roles = hostKeys(tier, family);
  const keys = ["preset", "name", ...roles, ...Object.keys(family.parameters)];
  const entries = entriesOf(map, `\`${tier}\``, keys, problems, family.parameters);
  const typed = readAll(family.parameters, entries, problems);
  const own = entries.has("name") ? readLayerName(entries.get("name") as Entry, problems) : name;
  const on = readOn(tier, family, entries, problems);
  if (typed === undefined || own === undefined || on === undefined) return undefined;
  const parameters = { ...newest(preset), ...typed };
  return {
    tier,
    family,
    preset,
    scenario: { name: own, family: family.name, preset: name, parameters, on: {}, upgrades: [] },
    place: written.place,
    placeOf: (parameter) => entries.get(parameter)?.value.place ?? written.place,
    on,
  };
}

function presetIn(tier: Tier, map: Mapping, problems: Problems): string | undefined {
  const presets = presetsOf(tier);
  const written = map.entries.find(({ key }) => key === "preset")?.value;
  if (written === undefined) {
    return problems.error("missing-key", map.place, `\`${tier}\` needs a preset to start from.`, {
      hint: `preset: ${presets[0] ?? "…"}`,
    });
  }
  const elsewhere = written.form === "text" ? familyOfPreset(written.text) : undefined;
  if (written.form !== "text" || elsewhere === undefined || presets.includes(written.text))
    return readPreset(written, tier, presets, problems);
  const key = tierOf(elsewhere.family);
  return problems.error(
    "unknown-preset",
    written.place,
    `\`${written.text}\` is a preset of \`${key}\`, not of \`${tier}\`.`,
    { hint: `${key}: ${written.text}` },
  );
}

/** How the layers below are written: bridges name two, others one for all roles or one for each. */
function hostKeys(tier: Tier, family: AnyFamily): readonly string[] {
  if (tier === "l1") return [];
  return tier === "bridge" ? family.hosts : ["on"];
}

function readOn(
  tier: Tier,
  { hosts }: AnyFamily,
  entries: ReadonlyMap<string, Entry>,
  problems: Problems,
): LayerPart["on"] | undefined {
  if (tier === "bridge") return readRoles(hosts, entries, problems);
  const on = tier === "l1" ? undefined : entries.get("on")?.value;
  if (on === undefined) return {};
  if (on.form === "map") return readRoles(hosts, entriesOf(on, "`on`", hosts, problems), problems);
  const word = asName("on", on, problems);
  return word && Object.fromEntries(hosts.map((role) => [role, word]));
}

function readRoles(
  roles: readonly Role[],
  entries: ReadonlyMap<string, Entry>,
  problems: Problems,
): LayerPart["on"] | undefined {
  const words = roles.flatMap((role) => {
    const entry = entries.get(role);
    return entry === undefined ? [] : [[role, asName(role, entry.value, problems)] as const];
  });
  return words.some(([, word]) => word === undefined) ? undefined : Object.fromEntries(words);
}
