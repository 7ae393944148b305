import type { Place, Problems } from "../problems.ts";
import type { Entry, Mapping, Syntax, Text } from "../syntax.ts";

const longestWords = 600;
const mostHints = 6;

/** Words of the author's, on one line or several. */
export function wordsOf(key: string, written: Syntax | undefined, place: Place, problems: Problems) {
  if (written?.form === "text" && written.text.length <= longestWords) return written.text;
  const message =
    written?.form === "text" || written?.form === undefined || written.form === "nothing"
      ? `\`${key}\` is a sentence of at most ${longestWords} characters.`
      : `\`${key}\` is a sentence; a colon or a comma in it asks for quotes around it.`;
  return problems.error("wrong-form", written?.place ?? place, message, { hint: `${key}: "…"` });
}

/** A list of sentences that are shown one after the other. */
export function hintsOf(entry: Entry | undefined, problems: Problems): readonly string[] | undefined {
  if (entry === undefined) return [];
  const items = entry.value.form === "list" ? entry.value.items : [entry.value];
  if (items.length > mostHints) {
    const message = `There are at most ${mostHints} hints; these are ${items.length}.`;
    return problems.error("out-of-range", entry.keyPlace, message);
  }
  const hints = items.map((item) => wordsOf("hints", item, entry.keyPlace, problems));
  return hints.some((hint) => hint === undefined) ? undefined : (hints as string[]);
}

/** A map, or the sentence that stands for a map of one key. */
export function askedOf(key: string, first: string, { value, keyPlace }: Entry, problems: Problems) {
  if (value.form === "map") return value;
  if (value.form === "text") return alone(first, value);
  return problems.error("wrong-form", keyPlace, `\`${key}\` is a sentence, or a map that says more.`, {
    hint: `${key}: "…"`,
  });
}

const alone = (key: string, value: Text): Mapping => ({
  form: "map",
  place: value.place,
  entries: [{ key, keyPlace: value.place, value }],
});
