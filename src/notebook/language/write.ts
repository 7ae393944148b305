import { overridden } from "./overrides.ts";
import { Problems } from "./problems.ts";
import type { Entry, Mapping, Syntax } from "./syntax.ts";

/** A cell as an author would type it: a key in each line, its name first, what stands below a key in braces. */
export function writeCell({ entries }: Mapping): string {
  const isFirst = ({ key }: Entry) => key === "name";
  const ordered = [...entries.filter(isFirst), ...entries.filter((entry) => !isFirst(entry))];
  return `${ordered.map(entry).join("\n")}\n`;
}

/** A cell of a name that says nothing but what is set, by path: `attack.on` -> `arbitrum`. */
export function cellOf(set: Readonly<Record<string, string>>): string {
  const nowhere = { start: 0, end: 0 };
  return writeCell(overridden({ form: "map", entries: [], place: nowhere }, set, "", new Problems()));
}

/** The list that is meant by names with commas between them: `[arbitrum, zksync]` of `arbitrum, zksync`. */
export function inBrackets(text: string): string {
  const names = text.split(",").map((name) => name.trim());
  return `[${names.filter((name) => name !== "").join(", ")}]`;
}

const entry = ({ key, value }: Entry): string => `${word(key)}: ${written(value)}`.trimEnd();

function written(value: Syntax): string {
  if (value.form === "map") return `{ ${value.entries.map(entry).join(", ")} }`;
  if (value.form === "list") return `[${value.items.map(written).join(", ")}]`;
  return value.form === "text" ? word(value.text) : "";
}

/** What YAML reads as it stands, in braces too. */
const plain = /^[\p{L}\p{N}=$.+(/-](?:[^\n,[\]{}#:"'&*!|@`\\>]*[^\s,[\]{}#:"'&*!|@`\\>])?$/u;

/** Because a lone `-` begins a list. */
const word = (text: string): string =>
  plain.test(text) && text !== "-" && !text.startsWith("- ") ? text : JSON.stringify(text);
