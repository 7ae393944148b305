import { listed } from "../words.ts";
import type { LayerPart } from "./layer-part.ts";
import { freeName, identifier } from "./names.ts";
import { nearest } from "./nearest.ts";
import type { Problems } from "./problems.ts";
import { shortened } from "./quantity.ts";
import type { Entry, Syntax, Text } from "./syntax.ts";
import { presetsOf } from "./tiers.ts";

export const namesOf = (parts: readonly LayerPart[]): readonly string[] =>
  parts.map(({ scenario }) => scenario.name);

/** What an author calls a layer, where that is not the name of its preset. */
export function readLayerName({ value, keyPlace }: Entry, problems: Problems): string | undefined {
  if (value.form === "text" && identifier.test(value.text)) return value.text;
  const place = value.form === "nothing" ? keyPlace : value.place;
  return problems.error(
    "bad-name",
    place,
    "A layer's name begins with a letter and holds letters, digits, `-` and `_`.",
    { hint: "name: chain" },
  );
}

/** Whether every layer has a name of its own. */
export function areUnlike(parts: readonly LayerPart[], problems: Problems): boolean {
  const names = namesOf(parts);
  const taken = new Set(names);
  const doubles = parts.filter(({ scenario }, index) => names.indexOf(scenario.name) !== index);
  for (const part of doubles) {
    const free = freeName(part.scenario.name, taken);
    taken.add(free);
    sayDouble(part, free, problems);
  }
  return doubles.length === 0;
}

function sayDouble({ scenario, place, placeOf }: LayerPart, free: string, problems: Problems): void {
  const { name, preset } = scenario;
  const message = `Another layer of this cell is called \`${name}\`; give this one a name of its own.`;
  if (placeOf("name") !== place) {
    problems.error("duplicate-name", placeOf("name"), message, { fix: free });
    return;
  }
  const isWord = placeOf("preset") === place;
  problems.error("duplicate-name", place, message, {
    hint: `{ preset: ${preset}, name: ${free} }`,
    ...(isWord && { fix: `{ preset: ${preset}, name: ${free} }` }),
  });
}

/** The layer that a word means: by its name, or by its key where the cell has one such layer. */
export function layerMeant(word: string, parts: readonly LayerPart[]): LayerPart | undefined {
  const named = parts.find(({ scenario }) => scenario.name === word);
  const under = parts.filter(({ tier }) => tier === word);
  return named ?? (under.length === 1 ? under[0] : undefined);
}

/** The layer that is named somewhere in the cell; a problem where there is none, or more than one that could be meant. */
export function layerNamed(
  { text, place }: Text,
  parts: readonly LayerPart[],
  problems: Problems,
): LayerPart | undefined {
  const meant = layerMeant(text, parts);
  if (meant !== undefined) return meant;
  const several = namesOf(parts.filter(({ tier }) => tier === text));
  if (several.length > 1) {
    const message = `This cell has more than one \`${text}\`; write the name of the one that is meant.`;
    return problems.error("ambiguous-layer", place, message, { hint: listed(several) });
  }
  const names = namesOf(parts);
  const near = nearest(text, names) ?? (names.length === 1 ? names[0] : undefined);
  return problems.error("unknown-layer", place, `This cell has no layer \`${shortened(text)}\`.`, {
    hint: near ?? listed(names),
    ...(near !== undefined && { fix: near }),
  });
}

/** A word where the name of a layer is expected. */
export function asName(key: string, written: Syntax, problems: Problems): Text | undefined {
  if (written.form === "text") return written;
  const code = written.form === "nothing" ? "missing-value" : "wrong-form";
  return problems.error(code, written.place, `\`${key}\` is the name of one layer.`, {
    hint: `${key}: ${presetsOf("l1")[0] ?? "…"}`,
  });
}
