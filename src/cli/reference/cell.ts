import { catalog, dimensions, type Parameter } from "../../engine/index.ts";
import {
  adoptionParameters,
  attackParameters,
  cellKeys,
  eventKinds,
  eventParameters,
  forkParameters,
  keyExamples,
  keyMeanings,
  keysOfKind,
  questionKinds,
  runParameters,
  upgradeParameters,
} from "../../notebook/language/index.ts";
import { rangeOf, shown } from "../declared.ts";
import { code, page, type Section, stacked, table } from "./markdown.ts";

/** What a cell may say: its keys, what stands in their maps, and the units of values. */
export const cellPage = () =>
  page("What a cell says", "One `l2` cell is YAML: keys, colons, values with units.", [
    { heading: "Keys", body: keys() },
    { heading: "Kinds of question", body: questions() },
    { heading: "Demand", body: demand() },
    { heading: "Network", body: network() },
    { heading: "Events", body: events() },
    { heading: "Attack", body: attack() },
    { heading: "Upgrade", body: upgrade() },
    { heading: "Time, runs and chance", body: parameterTable(runParameters) },
    { heading: "Units", body: units() },
  ] satisfies readonly Section[]);

const meanings: Readonly<Record<string, string>> = keyMeanings;

function keys(): string {
  const rows = cellKeys.map((key) => {
    const { form = "", example = "" } = keyExamples[key] ?? {};
    return [code(key), meanings[key] ?? "", form, code(example)];
  });
  return table(["key", "says", "is", "for example"], rows);
}

function questions(): string {
  const rows = questionKinds.map((kind) => [
    code(kind),
    meanings[kind] ?? "",
    keysOfKind[kind]
      .filter((key) => key !== kind)
      .map(code)
      .join(", "),
  ]);
  return stacked(
    "A cell with one of these keys asks about the scenarios of other cells.",
    table(["key", "asks", "takes besides"], rows),
  );
}

/** Parameters that a map may hold, each with its range and its meaning. */
export const parameterTable = (parameters: Readonly<Record<string, Parameter>>) =>
  table(
    ["parameter", "is", "range", "meaning"],
    Object.entries(parameters).map(([name, each]) => [code(name), kindOf(each), rangeOf(each), each.meaning]),
  );

const kindOf = (parameter: Parameter) =>
  parameter.kind === "quantity" ? parameter.dimension : parameter.kind;

function demand(): string {
  const { demandDefaults, demandParameters } = catalog;
  const rows = Object.entries(demandDefaults).map(([name, { value, source, asOf }]) => [
    code(name),
    shown(value, demandParameters[name]),
    asOf,
    source,
  ]);
  return stacked(
    parameterTable(demandParameters),
    "Where a cell does not say:",
    table(["parameter", "value", "as of", "source"], rows),
  );
}

function network(): string {
  const rows = Object.entries(catalog.networks).map(([name, { title, source, asOf }]) => [
    code(name),
    title,
    asOf,
    source,
  ]);
  return stacked(
    table(["preset", "is", "as of", "source"], rows),
    "A network of nodes:",
    parameterTable(catalog.gossipParameters),
    "A full mesh, whose links are all alike:",
    parameterTable(catalog.meshParameters),
  );
}

function events(): string {
  const rows = Object.entries(eventKinds).map(([kind, { meaning, needs }]) => [
    code(kind),
    meaning,
    needs === null ? "" : code(needs),
  ]);
  return stacked(table(["event", "means", "needs"], rows), parameterTable(eventParameters));
}

function attack(): string {
  const layers = "[layers 1](layers-1.md), [layers above](layers-above.md) and [bridges](bridges.md)";
  return stacked(
    `Which plans there are depends on the layer: see ${layers}.`,
    parameterTable(attackParameters),
  );
}

function upgrade(): string {
  const rows = Object.entries(catalog.activations).map(([name, { title, meaning, source, asOf }]) => [
    code(name),
    `${title}. ${meaning}`,
    asOf,
    source,
  ]);
  return stacked(
    parameterTable({ ...upgradeParameters, ...forkParameters }),
    "`adoption` is a share, a real activation, or a map:",
    parameterTable(adoptionParameters),
    table(["activation", "is", "as of", "source"], rows),
  );
}

function units(): string {
  const rows = Object.entries(dimensions).map(([name, { units }]) => [
    name,
    Object.keys(units)
      .map((unit) => (unit === "" ? "none" : code(unit)))
      .join(", "),
  ]);
  return table(["a", "is written in"], rows);
}
