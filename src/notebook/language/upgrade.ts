import {
  type AnyFamily,
  catalog,
  familyOfPreset,
  type LawPlan,
  type LayerScenario,
  lawsOf,
  newest,
  type Parameter,
  type Scenario,
  type Upgrade,
} from "../../engine/index.ts";
import { listed } from "../words.ts";
import { forked, forkKeys, isFork } from "./adoption.ts";
import { amended, isAmendable } from "./amendment.ts";
import { entriesOf } from "./keys.ts";
import { asName, layerNamed, namesOf } from "./layer-names.ts";
import type { LayerPart } from "./layer-part.ts";
import { nearest } from "./nearest.ts";
import { readAll, readSet } from "./parts.ts";
import type { Place, Problems } from "./problems.ts";
import { shortened, writeQuantity } from "./quantity.ts";
import type { Entry, Mapping, Syntax } from "./syntax.ts";

/** What an upgrade says beside what becomes of which layer. */
export const upgradeParameters = {
  at: {
    kind: "quantity",
    dimension: "blocks",
    minimum: 1,
    maximum: 1_000_000_000,
    whole: true,
    meaning:
      "Height of the chain from which on it holds, counted from the beginning of the run; of a layer above, a time from the beginning of the measured time (`at: 2 h`).",
  },
} as const satisfies Readonly<Record<string, Parameter>>;

/** The layers with what becomes of them: `upgrade: { at: 1000 blocks, set: { blockSize: 2 MB } }`, or a list of such. */
export function upgraded(
  written: Syntax | undefined,
  parts: readonly LayerPart[],
  problems: Problems,
): readonly LayerPart[] | undefined {
  if (written === undefined) return parts;
  const items = written.form === "list" ? written.items : [written];
  return items.reduce<readonly LayerPart[] | undefined>(
    (known, item) => known && readUpgrade(item, known, problems),
    parts,
  );
}

function readUpgrade(
  written: Syntax,
  parts: readonly LayerPart[],
  problems: Problems,
): readonly LayerPart[] | undefined {
  if (written.form !== "map") {
    const code = written.form === "nothing" ? "missing-value" : "wrong-form";
    return problems.error(
      code,
      written.place,
      "An upgrade is a map of what changes, and from which block on.",
      {
        hint: "{ at: 1000 blocks, set: { … } }",
      },
    );
  }
  const entries = entriesOf(written, "`upgrade`", ["layer", "at", "to", "set", ...forkKeys], problems);
  const layer = readSubject(entries.get("layer"), written.place, parts, problems);
  if (layer === undefined) return undefined;
  const scenario = hasLaw(layer)
    ? newLaw(entries, layer, written, problems)
    : amended(entries, layer, written, problems);
  return scenario && parts.map((each) => (each === layer ? { ...layer, scenario } : each));
}

/** A chain whose law changes at a height. */
function newLaw(
  entries: ReadonlyMap<string, Entry>,
  layer: LayerPart,
  written: Mapping,
  problems: Problems,
): LayerScenario | undefined {
  const { scenario } = layer;
  const at = readAll(upgradeParameters, entries, problems);
  if (at === undefined) return undefined;
  if (typeof at.at !== "number") {
    return problems.error("missing-key", written.place, "An upgrade says from which block on it holds.", {
      hint: "at: 1000 blocks",
    });
  }
  if (isFork(entries)) return forked(entries, at.at, layer, written, problems);
  const next = readNext(entries, scenario, written, problems);
  if (next === undefined) return undefined;
  const upgrades = [...scenario.upgrades, { height: at.at, ...next }].sort((a, b) => a.height - b.height);
  return { ...scenario, upgrades };
}

const hasLaw = ({ family }: LayerPart): boolean => family.law !== null;
const canChange = (part: LayerPart): boolean => hasLaw(part) || isAmendable(part);

function readSubject(
  entry: Entry | undefined,
  place: Place,
  parts: readonly LayerPart[],
  problems: Problems,
): LayerPart | undefined {
  const able = parts.filter(canChange);
  if (entry === undefined) {
    const bases = able.filter(hasLaw);
    const meant = bases.length === 0 ? able : bases;
    if (meant.length === 1) return meant[0];
    const hint = able.length === 0 ? "a layer 1" : `layer: ${listed(namesOf(able))}`;
    return problems.error("missing-key", place, "An upgrade names its layer.", { hint });
  }
  const word = asName("layer", entry.value, problems);
  const layer = word && layerNamed(word, parts, problems);
  if (layer === undefined || canChange(layer)) return layer;
  const message = `Nothing of \`${layer.scenario.name}\` can change in mid-run.`;
  return problems.error("unknown-choice", entry.value.place, message, {
    hint: able.length > 0 ? listed(namesOf(able)) : "a layer 1",
  });
}

