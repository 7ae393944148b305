import { Problems } from "./problems.ts";
import { type Syntax, syntax, type Text } from "./syntax.ts";

/** A cell under another name, and with what it extends or compares by others: `names` holds what each is called from now on. */
export function renamed(text: string, names: ReadonlyMap<string, string>): string {
  const root = syntax(text, new Problems());
  const entries = root?.form === "map" ? root.entries : [];
  const words = entries.filter(({ key }) => naming.includes(key)).flatMap(({ value }) => wordsIn(value));
  // From the end, so that places before hold.
  return words.reverse().reduce((whole, { text: name, place: { start, end } }) => {
    const next = names.get(name);
    return next === undefined ? whole : whole.slice(0, start) + next + whole.slice(end);
  }, text);
}

const naming: readonly string[] = ["name", "extends", "compare"];

function wordsIn(value: Syntax): readonly Text[] {
  if (value.form === "list") return value.items.flatMap(wordsIn);
  return value.form === "text" ? [value] : [];
}
