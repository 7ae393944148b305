import {
  catalog,
  type Demand,
  type Gossip,
  type NetworkScenario,
  type Parameter,
  type Table,
  type Value,
} from "../../engine/index.ts";
import { listed } from "../words.ts";
import { entriesOf, mapOf } from "./keys.ts";
import { nearest } from "./nearest.ts";
import { readParameter } from "./parameter.ts";
import type { Problems } from "./problems.ts";
import { shortened } from "./quantity.ts";
import type { Entry, Syntax } from "./syntax.ts";

/** What the language knows of a network's preset. */
interface Network {
  readonly title: string;
  readonly gossip: Gossip;
  readonly relay: { readonly compact: unknown };
}

/** `network: internet-2019`, or a map: how a network of nodes is simulated, or one latency or bandwidth for all links of a full mesh. */
export function readNetwork(written: Syntax | undefined, problems: Problems): NetworkScenario | undefined {
  const networks: Readonly<Record<string, Network>> = catalog.networks;
  const names = Object.keys(networks);
  const { meshParameters, gossipParameters } = catalog;
  const map = written === undefined ? undefined : mapOf("network", written, problems);
  if (written !== undefined && map === undefined) return undefined;
  const keys = ["preset", ...Object.keys(gossipParameters), ...Object.keys(meshParameters)];
  const entries: ReadonlyMap<string, Entry> =
    map === undefined
      ? new Map()
      : entriesOf(map, "`network`", keys, problems, { ...gossipParameters, ...meshParameters });
  const typed = entries.get("preset");
  const preset = typed === undefined ? names[0] : readPreset(typed.value, "network", names, problems);
  const mesh = readAll(meshParameters, entries, problems);
  const gossip = readAll(gossipParameters, entries, problems);
  const network = networks[preset ?? ""];
  if (preset === undefined || network === undefined || mesh === undefined || gossip === undefined)
    return undefined;
  const links = { preset, latency: numberIn(mesh, "latency"), bandwidth: numberIn(mesh, "bandwidth") };
  const [alike] = Object.keys(mesh);
  if (alike === undefined)
    return knowsCompact(network, entries.get("relay"), problems)
      ? { ...links, gossip: { ...network.gossip, ...gossip } }
      : undefined;
  const [both] = Object.keys(gossip);
  if (both === undefined || map === undefined) return links;
  const message = `\`${alike}\` of all links makes a full mesh of producers, which has no \`${both}\`.`;
  return problems.error("wrong-form", map.place, message, { hint: "one or the other" });
}

/** Whether the nodes of a network know how to relay as they are told to; a problem where they do not. */
function knowsCompact({ title, relay }: Network, entry: Entry | undefined, problems: Problems): boolean {
  const { value } = entry ?? {};
  if (relay.compact !== null || value?.form !== "text" || value.text !== "compact") return true;
  const message = `Nodes of ${title} know no compact blocks.`;
  problems.error("unknown-choice", value.place, message, { hint: "full or relay-network", fix: "full" });
  return false;
}

/** `demand: 10 tx/s`, or a map of how many transactions, of which kind, from what users. */
export function readDemand(written: Syntax | undefined, problems: Problems): Demand | undefined {
  const usual = Object.fromEntries(
    Object.entries(catalog.demandDefaults).map(([name, { value }]) => [name, value]),
  ) as unknown as Demand;
  if (written === undefined) return usual;
  const map = mapOf("demand", written, problems);
  if (map === undefined) return undefined;
  const table = catalog.demandParameters;
  const typed = readAll(table, entriesOf(map, "`demand`", Object.keys(table), problems, table), problems);
  return typed && { ...usual, ...typed };
}

/** `set: { … }`: new values of some of the parameters of a table. */
export function readSet(
  { value }: Entry,
  table: Table<Readonly<Record<string, Value>>>,
  problems: Problems,
): Readonly<Record<string, Value>> | undefined {
  if (value.form === "map")
    return readAll(table, entriesOf(value, "`set`", Object.keys(table), problems, table), problems);
  return problems.error("wrong-form", value.place, "`set` is a map of parameters and their new values.", {
    hint: "set: { … }",
  });
}

/** The parameters of a table that were written, in base units; undefined where one of them is wrong. */
export function readAll(
  table: Readonly<Record<string, Parameter>>,
  entries: ReadonlyMap<string, Entry>,
  problems: Problems,
): Readonly<Record<string, Value>> | undefined {
  const values: [string, Value][] = [];
  let complete = true;
  for (const [name, parameter] of Object.entries(table)) {
    const entry = entries.get(name);
    if (entry === undefined) continue;
    const value = readParameter(name, entry.value, parameter, problems);
    if (value === undefined) complete = false;
    else values.push([name, value]);
  }
  return complete ? Object.fromEntries(values) : undefined;
}

/** The name of one of the presets that a key may have. */
export function readPreset(
  written: Syntax,
  key: string,
  names: readonly string[],
  problems: Problems,
): string | undefined {
  if (written.form === "nothing") {
    return problems.error("missing-value", written.place, `\`${key}\` names no preset.`, {
      hint: listed(names),
    });
  }
  if (written.form !== "text") {
    return problems.error("wrong-form", written.place, `The preset of \`${key}\` is one word.`, {
      hint: listed(names),
    });
  }
  if (names.includes(written.text)) return written.text;
  const meant = nearest(written.text, names);
  return problems.error(
    "unknown-preset",
    written.place,
    `There is no preset \`${shortened(written.text)}\` for \`${key}\`.`,
    {
      hint: meant ?? listed(names),
      ...(meant !== undefined && { fix: meant }),
    },
  );
}

function numberIn(values: Readonly<Record<string, Value>>, name: string): number | null {
  const value = values[name];
  return typeof value === "number" ? value : null;
}
