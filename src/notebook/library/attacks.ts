import type { Parameter } from "../../engine/index.ts";
import { harms } from "../headline.ts";
import { attackParameters, cellOf, partiesOf, victimsOf } from "../language/index.ts";
import { type Changes, type Draft, readingOf } from "./draft.ts";
import { listOf } from "./list.ts";
import { type Setting, settingsIn } from "./settings.ts";

/** An attack that a layer of a scenario knows. */
export interface AttackChoice {
  readonly layer: string;
  readonly plan: string;
  readonly title: string;
  readonly meaning: string;
}

/** The attacks on the layers of a scenario, from the leaf down. */
export function attacksOn(text: string): readonly AttackChoice[] {
  const layers = readingOf({ text, set: {} }).layers ?? [];
  return [...layers].reverse().flatMap(({ family, scenario }) =>
    Object.entries(family.attacks).map(([plan, { title, meaning }]) => ({
      ...{ layer: scenario.name, plan, title, meaning },
    })),
  );
}

/** What an attack may be told: who takes part, whom it is aimed at, when, and what its plan asks for besides. */
export function attackSettings(draft: Draft): readonly Setting[] {
  const { "attack.on": on, "attack.plan": plan = "" } = draft.set;
  const parts = readingOf({ ...draft, set: {} }).layers ?? [];
  const layer = parts.find(({ scenario }) => scenario.name === on);
  if (layer === undefined) return [];
  const { parties, parameters = {} } = layer.family.attacks[plan] ?? {};
  const usual = parties?.(layer.scenario.parameters) ?? [];
  const where = { group: layer.scenario.name, prefix: "attack.", along: {} };
  const table: Readonly<Record<string, Parameter>> = { ...attackParameters, ...parameters };
  const told = settingsIn(table, {}, where).filter(({ label }) => label !== "share" || usual.length === 0);
  const asked = [
    ...listed("controls", "Who takes part.", partiesOf(layer), usual, where.group),
    ...listed(
      "victims",
      "Whom it is aimed at; everybody where nobody is named.",
      victimsOf(plan, layer, parts),
      [],
      where.group,
    ),
    ...told,
  ];
  return asked.map((setting) => ({ ...setting, value: draft.set[setting.path] ?? setting.value }));
}

function listed(
  label: string,
  meaning: string,
  options: readonly string[],
  value: readonly string[],
  group: string,
): readonly Setting[] {
  if (options.length === 0) return [];
  return [
    {
      path: `attack.${label}`,
      label,
      group,
      value: listOf(value),
      meaning,
      options,
      isList: true,
      along: {},
    },
  ];
}

/** What a comparison of an honest run and one under attack shows; what neither measures is left out, and what came of the attack only one does. */
const measured = ["userTps", "inclusionSeconds", "finalitySeconds", "feeUsd", "staleShare", ...harms];

/** The cell of a scenario under attack, and the cell that holds it against the honest one. */
export function attackCells(honest: string, set: Changes): readonly [attacked: string, comparison: string] {
  const name = honest === "attacked" ? "attacked-2" : "attacked";
  return [
    cellOf({ name, extends: honest, ...set }),
    cellOf({ compare: `[${honest}, ${name}]`, show: `[${measured.join(", ")}]` }),
  ];
}
