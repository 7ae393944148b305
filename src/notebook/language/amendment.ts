import type { LayerScenario, Parameter } from "../../engine/index.ts";
import { listed } from "../words.ts";
import { forkKeys } from "./adoption.ts";
import { eventParameters } from "./events.ts";
import type { LayerPart } from "./layer-part.ts";
import { readAll, readSet } from "./parts.ts";
import type { Problems } from "./problems.ts";
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
  const consensual = ["to", ...forkKeys].map((key) => entries.get(key)).find((entry) => entry !== undefined);
  if (consensual !== undefined) {
    const message = `\`${scenario.name}\` follows no consensus of its own that could become another.`;
    return problems.error("unknown-choice", consensual.value.place, message, {
      hint: `set: { ${names[0]}: … }`,
    });
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
