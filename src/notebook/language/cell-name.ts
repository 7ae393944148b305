import { identifier } from "./names.ts";
import type { Problems } from "./problems.ts";
import type { Entry, Mapping, Syntax, Text } from "./syntax.ts";

/** The name that a cell gives itself, if it is one. */
export function nameIn({ entries }: Mapping): Text | undefined {
  const value = entries.find(({ key }) => key === "name")?.value;
  return value?.form === "text" && identifier.test(value.text) ? value : undefined;
}

/** Says so where the name that a cell gives itself is none. */
export function checkName({ entries }: Mapping, problems: Problems): void {
  const entry = entries.find(({ key }) => key === "name");
  if (entry === undefined) return;
  const { value } = entry;
  if (value.form === "text" && identifier.test(value.text)) return;
  problems.error(
    "bad-name",
    value.place.end > value.place.start ? value.place : entry.keyPlace,
    "A cell's name begins with a letter and holds letters, digits, `-` and `_`.",
    {
      ...nameLike(value),
    },
  );
}

function nameLike(value: Syntax): { readonly hint?: string; readonly fix?: string } {
  if (value.form !== "text") return { hint: "name: base" };
  const fix = value.text
    .replace(/[^A-Za-z0-9_-]+/g, "-")
    .replace(/^[^A-Za-z]+|-+$/g, "")
    .slice(0, 64);
  return identifier.test(fix) ? { fix } : { hint: "base" };
}

const longestTitle = 200;

/** A heading for its result; null where the cell has none. */
export function readTitle(entry: Entry | undefined, problems: Problems): string | null {
  if (entry === undefined) return null;
  const { value } = entry;
  if (value.form === "text" && value.text.length <= longestTitle) return value.text;
  problems.error("wrong-form", entry.keyPlace, `A title is one line of at most ${longestTitle} characters.`);
  return null;
}
