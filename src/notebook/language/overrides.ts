import { shorthands } from "./keys.ts";
import { type ProblemCode, Problems } from "./problems.ts";
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
    return value === undefined ? map : put(map, segments(path, name), value, at);
  }, cell);
}

/** `base.l1.blockSize` is `l1.blockSize` in the cell named `base`; names further in may hold dots. */
function segments(path: string, name: string): string[] {
  const own = path.startsWith(`${name}.`) ? path.slice(name.length + 1) : path;
  const [top = "", second, ...rest] = own.split(".");
  if (second === undefined) return [top];
  if (top === "expect") return [top, [second, ...rest].join(".")];
  return rest.length === 0 ? [top, second] : [top, second, rest.join(".")];
}

function put(
  map: Mapping,
  [key = "", ...rest]: readonly string[],
  value: Syntax,
  place: Syntax["place"],
): Mapping {
  const old = map.entries.find((entry) => entry.key === key);
  const entry: Entry =
    rest.length === 0
      ? { key, keyPlace: place, value }
      : { key, keyPlace: old?.keyPlace ?? place, value: put(inside(key, old, place), rest, value, place) };
  const entries =
    old === undefined ? [...map.entries, entry] : map.entries.map((each) => (each === old ? entry : each));
  return { ...map, entries };
}

/** The map that an override goes into; a word that stands for a map becomes it. */
function inside(key: string, old: Entry | undefined, place: Syntax["place"]): Mapping {
  if (old?.value.form === "map") return old.value;
  const word = Object.hasOwn(shorthands, key) ? shorthands[key as keyof typeof shorthands] : undefined;
  const entries =
    old?.value.form === "text" && word !== undefined
      ? [{ key: word, keyPlace: old.keyPlace, value: old.value }]
      : [];
  return { form: "map", entries, place: old?.value.place ?? place };
}

function parsed(typed: string, place: Syntax["place"], problems: Problems): Syntax | undefined {
  const own = new Problems();
  const value = syntax(typed, own);
  for (const { code, message, hint } of own.inOrder()) {
    problems.error(code as ProblemCode, place, message, hint === undefined ? {} : { hint });
  }
  return value && placed(value, place);
}

function placed(value: Syntax, place: Syntax["place"]): Syntax {
  if (value.form === "map") {
    const entries = value.entries.map((entry) => ({
      ...entry,
      keyPlace: place,
      value: placed(entry.value, place),
    }));
    return { ...value, entries, place };
  }
  if (value.form === "list")
    return { ...value, items: value.items.map((item) => placed(item, place)), place };
  return { ...value, place };
}

/** Where the text says something of what an override changes. */
function placeIn(map: Mapping, path: string): Syntax["place"] | undefined {
  const keys = path.split(".");
  return map.entries.find(({ key }) => keys.includes(key))?.keyPlace;
}
