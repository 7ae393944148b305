import { type AnyFamily, catalog, type Parameter } from "../../engine/index.ts";
import { listed } from "../words.ts";
import { keyMeant } from "./key-meant.ts";
import type { Problems } from "./problems.ts";
import { shortened } from "./quantity.ts";
import type { Entry, Mapping, Syntax } from "./syntax.ts";
import { tierOf } from "./tiers.ts";

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
    meaning:
      "Simulated time before measuring begins; 24 block intervals of the slowest layer, and four times the patience of its users, where a cell does not say.",
  },
  drain: {
    kind: "quantity",
    dimension: "time",
    minimum: 0,
    maximum: 31_557_600,
    meaning:
      "Simulated time after the measured one, in which what was begun may finish; the longest time to settle of its layers and 24 block intervals of the slowest where a cell does not say.",
  },
  runs: {
    kind: "quantity",
    dimension: "count",
    minimum: 1,
    maximum: 1_000,
    whole: true,
    meaning:
      "How often the scenario is simulated, each time with other chance; 20 where a cell does not say, down to 5 where a stack takes long.",
  },
  seed: {
    kind: "quantity",
    dimension: "count",
    minimum: 0,
    maximum: 4_294_967_295,
    whole: true,
    meaning: "Chooses the chance of all runs; `reader` gives every reader chance of his own.",
  },
} as const satisfies Readonly<Record<string, Parameter>>;

/** What each key of a cell says. */
export const keyMeanings = {
  name: "What results, receipts and `--set` call the cell.",
  title: "A heading for its result.",
  l1: "A layer 1: a preset, a map of `preset`, `name` and parameters, or a list of those.",
  l2: "A layer on a layer 1, written likewise; `on` names the layer that it lives on, or one for each role (`{ settlement: …, data: … }`). Where it is left out: the layer with the preset it usually lives on, else the only one there is; a cell without any gets the usual one.",
  l3: "A layer on a layer 2, otherwise like `l2`.",
  bridge: "Joins two layers, `source` and `target`; the only two of the cell where it does not say.",
  network:
    "On what blocks travel: a preset, or a map of how many `nodes` pass them on and how (`relay`, `release`), or one `latency` and `bandwidth` for all links of a full mesh.",
  demand: "Transactions that users try to send: a rate, or a map that says more of them.",
  split:
    "Which layer they send to: a layer, shares that sum to 100 %, or `by-price`. Where it is left out, equal parts go to the layers that no other lives on, bridges aside.",
  events:
    "What happens on the way: a map or a list of `{ outage: LAYER }`, `{ fails: LAYER.PARTY }` or a list of parties, `{ partition: LAYER, share: 40 % }` and `{ crowd: LAYER, rate: 200 tx/s }`, each with `at` and `for`.",
  attack:
    "Who misbehaves, and how: a map, or a list of one for each layer that is attacked. `plan` names the attack, `on` the layer (left out: the only one that knows the plan), `controls` who takes part, `victims` whom it is aimed at, `share` the weight of a producer of the attacker's own, `at` from when on, `for` how long.",
  upgrade:
    "What a layer becomes in mid-run: `layer`, `at` a number of blocks (of a layer above: a time), `set` new values of its parameters, `to` another protocol of a layer 1.",
  ...Object.fromEntries(Object.entries(runParameters).map(([name, { meaning }]) => [name, meaning])),
  show: "What to draw: `trilemma`, charts by name, `measures`; everything where it is left out. In a sweep, a comparison: measures by name.",
  expect: "What should come out: measures with a range, a limit or `about`.",
  extends: "Another cell whose scenario this one begins with: what it says itself goes on top of that.",
  params:
    "Values with names, which `=size` or `=2 * params.size` stand for anywhere in the cell. One that says what else it could be is drawn as a slider (`{ value, from, to, step }`, or `factor` instead of `step`), a choice (`{ value, options }`) or a switch (`{ value: off, off, on }`).",
  sweep:
    "Which values to try: one or two of `CELL.path: [values]`, such as `base.l1.blockSize: [1 MB, 2 MB, 4 MB]` or `base.params.size`.",
  compare: "The cells whose scenarios to hold against each other, the first of them the one to compare with.",
  claim: "A sentence that the simulation is to judge.",
  holds:
    "What a claim asserts, or a challenge asks for: a list of conditions such as `big.userTps > 2 * base.userTps` or `base.staleShare in 1 % .. 3 %`.",
  verdict: "What the author expects of a claim: `supported`, `contradicted` or `depends`.",
  predict:
    "A question that the reader answers before the run: its words, or a map of `ask`, `hints`, and `than` for what to compare with.",
  answer:
    "What the prediction is graded by: an expression such as `big.userTps`, or a measure of a sweep, which the reader draws.",
  quiz: "A question with options that the run decides on: a map of `ask`, `options` (words and the condition under which they are right; at least one holds, and at least one does not) and `hints`.",
  challenge:
    "What the reader is to reach by turning the params of a cell: its words, or a map of `task` and `hints`.",
} as const satisfies Readonly<Record<string, string>>;

