import { catalog, type Parameter } from "../../engine/index.ts";
import { nearest } from "./nearest.ts";
import type { Problems } from "./problems.ts";
import { listed, shortened } from "./quantity.ts";
import type { Entry, Mapping, Syntax } from "./syntax.ts";

/** What a cell may say of its run: these stand at the top level. */
export const runParameters = {
  duration: {
    kind: "quantity",
    dimension: "time",
    minimum: 60,
    maximum: 31_557_600,
    meaning: "Simulated time that is measured.",
  },
  warmup: {
    kind: "quantity",
    dimension: "time",
    minimum: 0,
    maximum: 31_557_600,
    meaning: "Simulated time before measuring begins; 24 block intervals where a cell does not say.",
  },
  drain: {
    kind: "quantity",
    dimension: "time",
    minimum: 0,
    maximum: 31_557_600,
    meaning:
      "Simulated time after the measured one, in which what was begun may finish; the time to settle and 24 block intervals where a cell does not say.",
  },
  runs: {
    kind: "quantity",
    dimension: "count",
    minimum: 1,
    maximum: 1_000,
    whole: true,
    meaning: "How often the scenario is simulated, each time with other chance.",
  },
  seed: {
    kind: "quantity",
    dimension: "count",
    minimum: 0,
    maximum: 4_294_967_295,
    whole: true,
    meaning: "Chooses the chance of all runs.",
  },
} as const satisfies Readonly<Record<string, Parameter>>;

/** Keys of a cell that this version understands. */
export const cellKeys = [
  "name",
  "title",
  "l1",
  "network",
  "demand",
  ...Object.keys(runParameters),
  "show",
  "expect",
];

/** Keys that are settled and not understood yet. */
export const laterKeys =
  "l2 l3 bridge split events attack upgrade prices weights extends params sweep compare claim holds verdict predict answer quiz challenge trace".split(
    " ",
  );

/** The entries of a map by key; a key that is none of `known` is a problem that says which is nearest. */
export function entriesOf(
  { entries }: Mapping,
  where: string,
  known: readonly string[],
  problems: Problems,
): ReadonlyMap<string, Entry> {
  const found = new Map<string, Entry>();
  for (const entry of entries) {
    if (known.includes(entry.key)) found.set(entry.key, entry);
    else unknown(entry, where, known, problems);
  }
  return found;
}

function unknown(
  { key, keyPlace }: Entry,
  where: string,
  known: readonly string[],
  problems: Problems,
): void {
  if (problems.full) return;
  const owner = where === "a cell" ? ownerOf(key) : undefined;
  if (owner !== undefined) {
    problems.error("unknown-key", keyPlace, `\`${key}\` belongs inside \`${owner}\`.`, {
      hint: owner === "l1" ? `l1: { preset: bitcoin, ${key}: … }` : `${owner}: { ${key}: … }`,
    });
    return;
  }
  const meant = nearest(key, known);
  problems.error("unknown-key", keyPlace, `\`${shortened(key)}\` is no key of ${where}.`, {
    hint: meant ?? `one of ${listed(known)}`,
    ...(meant !== undefined && { fix: meant }),
  });
}

/** The key of a cell whose map holds a parameter. */
function ownerOf(parameter: string): keyof typeof shorthands | undefined {
  if (Object.values(catalog.families).some(({ parameters }) => Object.hasOwn(parameters, parameter)))
    return "l1";
  if (Object.hasOwn(catalog.networkParameters, parameter)) return "network";
  return Object.hasOwn(catalog.demandParameters, parameter) ? "demand" : undefined;
}

/** What may be written as one word or as a map in which the word has a key: `l1: bitcoin` is `l1: { preset: bitcoin }`. */
export const shorthands = { l1: "preset", network: "preset", demand: "rate" } as const;

/** A map for what is one, or for the word that stands for one. */
export function mapOf(
  name: keyof typeof shorthands,
  written: Syntax,
  problems: Problems,
): Mapping | undefined {
  const key = shorthands[name];
  if (written.form === "map") return written;
  if (written.form === "text") {
    return { form: "map", place: written.place, entries: [{ key, keyPlace: written.place, value: written }] };
  }
  if (written.form === "nothing") {
    return problems.error("missing-value", written.place, `\`${name}\` has no value.`, { hint: `a ${key}` });
  }
  return problems.error("wrong-form", written.place, `\`${name}\` is a ${key} or a map, not a list.`);
}
