import { amendedParameters, type Scenario, type ScenarioProblem } from "../../engine/index.ts";
import type { Problem, Span } from "../document.ts";
import { checkAffordable, usualRuns } from "./affordable.ts";
import { readAttacks } from "./attack.ts";
import { checkTimes, readEvents } from "./events.ts";
import { type ExpectationSource, readExpectations } from "./expectation.ts";
import { housed } from "./hosts.ts";
import { cellKeys, entriesOf, laterKeys } from "./keys.ts";
import { readLayers } from "./layer.ts";
import type { LayerPart } from "./layer-part.ts";
import { identifier } from "./names.ts";
import { overridden } from "./overrides.ts";
import { readDemand, readNetwork } from "./parts.ts";
import { type Place, type ProblemCode, Problems } from "./problems.ts";
import { listed, shortened } from "./quantity.ts";
import { readRun, surroundings } from "./run.ts";
import { readShow } from "./show.ts";
import { readSplit } from "./split.ts";
import { type Entry, type Mapping, type Syntax, syntax, type Text } from "./syntax.ts";
import { presetsOf, tiers } from "./tiers.ts";
import { checkHeights, familyNamed, upgraded } from "./upgrade.ts";

/** What a cell's text says. */
export interface CellReading {
  /** As written, or `cell` with its position. */
  readonly name: string;
  /** Where the cell says its name; null where it does not. */
  readonly namePlace: Span | null;
  /** null where a problem of severity "error" stands in the way. */
  readonly scenario: Scenario | null;
  readonly title: string | null;
  /** The charts and tables that `show` names; null where it is not written. */
  readonly show: readonly string[] | null;
  readonly expectations: readonly ExpectationSource[];
  /** In the order of the text, each with a span inside it. */
  readonly problems: readonly Problem[];
}

/** What is known of a cell beyond its text. */
export interface CellContext {
  /** Position among the notebook's `l2` cells, 1-based: names a cell without `name`. */
  readonly position?: number;
  /** Overrides by dotted path, read as if they had been typed. */
  readonly set?: Readonly<Record<string, string>>;
  readonly seed?: number;
  readonly runs?: number;
}

/** Reads the text of an `l2` cell: what it asks to be simulated, or what is wrong with it. Never throws. */
export function readCell(text: string, context: CellContext = {}): CellReading {
  const problems = new Problems();
  const root = syntax(text, problems);
  const cell = root && rootMap(root, problems);
  const read = cell && readScenario(cell, context, problems);
  return {
    name: read?.name ?? `cell${context.position ?? 1}`,
    namePlace: (cell && nameIn(cell)?.place) ?? null,
    scenario: problems.hasErrors ? null : (read?.scenario ?? null),
    title: read?.title ?? null,
    show: read?.show ?? null,
    expectations: problems.hasErrors ? [] : (read?.expectations ?? []),
    problems: problems.inOrder(),
  };
}

function rootMap(root: Syntax, problems: Problems): Mapping | undefined {
  if (root.form === "map") return root;
  if (root.form === "nothing") return { form: "map", entries: [], place: { start: 0, end: 0 } };
  const what = root.form === "list" ? "a list" : `\`${shortened(root.text)}\``;
  return problems.error("wrong-form", root.place, `A cell is made of keys and values, and this is ${what}.`, {
    hint: `l1: ${presetsOf("l1")[0]}`,
  });
}

function readScenario(written: Mapping, context: CellContext, problems: Problems) {
  const own = nameIn(written)?.text ?? `cell${context.position ?? 1}`;
  const cell = overridden(written, context.set ?? {}, own, problems);
  const later = cell.entries.filter(({ key }) => laterKeys.includes(key));
  for (const { key, keyPlace } of later) {
    problems.error("not-yet", keyPlace, `\`${key}\` is not understood by this version.`, {
      hint: `a cell of ${listed(cellKeys)}`,
    });
  }
  const rest = { ...cell, entries: cell.entries.filter((entry) => !later.includes(entry)) };
  const entries = entriesOf(rest, "a cell", cellKeys, problems);
  const name = readName(entries.get("name"), problems) ?? own;
  if (later.length === 0) mustHaveLayer(entries, written, problems);
  const parts = readStack(entries, problems);
  const show = readShow(entries.get("show")?.value, problems);
  const title = readTitle(entries.get("title"), problems);
  const expectations = readExpectations(entries.get("expect")?.value, parts ?? null, name, problems);
  const scenario = resolved(name, entries, parts, context, problems);
  return { name, title, show, expectations, scenario };
}