/** What the layer is from then on: the values before, or those of another protocol's preset, with those that are set. */
function readNext(
  entries: ReadonlyMap<string, Entry>,
  scenario: LayerScenario,
  written: Mapping,
  problems: Problems,
): Omit<Upgrade, "height"> | undefined {
  const before = scenario.upgrades.at(-1) ?? scenario;
  const to = entries.get("to");
  const set = entries.get("set");
  if (to === undefined && set === undefined) {
    return problems.error("missing-key", written.place, "An upgrade says what changes.", {
      hint: `set: { ${Object.keys(scenario.parameters)[0] ?? "…"}: … }`,
    });
  }
  const start =
    to === undefined
      ? { family: familyNamed(before.family), values: before.parameters }
      : readProtocol(to, problems);
  if (start === undefined || start.family === undefined) return undefined;
  const { family, values } = start;
  const typed = set === undefined ? {} : readSet(set, family.parameters, problems);
  if (typed === undefined) return undefined;
  const parameters = { ...values, ...typed };
  const left = familyNamed(before.family)?.terms?.(before.parameters).shards?.crossing ?? null;
  const joined = family.terms?.(parameters).shards?.crossing ?? null;
  if (left === null || joined !== null) return { family: family.name, parameters };
  const message = "Payments on their way between shards would arrive nowhere, where shards keep no receipts.";
  return problems.error("out-of-range", (set ?? (to as Entry)).value.place, message, {
    hint: "a cell for each, and `compare`",
  });
}

const families = () => Object.values<AnyFamily>(catalog.families).filter(({ law }) => law !== null);
/** A family that has a law of its own. */
export const familyNamed = (name: string) => families().find((family) => family.name === name);

/** A protocol by its family, with the values of its first preset, or by a preset. */
function readProtocol({ value }: Entry, problems: Problems) {
  const typed = value.form === "text" ? value.text : "";
  const names = families().flatMap(({ name, presets }) => [name, ...Object.keys(presets)]);
  const family = familyNamed(typed);
  const found = familyOfPreset(family === undefined ? typed : (Object.keys(family.presets)[0] ?? ""));
  if (found !== undefined && names.includes(typed))
    return { family: found.family, values: newest(found.preset) };
  const meant = nearest(typed, names);
  return problems.error(
    "unknown-choice",
    value.place,
    `\`${shortened(typed)}\` is no protocol of a layer 1.`,
    {
      hint: meant ?? listed(families().map(({ name }) => name)),
      ...(meant !== undefined && value.form === "text" && { fix: meant }),
    },
  );
}

/** Warns of a law that a chain comes to before measuring begins, or after it ends. */
export function checkHeights(scenario: Scenario, place: Place, problems: Problems): void {
  const { warmup, duration, layers } = scenario;
  for (const index of layers.keys()) {
    const laws = lawsOf(scenario, index);
    let reached = 0;
    for (const [number, { height }] of laws.slice(1).entries()) {
      const { height: since, blockSeconds } = laws[number] as LawPlan;
      reached += (height - since) * blockSeconds;
      if (reached < warmup) sayEarly(reached, warmup, place, problems);
      else if (reached > warmup + duration) sayLate(reached - warmup, duration, place, problems);
    }
  }
}

function sayEarly(reached: number, warmup: number, place: Place, problems: Problems): void {
  const [soon, start] = [reached, warmup].map((time) => writeQuantity(time, "time"));
  const message = `The chain is that high after some ${soon}, and what comes before ${start} is not measured.`;
  problems.warn("out-of-range", place, message, { hint: "a greater height, or a shorter `warmup`" });
}

function sayLate(reached: number, duration: number, place: Place, problems: Problems): void {
  const [late, end] = [reached, duration].map((time) => writeQuantity(time, "time"));
  const message = `Only the first ${end} are measured, and the chain is that high some ${late} after measuring begins.`;
  problems.warn("out-of-range", place, message, { hint: "a lower height, or a longer `duration`" });
}
