import type { LayerScenario, Parameter, Table, Value } from "../../engine/index.ts";
import { eventParameters } from "./events.ts";
import { entriesOf } from "./keys.ts";
import type { LayerPart } from "./layer-part.ts";
import { readAll } from "./parts.ts";
import type { Problems } from "./problems.ts";
import { listed } from "./quantity.ts";
import type { Entry, Mapping } from "./syntax.ts";

/** From when on a layer above goes by something else. */
const moment = {
  at: { ...eventParameters.at, meaning: "When it begins to hold, from the beginning of the measured time." },
} as const satisfies Readonly<Record<string, Parameter>>;

/** Whether anything of a layer without a law of its own can change in mid-run. */
export const isAmendable = ({ family }: LayerPart): boolean => (family.amendable ?? []).length > 0;

/** A layer above with what becomes of it: `upgrade: { layer: arbitrum, at: 2 h, set: { window: 1 d } }`. */
export function amended(
  entries: ReadonlyMap<string, Entry>,
  { family, scenario }: LayerPart,
  written: Mapping,
  problems: Problems,
): LayerScenario | undefined {
  const names = family.amendable ?? [];
  const to = entries.get("to");
  if (to !== undefined) {
    const message = `\`${scenario.name}\` follows no consensus of its own that could become another.`;
    return problems.error("unknown-choice", to.value.place, message, { hint: `set: { ${names[0]}: … }` });
  }
  const at = readAll(moment, entries, problems);
  const set = entries.get("set");
  if (at === undefined) return undefined;
  if (typeof at.at !== "number" || set === undefined) {
    const message = "An upgrade of a layer above says from when on what changes.";
    return problems.error("missing-key", written.place, message, {
      hint: `at: 2 h, set: { ${names[0]}: … }`,
    });
  }
  const typed = readSet(set, family.parameters, problems);
  if (typed === undefined) return undefined;
  const fixed = Object.keys(typed).find((name) => !names.includes(name));
  if (fixed !== undefined) {
    const message = `\`${fixed}\` of a ${family.title} cannot change in mid-run.`;
    return problems.error("unknown-choice", set.value.place, message, { hint: listed(names) });
  }
  return { ...scenario, amendments: [...(scenario.amendments ?? []), { at: at.at, parameters: typed }] };
}

/** `set: { … }`: new values of some of the parameters of a table. */
export function readSet(
  { value }: Entry,
  table: Table<Readonly<Record<string, Value>>>,
  problems: Problems,
): Readonly<Record<string, Value>> | undefined {
  if (value.form === "map")
    return readAll(table, entriesOf(value, "`set`", Object.keys(table), problems), problems);
  return problems.error("wrong-form", value.place, "`set` is a map of parameters and their new values.", {
    hint: "set: { … }",
  });
}