/** The layers of the cell, hosts first, each on those that it lives on. */
function readStack(
  entries: ReadonlyMap<string, Entry>,
  problems: Problems,
): readonly LayerPart[] | undefined {
  const written = readLayers(entries, problems);
  return written && housed(written, problems);
}

/** What is to be simulated, all defaults filled in; null where something is wrong with it. */
function resolved(
  name: string,
  entries: ReadonlyMap<string, Entry>,
  parts: readonly LayerPart[] | undefined,
  context: CellContext,
  problems: Problems,
): Scenario | null {
  const network = readNetwork(entries.get("network")?.value, problems);
  const demand = readDemand(entries.get("demand")?.value, problems);
  const numbers = readRun(entries, context, problems);
  if (parts === undefined) return null;
  for (const part of parts) checkLayer(part, problems);
  const split = readSplit(entries.get("split")?.value, parts, problems);
  const events = readEvents(entries.get("events")?.value, parts, problems);
  const attacks = readAttacks(entries.get("attack")?.value, parts, problems);
  const upgrade = entries.get("upgrade")?.value;
  const changed = upgraded(upgrade, parts, problems);
  for (const part of changed ?? []) checkUpgrades(part, upgrade?.place ?? part.place, problems);
  if (!network || !demand || !numbers || !split || !events || !attacks || !changed) return null;
  if (problems.hasErrors) return null;
  const layers = changed.map((part) => part.scenario);
  const incidents = events.map(({ incident }) => incident);
  const around = surroundings(layers, demand);
  const once = { name, layers, network, demand, split, incidents, attacks, ...around, runs: 1, ...numbers };
  const scenario = numbers.runs === undefined ? { ...once, runs: usualRuns(once) } : once;
  checkTimes(events, scenario.duration, problems);
  if (upgrade !== undefined) checkHeights(scenario, upgrade.place, problems);
  const place = (entries.get("duration") ?? entries.get("runs"))?.value.place;
  checkAffordable(scenario, place ?? (parts[0] as LayerPart).place, problems);
  return scenario;
}

function nameIn({ entries }: Mapping): Text | undefined {
  const value = entries.find(({ key }) => key === "name")?.value;
  return value?.form === "text" && identifier.test(value.text) ? value : undefined;
}

function readName(entry: Entry | undefined, problems: Problems): string | undefined {
  if (entry === undefined) return undefined;
  const { value } = entry;
  if (value.form === "text" && identifier.test(value.text)) return value.text;
  return problems.error(
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

function readTitle(entry: Entry | undefined, problems: Problems): string | null {
  if (entry === undefined) return null;
  const { value } = entry;
  if (value.form === "text" && value.text.length <= longestTitle) return value.text;
  problems.error("wrong-form", entry.keyPlace, `A title is one line of at most ${longestTitle} characters.`);
  return null;
}

/** A cell without any layer is told so where it begins. */
function mustHaveLayer(entries: ReadonlyMap<string, Entry>, cell: Mapping, problems: Problems): void {
  if (tiers.some((tier) => entries.has(tier))) return;
  const start = cell.place.start;
  const inBraces = cell.entries[0] !== undefined && cell.entries[0].keyPlace.start !== start;
  const first = `l1: ${presetsOf("l1")[0]}`;
  problems.error("missing-key", { start, end: start }, "A cell names its layer 1.", {
    hint: first,
    ...(!inBraces && { fix: `${first}\n` }),
  });
}

/** What the family says of parameters that do not fit each other. */
function checkLayer({ family, scenario, placeOf }: LayerPart, problems: Problems): void {
  for (const fault of family.check(scenario.parameters))
    sayFault(fault, placeOf(fault.path.at(-1) ?? ""), problems);
}

function checkUpgrades({ family, scenario }: LayerPart, place: Place, problems: Problems): void {
  const faults = [
    ...scenario.upgrades.flatMap(({ family, parameters }) => familyNamed(family)?.check(parameters) ?? []),
    ...amendedParameters(scenario).flatMap(({ parameters }) => family.check(parameters)),
  ];
  for (const fault of faults) sayFault(fault, place, problems);
}

function sayFault({ code, message, hint }: ScenarioProblem, place: Place, problems: Problems): void {
  problems.error(codes[code], place, message, hint === undefined ? {} : { hint });
}

/** Every code of the engine is one of ours. */
const codes: Readonly<Record<ScenarioProblem["code"], ProblemCode>> = {
  "out-of-range": "out-of-range",
  "not-whole": "not-whole",
  "unknown-choice": "unknown-choice",
  "unknown-preset": "unknown-preset",
  unaffordable: "unaffordable",
  "empty-shares": "empty-shares",
};