/** Keys of a cell that this version understands. */
export const cellKeys: readonly string[] = Object.keys(keyMeanings);

/** Keys that are settled and not understood yet. */
export const laterKeys: readonly string[] = ["prices", "weights", "trace"];

/** The entries of a map by key; a key that is none of `known` is a problem that says which is meant, by what `table` says of them. */
export function entriesOf(
  { entries }: Mapping,
  where: string,
  known: readonly string[],
  problems: Problems,
  table: Readonly<Record<string, Parameter>> = {},
): ReadonlyMap<string, Entry> {
  const found = new Map<string, Entry>();
  for (const entry of entries) {
    if (known.includes(entry.key)) found.set(entry.key, entry);
    else unknown(entry, where, known, table, problems);
  }
  return found;
}

function unknown(
  entry: Entry,
  where: string,
  known: readonly string[],
  table: Readonly<Record<string, Parameter>>,
  problems: Problems,
): void {
  if (problems.full) return;
  const { key, keyPlace } = entry;
  const owner = where === "a cell" ? ownerOf(key) : undefined;
  if (owner !== undefined) {
    problems.error("unknown-key", keyPlace, `\`${key}\` belongs inside \`${owner.key}\`.`, {
      hint: `${owner.key}: { ${owner.first}${key}: … }`,
    });
    return;
  }
  const { one, all } = keyMeant(entry, known, table);
  problems.error("unknown-key", keyPlace, `\`${shortened(key)}\` is no key of ${where}.`, {
    hint: one ?? `one of ${listed(all)}`,
    ...(one !== undefined && { fix: one }),
  });
}

/** The key of a cell whose map holds a parameter, and what stands before it there. */
function ownerOf(parameter: string): { readonly key: string; readonly first: string } | undefined {
  const families = Object.values<AnyFamily>(catalog.families);
  const family = families.find(({ parameters }) => Object.hasOwn(parameters, parameter));
  if (family !== undefined)
    return { key: tierOf(family), first: `preset: ${Object.keys(family.presets)[0] ?? "…"}, ` };
  const key = inNetworkOrDemand(parameter);
  return key && { key, first: "" };
}

/** Which of the two keys holds a parameter. */
export function inNetworkOrDemand(parameter: string): "network" | "demand" | undefined {
  if (Object.hasOwn({ ...catalog.gossipParameters, ...catalog.meshParameters }, parameter)) return "network";
  return Object.hasOwn(catalog.demandParameters, parameter) ? "demand" : undefined;
}

/** What may be written as one word or as a map in which the word has a key: `l1: bitcoin` is `l1: { preset: bitcoin }`. */
export const shorthands = {
  l1: "preset",
  l2: "preset",
  l3: "preset",
  bridge: "preset",
  network: "preset",
  demand: "rate",
} as const;

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
  return problems.error("wrong-form", written.place, `\`${name}\` is a ${key} or a map, not a list.`, {
    hint: `a ${key}`,
  });
}
