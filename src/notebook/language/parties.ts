import { listed } from "../words.ts";
import type { LayerPart } from "./layer-part.ts";
import { nearest } from "./nearest.ts";
import type { Problems } from "./problems.ts";
import { shortened } from "./quantity.ts";
import type { Entry, Text } from "./syntax.ts";

/** Everybody who can fail or misbehave on a layer, by name: operators, producers, and those on its attack paths. */
export function partiesOf({ family, scenario: { parameters } }: LayerPart): readonly string[] {
  const { producers, paths } = family.trust(parameters);
  const sharing = [producers, ...paths.map(({ parties }) => parties)];
  return [...new Set([...family.operators(parameters), ...sharing.flatMap((shares) => Object.keys(shares))])];
}

/** One of a layer's parties, or of those given. `prefix` stands before the name in the text: "arbitrum." */
export function partyNamed(
  { text, place }: Text,
  layer: LayerPart,
  prefix: string,
  problems: Problems,
  parties = partiesOf(layer),
): string | undefined {
  if (parties.includes(text)) return text;
  const meant = nearest(text, parties) ?? (parties.length === 1 ? parties[0] : undefined);
  const { name } = layer.scenario;
  return problems.error("unknown-party", place, `Nobody on \`${name}\` is called \`${shortened(text)}\`.`, {
    hint: meant === undefined ? offered(parties, prefix) : `${prefix}${meant}`,
    ...(meant !== undefined && { fix: `${prefix}${meant}` }),
  });
}

/** One or a list of them, each once; empty where nothing is written. `named` says who is meant by a word, or what is wrong with it. */
export function readParties(
  key: string,
  entry: Entry | undefined,
  named: (word: Text) => string | undefined,
  problems: Problems,
): readonly string[] | undefined {
  if (entry === undefined) return [];
  const items = entry.value.form === "list" ? entry.value.items : [entry.value];
  const parties = items.map((item) => {
    if (item.form === "text") return named(item);
    return problems.error("wrong-form", item.place, `\`${key}\` is a list of names.`, {
      hint: "[first, second]",
    });
  });
  if (parties.some((party) => party === undefined)) return undefined;
  return [...new Set(parties as string[])];
}

/** Because a chain may have hundreds of producers. */
const most = 8;

/** Some of those who may be named. */
export function offered(parties: readonly string[], prefix = ""): string {
  const shown = parties.slice(0, most).map((party) => `${prefix}${party}`);
  if (shown.length === 0) return "an outage of the whole layer";
  return parties.length > most ? `${shown.join(", ")}, …` : listed(shown);
}
