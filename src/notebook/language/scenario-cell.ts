import { amendedParameters, type Scenario, type ScenarioProblem } from "../../engine/index.ts";
import { listed } from "../words.ts";
import { checkAffordable, usualRuns } from "./affordable.ts";
import { readAttacks } from "./attack.ts";
import { readTitle } from "./cell-name.ts";
import { checkTimes, readEvents } from "./events.ts";
import { type ExpectationSource, readExpectations } from "./expectation.ts";
import { housed } from "./hosts.ts";
import { entriesOf, laterKeys } from "./keys.ts";
import { scenarioKeys } from "./kinds.ts";
import { readLayers } from "./layer.ts";
import type { LayerPart } from "./layer-part.ts";
import { readDemand, readNetwork } from "./parts.ts";
import type { Place, ProblemCode, Problems } from "./problems.ts";
import { readRun, surroundings } from "./run.ts";
import { readShow } from "./show.ts";
import { readSplit } from "./split.ts";
import type { Entry, Mapping } from "./syntax.ts";
import { presetsOf, tiers } from "./tiers.ts";
import { checkHeights, familyNamed, upgraded } from "./upgrade.ts";

/** What a cell that describes a scenario says. */
export interface ScenarioCell {
  /** null where a problem of severity "error" stands in the way. */
  readonly scenario: Scenario | null;
  /** Its layers, with the place of everything that was written of them; null where they cannot be read. */
  readonly layers: readonly LayerPart[] | null;
  readonly title: string | null;
  /** The charts and tables that `show` names; null where it is not written. */
  readonly show: readonly string[] | null;
  readonly expectations: readonly ExpectationSource[];
}

/** What is known of a run beyond the text of its cell. */
export interface RunContext {
  readonly seed?: number;
  readonly runs?: number;
  /** Whether that is fewer than the cell says, for a first look. */
  readonly isCoarse?: boolean;
  /** By which chance cells with `seed: reader` run; left out: that of seed 1. */
  readonly reader?: number;
}

/** Reads a cell whose params have been put in: what it asks to be simulated, all defaults filled in. */
export function readScenario(
  cell: Mapping,
  name: string,
  context: RunContext,
  problems: Problems,
): ScenarioCell {
  const later = cell.entries.filter(({ key }) => laterKeys.includes(key));
  for (const { key, keyPlace } of later) {
    problems.error("not-yet", keyPlace, `\`${key}\` is not understood by this version.`, {
      hint: `a cell of ${listed(scenarioKeys)}`,
    });
  }
  const rest = { ...cell, entries: cell.entries.filter((entry) => !later.includes(entry)) };
  const entries = entriesOf(rest, "a cell", scenarioKeys, problems);
  if (later.length === 0) mustHaveLayer(entries, cell, problems);
  const parts = readStack(entries, problems);
  const show = readShow(entries.get("show")?.value, problems);
  const title = readTitle(entries.get("title"), problems);
  const expectations = readExpectations(entries.get("expect")?.value, parts ?? null, name, problems);
  const scenario = resolved(name, entries, parts, context, problems);
  return { title, show, expectations, layers: parts ?? null, scenario: problems.hasErrors ? null : scenario };
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
  context: RunContext,
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
