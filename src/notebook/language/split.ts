import type { Split } from "../../engine/index.ts";
import { layerMeant, layerNamed, namesOf } from "./layer-names.ts";
import type { LayerPart } from "./layer-part.ts";
import { nearest } from "./nearest.ts";
import type { Problems } from "./problems.ts";
import { percentMeant, readQuantity, shortened, writeQuantity } from "./quantity.ts";
import type { Entry, Mapping, Syntax, Text } from "./syntax.ts";

/** `split: by-price`, `split: arbitrum` or `split: { ethereum: 10 %, arbitrum: 90 % }`: every layer's share of the demand. */
export function readSplit(
  written: Syntax | undefined,
  parts: readonly LayerPart[],
  problems: Problems,
): Split | undefined {
  if (written === undefined) return usualSplit(parts);
  if (written.form === "map") return readShares(written, parts, problems);
  if (written.form === "text") return readWord(written, parts, problems);
  const code = written.form === "nothing" ? "missing-value" : "wrong-form";
  return problems.error(
    code,
    written.place,
    "`split` is `by-price`, a layer or a map of layers and shares.",
    {
      hint: "by-price",
    },
  );
}

/** Because users go as high as the stack does, equal parts to the layers that nobody lives on; a bridge has no users of its own. */
function usualSplit(parts: readonly LayerPart[]): Split {
  const houses = parts.filter(({ tier }) => tier !== "bridge");
  const hosts = new Set(houses.flatMap(({ scenario: { on } }) => Object.values(on)));
  const leaves = namesOf(houses).filter((name) => !hosts.has(name));
  return sharesOf(parts, new Map(leaves.map((name) => [name, 1 / leaves.length])));
}

/** Every layer has a share, 0 included. */
const sharesOf = (parts: readonly LayerPart[], shares: ReadonlyMap<string, number>): Split =>
  Object.fromEntries(namesOf(parts).map((name) => [name, shares.get(name) ?? 0]));

const byPrice = "by-price";

function readWord(word: Text, parts: readonly LayerPart[], problems: Problems): Split | undefined {
  if (word.text === byPrice) return byPrice;
  const layer = layerMeant(word.text, parts);
  if (layer !== undefined) return sharesOf(parts, new Map([[layer.scenario.name, 1]]));
  const meant = nearest(word.text, [byPrice, ...namesOf(parts)]);
  return problems.error(
    "unknown-layer",
    word.place,
    `\`${shortened(word.text)}\` is no layer of this cell; users go to a layer, to several by shares, or \`${byPrice}\`.`,
    { hint: meant ?? byPrice, ...(meant !== undefined && { fix: meant }) },
  );
}

/** How far from 100 % shares may end: thirds are written with two or three digits. */
const slack = 0.005;

function readShares(written: Mapping, parts: readonly LayerPart[], problems: Problems): Split | undefined {
  const read = written.entries.map((entry) => readShare(entry, parts, problems));
  if (read.some((share) => share === undefined)) return undefined;
  const shares = new Map<string, number>();
  for (const { name, value } of read as Share[]) shares.set(name, (shares.get(name) ?? 0) + value);
  const total = [...shares.values()].reduce((sum, value) => sum + value, 0);
  if (Math.abs(total - 1) <= slack)
    return sharesOf(parts, new Map([...shares].map(([name, value]) => [name, value / total])));
  const sum = writeQuantity(Number(total.toPrecision(4)), "share", "%");
  return problems.error("incomplete-shares", written.place, `The shares of \`split\` sum to ${sum}.`, {
    hint: "shares that sum to 100 %",
  });
}

interface Share {
  readonly name: string;
  readonly value: number;
}

function readShare(
  { key, keyPlace, value }: Entry,
  parts: readonly LayerPart[],
  problems: Problems,
): Share | undefined {
  const layer = layerNamed({ form: "text", text: key, place: keyPlace }, parts, problems);
  if (layer === undefined) return undefined;
  if (value.form !== "text") {
    return problems.error("missing-value", keyPlace, `\`${key}\` has no share in \`split\`.`, {
      hint: `${key}: 10 %`,
    });
  }
  const reading = readQuantity(value.text, "share");
  if (!("value" in reading)) return problems.error(reading.code, value.place, reading.message, reading);
  if (reading.value < 0 || reading.value > 1) {
    return problems.error("out-of-range", value.place, "A share is between 0 % and 100 %.", {
      hint: percentMeant(value.text, reading.value) ?? "50 %",
    });
  }
  return { name: layer.scenario.name, value: reading.value };
}
