import { moved } from "./extend.ts";
import { shorthands } from "./keys.ts";
import { type Place, type ProblemCode, Problems } from "./problems.ts";
import { shortened } from "./quantity.ts";
import { type Entry, type Mapping, type Syntax, syntax } from "./syntax.ts";

/** The cell as if each override had been typed into it: `l1.blockSize` -> `8 MB`. */
export function overridden(
  cell: Mapping,
  set: Readonly<Record<string, string>>,
  name: string,
  problems: Problems,
): Mapping {
  return Object.entries(set).reduce((map, [path, typed]) => {
    const at = { ...(placeIn(map, path) ?? { start: 0, end: 0 }), set: `${path}="${shortened(typed)}"` };
    const value = parsed(typed, at, problems);
    return value === undefined ? map : put(map, segments(path, name), value, at, problems);
  }, cell);
}

/** The cell with a value at a path, such as `l1.blockSize`, as if it had been typed there; `place` is where the path is written. */
export const withValue = (
  cell: Mapping,
  path: string,
  value: Syntax,
  place: Place,
  name: string,
  problems: Problems,
): Mapping => put(cell, segments(path, name), value, place, problems);

/** `base.l1.blockSize` is `l1.blockSize` in the cell named `base`; names further in may hold dots. */
function segments(path: string, name: string): string[] {
  const own = path.startsWith(`${name}.`) ? path.slice(name.length + 1) : path;
  const [top = "", second, ...rest] = own.split(".");
  if (second === undefined) return [top];
  // Because a param that can be turned is a map, and it is its value that is meant.
  if (top === "params" && rest.length === 0) return [top, second, "value"];
  if (top === "expect") return [top, [second, ...rest].join(".")];
  return rest.length === 0 ? [top, second] : [top, second, rest.join(".")];
}

function put(
  map: Mapping,
  [key = "", ...rest]: readonly string[],
  value: Syntax,
  place: Place,
  problems: Problems,
): Mapping {
  const old = map.entries.find((entry) => entry.key === key);
  const next = within(key, old, rest, value, place, problems);
  if (next === undefined) return map;
  const entry: Entry = { key, keyPlace: rest.length === 0 ? place : (old?.keyPlace ?? place), value: next };
  const entries =
    old === undefined ? [...map.entries, entry] : map.entries.map((each) => (each === old ? entry : each));
  return { ...map, entries };
}

/** What stands under a key after an override of something below it. */
function within(
  key: string,
  old: Entry | undefined,
  rest: readonly string[],
  value: Syntax,
  place: Place,
  problems: Problems,
): Syntax | undefined {
  if (rest.length === 0) return value;
  if (old?.value.form !== "list") return put(inside(key, old?.value, place), rest, value, place, problems);
  const [name = "", ...further] = rest;
  const index = old.value.items.findIndex((item) => isCalled(item, name));
  const item = old.value.items[index];
  if (item === undefined || further.length === 0) {
    return problems.error(
      "unknown-key",
      place,
      `\`${key}\` is a list, and nothing in it is called \`${shortened(name)}\`.`,
      {
        hint: `${key}.NAME.parameter, or the whole list`,
      },
    );
  }
  const changed = put(inside(key, item, place), [further.join(".")], value, place, problems);
  return { ...old.value, items: old.value.items.map((each, at) => (at === index ? changed : each)) };
}

/** Whether an item of a list of layers has that name, or that preset where it has none; or one of a list of attacks is on that layer, or by that plan where it names none. */
function isCalled(item: Syntax, name: string): boolean {
  if (item.form === "text") return item.text === name;
  if (item.form !== "map") return false;
  const word = ["name", "preset", "on", "plan"].flatMap(
    (key) => item.entries.find((entry) => entry.key === key)?.value ?? [],
  );
  return word[0]?.form === "text" && word[0].text === name;
}

/** The map that an override goes into; a word that stands for a map becomes it. */
function inside(key: string, old: Syntax | undefined, place: Place): Mapping {
  if (old?.form === "map") return old;
  const word = Object.hasOwn(shorthands, key) ? shorthands[key as keyof typeof shorthands] : undefined;
  const entries =
    old?.form === "text" && word !== undefined ? [{ key: word, keyPlace: old.place, value: old }] : [];
  return { form: "map", entries, place: old?.place ?? place };
}

function parsed(typed: string, place: Place, problems: Problems): Syntax | undefined {
  const own = new Problems();
  const value = syntax(typed, own);
  for (const { code, message, hint } of own.inOrder()) {
    problems.error(code as ProblemCode, place, message, hint === undefined ? {} : { hint });
  }
  return value && moved(value, place);
}

/** Where the text says something of what an override changes. */
function placeIn(map: Mapping, path: string): Place | undefined {
  const keys = path.split(".");
  return map.entries.find(({ key }) => keys.includes(key))?.keyPlace;
}
