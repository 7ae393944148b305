import type { Parameter } from "../../engine/index.ts";
import { unitIn } from "./expression/meaning.ts";
import { nearest } from "./nearest.ts";
import { readQuantity } from "./quantity.ts";
import type { Entry } from "./syntax.ts";

/** What a key that is none of `known` may have been meant for: one of them where it is clear which, else all that it could be. */
export interface KeyMeant {
  readonly one: string | undefined;
  readonly all: readonly string[];
}

/** Because chains have names of their own for the same thing, a value with a unit tells more of its key than how that is spelled. */
export function keyMeant(
  { key, value }: Entry,
  known: readonly string[],
  table: Readonly<Record<string, Parameter>>,
): KeyMeant {
  const text = value.form === "text" ? value.text : "";
  const fitting = unitIn(text) === undefined ? [] : known.filter((name) => takes(text, table[name]));
  if (fitting.length === 0) return { one: nearest(key, known), all: known };
  return { one: fitting.length === 1 ? fitting[0] : alike(key, fitting), all: fitting };
}

const takes = (text: string, parameter: Parameter | undefined): boolean =>
  parameter?.kind === "quantity" && "value" in readQuantity(text, parameter.dimension);

/** The only name that begins with the same word (`blockTime`, `blockInterval`), or else one that is spelled much like the key. */
function alike(key: string, names: readonly string[]): string | undefined {
  const kindred = names.filter((name) => firstWord(name) === firstWord(key));
  return kindred.length === 1 ? kindred[0] : nearest(key, names);
}

const firstWord = (name: string): string => name.split(/(?=[A-Z])/)[0] ?? name;
