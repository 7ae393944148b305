import { listed } from "../words.ts";
import { kindsOfNumber, unitIn } from "./expression/meaning.ts";
import { entriesOf } from "./keys.ts";
import { identifier } from "./names.ts";
import { nearest } from "./nearest.ts";
import type { Place, Problems } from "./problems.ts";
import { readQuantity, shortened, writeQuantity } from "./quantity.ts";
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
/** Places that a slider may stop at. */
const mostStops = 200;

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
  const control = controlOf(map);
  const entries = entriesOf(map, "one of `params`", keys[control], problems);
  const text = (key: string) => textOf(name, key, entries.get(key), map.place, problems);
  const value = text("value");
  const label = entries.has("label") ? text("label")?.text : name;
  if (value === undefined || label === undefined) return undefined;
  if (control === "none") return fixed(name, label, value);
  const options = stopsOf(control, name, value, entries, text, problems);
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

function stopsOf(
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
  return range({ from, to, step, factor }, value, problems);
}

function textOf(
  name: string,
  key: string,
  entry: Entry | undefined,
  place: Place,
  problems: Problems,
): Text | undefined {
  if (entry === undefined) {
    return problems.error("missing-key", place, `\`${name}\` has no \`${key}\`.`, {
      hint: `${key}: 1 MB`,
    });
  }
  if (entry.value.form === "text") return entry.value;
  return problems.error("wrong-form", entry.keyPlace, `\`${key}\` is one value.`);
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

interface Range {
  readonly from: Text;
  readonly to: Text;
  /** What a stop is more than the one before. */
  readonly step: Text | undefined;
  /** How many times a stop is the one before. */
  readonly factor: Text | undefined;
}

/** All stops of a slider, the value that is written among them, each in the unit that its range begins with. */
function range({ from, to, step, factor }: Range, value: Text, problems: Problems): string[] | undefined {
  const written = [from, to, value, ...(step === undefined ? [] : [step])];
  const shared = sharedDimension(written.map(({ text }) => text));
  if (shared === undefined) {
    return problems.error(
      "wrong-unit",
      from.place,
      "`value`, `from`, `to` and `step` have one kind of unit.",
      {
        hint: "{ value: 1 MB, from: 1 MB, to: 32 MB, step: 1 MB }",
      },
    );
  }
  const number = ({ text, place }: Text): number => {
    const reading = readQuantity(text, shared);
    if ("value" in reading) return reading.value;
    problems.error(reading.code, place, reading.message, reading);
    return Number.NaN;
  };
  const [low, high, own, by = 0] = written.map(number) as [number, number, number, number?];
  const times = factor === undefined ? 1 : Number(factor.text);
  if (problems.hasErrors) return undefined;
  const stops = stopsBetween(low, high, by, times);
  if (stops === undefined) {
    const place = (step ?? factor ?? from).place;
    const message = `A slider goes up from \`from\` to \`to\` in at most ${mostStops} steps.`;
    return problems.error("out-of-range", place, message, {
      hint: writeQuantity(Math.abs(high - low) / 20, shared, unitIn(from.text)),
    });
  }
  if (own < low || own > high) {
    const message = `\`value\` lies between ${from.text} and ${to.text}; this is ${shortened(value.text)}.`;
    return problems.error("out-of-range", value.place, message, { hint: own < low ? from.text : to.text });
  }
  const all = stops.some((stop) => same(stop, own)) ? stops : [...stops, own].sort((a, b) => a - b);
  return all.map((stop) => (same(stop, own) ? value.text : writeQuantity(stop, shared, unitIn(from.text))));
}

/** Because stops are sums, which a written value need not meet in the last digit. */
const same = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b));

function stopsBetween(low: number, high: number, step: number, factor: number): number[] | undefined {
  const next = (at: number) => (factor === 1 ? low + at * step : low * factor ** at);
  if (!(high > low) || !(factor === 1 ? step > 0 : factor > 1 && low > 0)) return undefined;
  const stops: number[] = [];
  for (let at = 0; next(at) < high * (1 + 1e-12); at++) {
    if (at >= mostStops) return undefined;
    stops.push(Number(next(at).toPrecision(12)));
  }
  return stops.some((stop) => same(stop, high)) ? stops : [...stops, high];
}

/** Something that all of them are measured in; a plain number for those without a unit. */
function sharedDimension(texts: readonly string[]) {
  const kinds = texts.map(kindsOfNumber);
  const [first, ...rest] = kinds.filter((each) => each !== "any");
  if (first === undefined) return "count" as const;
  if (kinds.includes("any")) return undefined;
  return first.find((dimension) => rest.every((each) => each.includes(dimension)));
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
