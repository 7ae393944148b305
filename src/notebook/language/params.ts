import { listed } from "../words.ts";
import { entriesOf } from "./keys.ts";
import { identifier } from "./names.ts";
import { nearest } from "./nearest.ts";
import type { Place, Problems } from "./problems.ts";
import { shortened } from "./quantity.ts";
import { endLike, hasOurEnds, mostStops, stopsOf } from "./slider.ts";
import type { Entry, Mapping, Syntax, Text } from "./syntax.ts";

/** A value of a cell that has a name, and that a reader may turn where it says what else it could be. */
export interface Param {
  readonly name: string;
  readonly label: string;
  /** Nothing to turn, a range of values, a few words, or two of which one is "on". */
  readonly control: "none" | "slider" | "select" | "toggle";
  /** All values it may have, as they would be typed; just its own where there is nothing to turn. */
  readonly options: readonly string[];
  /** Which of them it has. */
  readonly at: number;
  /** Where its value is written. */
  readonly place: Place;
}

/** A param of a cell, and where it comes from. */
export interface CellParam extends Param {
  /** The cell that says it: this one, or one that it extends. */
  readonly owner: string;
  /** Which of its options stands in that cell's text; -1 where that is none of them. */
  readonly written: number;
  /** Whether anything in the cell hangs on it. */
  readonly isUsed: boolean;
}

const mostParams = 12;

/** `params: { size: 8 MB, relay: { value: full, options: [full, compact] } }`; undefined where something is wrong with them. */
export function readParams(written: Syntax | undefined, problems: Problems): readonly Param[] | undefined {
  if (written === undefined) return [];
  if (written.form !== "map") {
    return problems.error("wrong-form", written.place, "`params` is a map of names and values.", {
      hint: "params: { size: { value: 1 MB, from: 1 MB, to: 32 MB, step: 1 MB } }",
    });
  }
  if (written.entries.length > mostParams) {
    const message = `A cell has at most ${mostParams} params; these are ${written.entries.length}.`;
    return problems.error("out-of-range", written.place, message);
  }
  const read = written.entries.map((entry) => readParam(entry, problems));
  return read.some((param) => param === undefined) ? undefined : (read as Param[]);
}

const keys = {
  none: ["value", "label", "from", "to", "step", "factor", "options", "off", "on"],
  slider: ["value", "label", "from", "to", "step", "factor"],
  select: ["value", "label", "options"],
  toggle: ["value", "label", "off", "on"],
} as const;

function readParam({ key, keyPlace, value }: Entry, problems: Problems): Param | undefined {
  if (!identifier.test(key)) {
    const message = "A param's name begins with a letter and holds letters, digits, `-` and `_`.";
    return problems.error("bad-name", keyPlace, message, { hint: "size" });
  }
  if (value.form === "text") return fixed(key, key, value);
  if (value.form !== "map") {
    return problems.error("wrong-form", keyPlace, `\`${key}\` is a value, or a map of what it may be.`, {
      hint: `${key}: { value: 1 MB, from: 1 MB, to: 32 MB, step: 1 MB }`,
    });
  }
  return readControl(key, value, problems);
}

function readControl(name: string, map: Mapping, problems: Problems): Param | undefined {
  if (!hasOurEnds(map, problems)) return undefined;
  const control = controlOf(map);
  const entries = entriesOf(map, "one of `params`", keys[control], problems);
  const said = (key: string) => {
    const entry = entries.get(key);
    return entry?.value.form === "text" ? entry.value.text : undefined;
  };
  const text = (key: string) => {
    const entry = entries.get(key);
    return entry === undefined
      ? sayMissing(name, key, exampleFor(control, key, said), map.place, problems)
      : textOf(key, entry, problems);
  };
  const value = text("value");
  const label = entries.has("label") ? text("label")?.text : name;
  if (value === undefined || label === undefined) return undefined;
  if (control === "none") return fixed(name, label, value);
  const options = valuesOf(control, name, value, entries, text, problems);
  if (options === undefined) return undefined;
  const at = placeAmong(control, name, value, options, problems);
  return at && { name, label, control, ...at, place: value.place };
}

function controlOf({ entries }: Mapping): Param["control"] {
  const has = (...names: readonly string[]) => entries.some(({ key }) => names.includes(key));
  if (has("options")) return "select";
  if (has("on", "off")) return "toggle";
  return has("from", "to", "step", "factor") ? "slider" : "none";
}

/** A value that has a name and nothing to turn. */
const fixed = (name: string, label: string, { text, place }: Text): Param => ({
  name,
  label,
  control: "none",
  options: [text],
  at: 0,
  place,
});

type Texts = (key: string) => Text | undefined;

function valuesOf(
  control: "slider" | "select" | "toggle",
  name: string,
  value: Text,
  entries: ReadonlyMap<string, Entry>,
  text: Texts,
  problems: Problems,
): readonly string[] | undefined {
  if (control === "select") return wordsOf(name, entries.get("options")?.value, problems);
  if (control === "toggle") {
    const [off, on] = [text("off"), text("on")];
    return off && on && [off.text, on.text];
  }
  const [from, to] = [text("from"), text("to")];
  const step = entries.has("factor") ? undefined : text("step");
  const factor = entries.has("factor") ? text("factor") : undefined;
  if (from === undefined || to === undefined || (step ?? factor) === undefined) return undefined;
  return stopsOf({ from, to, step, factor }, value, problems);
}

function textOf(key: string, { keyPlace, value }: Entry, problems: Problems): Text | undefined {
  if (value.form === "text") return value;
  return problems.error("wrong-form", keyPlace, `\`${key}\` is one value.`);
}

function sayMissing(name: string, key: string, example: string, place: Place, problems: Problems): undefined {
  const hint = `${key}: ${example}`;
  return problems.error("missing-key", place, `\`${name}\` has no \`${key}\`.`, { hint });
}

/** What could stand under a key that a param lacks. */
function exampleFor(
  control: Param["control"],
  key: string,
  said: (key: string) => string | undefined,
): string {
  if (control === "slider") return endLike(key, said) ?? "1 MB";
  if (control === "toggle") return key === "value" ? "off" : (said("off") ?? said("on") ?? "1 MB");
  return "1 MB";
}

function wordsOf(name: string, written: Syntax | undefined, problems: Problems): string[] | undefined {
  const items = written?.form === "list" ? written.items : [];
  const words = items.flatMap((item) => (item.form === "text" ? item.text : []));
  if (words.length >= 2 && words.length === items.length && words.length <= mostStops) return words;
  const place = written?.place ?? { start: 0, end: 0 };
  return problems.error(
    "wrong-form",
    place,
    `The options of \`${name}\` are a list of 2 to ${mostStops} values.`,
    {
      hint: "options: [full, compact]",
    },
  );
}

function placeAmong(
  control: Param["control"],
  name: string,
  { text, place }: Text,
  options: readonly string[],
  problems: Problems,
): { readonly options: readonly string[]; readonly at: number } | undefined {
  const among = control === "toggle" ? ["off", "on"] : options;
  const at = among.indexOf(text);
  if (at >= 0) return { options, at };
  const near = nearest(text, among);
  return problems.error(
    "unknown-choice",
    place,
    `\`${name}\` is ${listed(among)}; this is \`${shortened(text)}\`.`,
    {
      hint: near ?? listed(among),
      ...(near !== undefined && { fix: near }),
    },
  );
}
