import { type AnyFamily, catalog, type Preset, type Value } from "../../engine/index.ts";
import { tierOf } from "../../notebook/language/index.ts";
import { shown } from "../declared.ts";
import { parameterTable } from "./cell.ts";
import { code, page, type Section, stacked, table } from "./markdown.ts";

/** The families that may stand under a key of a cell, with their presets. */
export function layersPage(tier: ReturnType<typeof tierOf>, title: string, about: string): string {
  const families = Object.values<AnyFamily>(catalog.families).filter((family) => tierOf(family) === tier);
  return page(
    title,
    `${about} [Units](cell.md#units) says what each kind is written in.`,
    families.flatMap(familySections),
  );
}

function familySections(family: AnyFamily): readonly Section[] {
  return [
    { heading: `Family ${family.name}: ${family.title}`, body: familyBody(family) },
    ...Object.entries(family.presets).map(([name, preset]) => ({
      heading: name,
      level: 3 as const,
      body: presetBody(preset, family),
    })),
  ];
}

function familyBody({ hosts, parameters, attacks }: AnyFamily): string {
  const needs = hosts.length === 0 ? null : `Lives on other layers, for: ${hosts.map(code).join(", ")}.`;
  return stacked(needs, parameterTable(parameters), attackTables(attacks));
}

function attackTables(attacks: AnyFamily["attacks"]): string | null {
  const plans = Object.entries(attacks);
  if (plans.length === 0) return null;
  const rows = plans.map(([plan, { meaning, parameters = {} }]) => [
    code(plan),
    meaning,
    Object.keys(parameters).map(code).join(", "),
  ]);
  const told = Object.fromEntries(plans.flatMap(([, { parameters = {} }]) => Object.entries(parameters)));
  const besides = Object.keys(told).length === 0 ? [] : ["What they may be told:", parameterTable(told)];
  return stacked("Attacks:", table(["plan", "does", "may be told"], rows), ...besides);
}

function presetBody(
  { title, meaning, values, on = {} }: Preset<Readonly<Record<string, Value>>>,
  family: AnyFamily,
): string {
  const hosts = Object.entries(on).map(([role, host]) => `${role} ${code(host)}`);
  const rows = Object.entries(values).map(([name, history]) => {
    const { value, source, asOf } = history.at(-1) ?? unsourced(name);
    return [code(name), shown(value, family.parameters[name]), asOf, source];
  });
  return stacked(
    meaning.startsWith(title) ? meaning : `${title}. ${meaning}`,
    hosts.length === 0 ? null : `Usually on: ${hosts.join(", ")}.`,
    table(["parameter", "value", "as of", "source"], rows),
  );
}

function unsourced(name: string): never {
  throw new Error(`no value for ${name}`);
}
