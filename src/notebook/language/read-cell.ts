import {
  bedrock,
  catalog,
  type Demand,
  type Parameter,
  type Scenario,
  type ScenarioProblem,
} from "../../engine/index.ts";
import type { Problem, Span } from "../document.ts";
import { checkAffordable } from "./affordable.ts";
import { type ExpectationSource, readExpectations } from "./expectation.ts";
import { cellKeys, entriesOf, laterKeys, runParameters } from "./keys.ts";
import { overridden } from "./overrides.ts";
import { readParameter } from "./parameter.ts";
import { type LayerPart, presetNames, readDemand, readLayer, readNetwork } from "./parts.ts";
import { type Place, type ProblemCode, Problems } from "./problems.ts";
import { listed, shortened } from "./quantity.ts";
import { readShow } from "./show.ts";
import { type Entry, type Mapping, type Syntax, syntax, type Text } from "./syntax.ts";

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
    hint: `l1: ${presetNames[0]}`,
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
  const layer = readL1(entries.get("l1"), written, later.length > 0, problems);
  const show = readShow(entries.get("show")?.value, problems);
  const title = readTitle(entries.get("title"), problems);
  const network = readNetwork(entries.get("network")?.value, problems);
  const demand = readDemand(entries.get("demand")?.value, problems);
  const numbers = readRun(entries, context, layer, demand, problems);
  const names =
    layer === undefined
      ? Object.values(catalog.families).flatMap(({ presets }) => Object.keys(presets))
      : [layer.scenario.name];
  const expectations = readExpectations(entries.get("expect")?.value, names, name, problems);
  if (layer === undefined || network === undefined || demand === undefined || numbers === undefined) {
    return { name, title, show, expectations, scenario: null };
  }
  checkLayer(layer, problems);
  const scenario: Scenario = {
    name,
    layers: [layer.scenario],
    network,
    demand,
    split: { [layer.scenario.name]: 1 },
    incidents: [],
    attack: null,
    ...numbers,
  };
  const places = placesOf(entries, ["duration", "runs"]);
  if (!problems.hasErrors) checkAffordable(scenario, layer, places, problems);
  return { name, title, show, expectations, scenario };
}

const identifier = /^[A-Za-z][A-Za-z0-9_-]{0,63}$/;

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

function readL1(
  entry: Entry | undefined,
  cell: Mapping,
  asksSomethingElse: boolean,
  problems: Problems,
): LayerPart | undefined {
  if (entry !== undefined) return readLayer(entry.value, problems);
  if (asksSomethingElse) return undefined;
  const start = cell.place.start;
  const inBraces = cell.entries[0] !== undefined && cell.entries[0].keyPlace.start !== start;
  return problems.error("missing-key", { start, end: start }, "A cell names its layer 1.", {
    hint: `l1: ${presetNames[0]}`,
    ...(!inBraces && { fix: `l1: ${presetNames[0]}\n` }),
  });
}

/** Block intervals simulated before measuring, and after it beyond the time to settle. */
const margin = 24;

/** Median patiences simulated before measuring: fees take that long to find their level. */
const patiences = 4;
const usual = { duration: 86_400, runs: 20, seed: 1 };

type RunNumbers = Pick<Scenario, keyof typeof runParameters>;

function readRun(
  entries: ReadonlyMap<string, Entry>,
  context: CellContext,
  layer: LayerPart | undefined,
  demand: Demand | undefined,
  problems: Problems,
): RunNumbers | undefined {
  const written: Partial<Record<keyof RunNumbers, number>> = {};
  let complete = true;
  for (const [name, parameter] of Object.entries(runParameters) as [keyof RunNumbers, Parameter][]) {
    const entry = entries.get(name);
    if (entry === undefined) continue;
    const value = readParameter(name, entry.value, parameter, problems);
    if (typeof value === "number") written[name] = value;
    else complete = false;
  }
  const given = { ...written, ...inRange("runs", context.runs), ...inRange("seed", context.seed) };
  if (given.runs === 1) {
    const place = entries.get("runs")?.value.place ?? { start: 0, end: 0 };
    problems.warn("few-runs", place, "One run gives numbers without intervals.", { hint: "2" });
  }
  if (!complete || layer === undefined || demand === undefined) return undefined;
  const { family, scenario } = layer;
  const between = margin * family.blockSeconds(scenario.parameters);
  const settling = family.settlement(scenario.parameters, bedrock).seconds;
  const warmup = between + (demand.rate > 0 ? patiences * demand.patience : 0);
  return { warmup, drain: settling + between, ...usual, ...given };
}

/** A number that came with the request, kept within what a cell could say. */
function inRange(name: "runs" | "seed", value: number | undefined): Partial<RunNumbers> {
  if (value === undefined || !Number.isFinite(value)) return {};
  const { minimum, maximum } = runParameters[name];
  return { [name]: Math.min(maximum, Math.max(minimum, Math.round(value))) };
}

/** What the family says of parameters that do not fit each other. */
function checkLayer({ family, scenario, placeOf }: LayerPart, problems: Problems): void {
  for (const { code, path, message, hint } of family.check(scenario.parameters)) {
    problems.error(codes[code], placeOf(path.at(-1) ?? ""), message, hint === undefined ? {} : { hint });
  }
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

function placesOf<K extends string>(
  entries: ReadonlyMap<string, Entry>,
  keys: readonly K[],
): Partial<Record<K, Place>> {
  const places: Partial<Record<K, Place>> = {};
  for (const key of keys) {
    const entry = entries.get(key);
    if (entry !== undefined) places[key] = entry.value.place;
  }
  return places;
}
