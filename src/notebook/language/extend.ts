import { shorthands } from "./keys.ts";
import type { Place } from "./problems.ts";
import type { Entry, Mapping, Syntax } from "./syntax.ts";

/** What a cell says of itself alone, whoever it extends. */
const own = ["name", "title", "expect", "extends"];

/**
 * A cell as if it had been typed into the one it extends: a map goes into the map of its key, anything else takes its place. What it
 * has from there stands at `place`, where it says so.
 */
export function extended(base: Mapping, cell: Mapping, place: Place): Mapping {
  const kept = base.entries.filter(({ key }) => !own.includes(key)).map((entry) => movedEntry(entry, place));
  return { ...cell, entries: merged(kept, cell.entries) };
}

function merged(below: readonly Entry[], above: readonly Entry[]): readonly Entry[] {
  const news = above.filter(({ key }) => !below.some((entry) => entry.key === key));
  const changed = below.map((old) => {
    const entry = above.find(({ key }) => key === old.key);
    return entry === undefined ? old : { ...entry, value: joined(old.key, old.value, entry.value) };
  });
  return [...changed, ...news];
}

function joined(key: string, below: Syntax, above: Syntax): Syntax {
  const [old, own] = [asMap(key, below), asMap(key, above)];
  if (old === undefined || own === undefined || above.form !== "map" || isOther(old, own)) return above;
  return { ...own, entries: merged(old.entries, own.entries) };
}

/** Because the parameters of one preset mean nothing to another. */
function isOther(below: Mapping, above: Mapping): boolean {
  const [old, own] = [below, above].map(({ entries }) => entries.find(({ key }) => key === "preset")?.value);
  if (own === undefined) return false;
  return !(old?.form === "text" && own.form === "text" && old.text === own.text);
}

/** A map, or the map that a word stands for. */
function asMap(key: string, value: Syntax): Mapping | undefined {
  if (value.form === "map") return value;
  if (value.form !== "text" || !Object.hasOwn(shorthands, key)) return undefined;
  const word = shorthands[key as keyof typeof shorthands];
  return { form: "map", place: value.place, entries: [{ key: word, keyPlace: value.place, value }] };
}

/** The same of an entry. */
export const movedEntry = ({ key, value }: Entry, place: Place): Entry => ({
  key,
  keyPlace: place,
  value: moved(value, place),
});

/** Syntax of another text, or of none, as if all of it stood at one place. */
export function moved(value: Syntax, place: Place): Syntax {
  if (value.form === "map")
    return { ...value, place, entries: value.entries.map((entry) => movedEntry(entry, place)) };
  if (value.form === "list") return { ...value, place, items: value.items.map((item) => moved(item, place)) };
  return { ...value, place };
}
