import {
  type AnyFamily,
  catalog,
  type Parameter,
  type Sourced,
  type Table,
  type Value,
} from "../engine/index.ts";
import {
  adoptionParameters,
  attackParameters,
  eventParameters,
  forkParameters,
  keyMeanings,
  runParameters,
  tierOf,
  upgradeParameters,
} from "../notebook/language/index.ts";
import { read } from "./arguments.ts";
import { rangeOf, shown } from "./declared.ts";
import { writeJson } from "./files.ts";
import { type ExitCode, Misuse } from "./misuse.ts";

export const usage = "layerbook catalog [--json]";

/** Everything a scenario can be made of, with units, ranges, sources and dates. */
export function listCatalog(argv: readonly string[]): ExitCode {
  const { values, positionals } = read(argv, { json: { type: "boolean" } }, usage);
  if (positionals.length > 0) throw new Misuse(`Usage: ${usage}`);
  if (values.json === true) writeJson("-", { version: 1, ...data() });
  else process.stdout.write(`${lines().join("\n")}\n`);
  return 0;
}

const data = () => ({
  families: Object.values(catalog.families).map(({ name, title, parameters, presets }) => ({
    name,
    title,
    parameters,
    presets,
  })),
  networks: catalog.networks,
  activations: catalog.activations,
  network: { ...catalog.gossipParameters, ...catalog.meshParameters },
  demand: { parameters: catalog.demandParameters, defaults: catalog.demandDefaults },
  cell: runParameters,
});

function lines(): string[] {
  const families = Object.values<AnyFamily>(catalog.families).flatMap((family) => {
    const { name, title, parameters, presets, attacks } = family;
    return [
      `${tierOf(family)}: ${name} (${title})`,
      ...parameterLines(parameters),
      ...Object.entries(attacks).flatMap(([plan, { meaning, parameters = {} }]) => [
        `  attack ${plan}: ${meaning}`,
        ...parameterLines(parameters).map((line) => `  ${line}`),
      ]),
      "",
      ...Object.entries(presets).flatMap(([preset, { title, meaning, values }]) => [
        `  preset ${preset}: ${title}. ${meaning}`,
        ...Object.entries(values).map(([key, history]) => valueLine(key, parameters[key], history.at(-1))),
        "",
      ]),
    ];
  });
  const networks = Object.entries(catalog.networks).map(
    ([name, { title, source, asOf }]) => `  preset ${name}: ${title} [${source}; ${asOf}]`,
  );
  const activations = Object.entries(catalog.activations).map(
    ([name, { title, meaning, source, asOf }]) => `  like ${name}: ${title}. ${meaning} [${source}; ${asOf}]`,
  );
  const defaults = Object.entries(catalog.demandDefaults).map(([key, value]) =>
    valueLine(key, catalog.demandParameters[key], value),
  );
  return [
    ...families,
    "network",
    ...parameterLines(catalog.gossipParameters),
    ...parameterLines(catalog.meshParameters),
    ...networks,
    "",
    "demand",
    ...parameterLines(catalog.demandParameters),
    "",
    "  where a cell does not say",
    ...defaults,
    "",
    "events",
    ...parameterLines(eventParameters),
    "",
    "attack",
    ...parameterLines(attackParameters),
    "",
    "upgrade",
    ...parameterLines(upgradeParameters),
    ...parameterLines(forkParameters),
    "  adoption          a share, a real activation, or a map",
    ...parameterLines(adoptionParameters),
    ...activations,
    "",
    "cell",
    ...parameterLines(runParameters),
    "",
    "keys of a cell",
    ...Object.entries(keyMeanings).map(([key, meaning]) => `  ${key.padEnd(17)} ${meaning}`),
  ];
}

const parameterLines = (table: Table<Readonly<Record<string, Value>>>) =>
  Object.entries(table).map(
    ([name, parameter]) => `  ${name.padEnd(17)} ${rangeOf(parameter)}. ${parameter.meaning}`,
  );

function valueLine(
  key: string,
  parameter: Parameter | undefined,
  sourced: Sourced<Value> | undefined,
): string {
  const value = sourced === undefined ? "" : shown(sourced.value, parameter);
  return `    ${key.padEnd(17)} ${value} [${sourced?.source ?? ""}; ${sourced?.asOf ?? ""}]`;
}
