import { catalog, type Parameter, type Shares, type Table, type Value } from "../../engine/index.ts";
import { type LayerPart, runParameters, type Syntax, writeQuantity } from "../language/index.ts";
import { type Changes, type Draft, readingOf, saidUnder } from "./draft.ts";

/** Something in a draft that may be changed. */
export interface Setting {
  /** Where it is written: `l1.blockSize`. */
  readonly path: string;
  readonly label: string;
  /** What it belongs to: a layer, the users, or the run. */
  readonly group: string;
  /** As it would be typed; "" where nothing is said of it. */
  readonly value: string;
  /** What it means, and between what it lies. */
  readonly meaning: string;
  /** The words that it may be; empty: it is typed. */
  readonly options: readonly string[];
  /** Several of them at once. */
  readonly isList: boolean;
  /** What has to be written beside it. */
  readonly along: Changes;
}

/** All that may be changed in a draft: its own params first, then its layers from the leaf down, its users, and the run. */
export function settingsOf(draft: Draft): readonly Setting[] {
  const { layers, params, scenario } = readingOf(draft);
  const parts = layers ?? [];
  return [
    ...params.map(({ name, label, options, at, control }) => ({
      ...{ path: `params.${name}`, label, group: "params", value: options[at] ?? "", meaning: "" },
      options: control === "select" ? options : control === "toggle" ? ["off", "on"] : [],
      ...{ isList: false, along: {} },
    })),
    ...[...parts].reverse().flatMap((part) => layerSettings(part, parts, draft)),
    ...(scenario === null
      ? []
      : [
          ...settingsIn(catalog.demandParameters, scenario.demand as unknown as Values, {
            ...{ group: "demand", prefix: "demand.", along: {} },
          }),
          ...settingsIn(runParameters, scenario as unknown as Values, {
            group: "run",
            prefix: "",
            along: {},
          }),
        ]),
  ];
}

type Values = Readonly<Record<string, Value | undefined>>;

function layerSettings(part: LayerPart, parts: readonly LayerPart[], draft: Draft): readonly Setting[] {
  const { tier, family, scenario } = part;
  const written = saidUnder(draft, tier);
  const isOwn = layerNames(written).includes(scenario.name);
  if (!isOwn && (written !== undefined || joined(parts, draft).length !== 1)) return [];
  return settingsIn(family.parameters, scenario.parameters, {
    group: scenario.name,
    prefix: written?.form === "list" ? `${tier}.${scenario.name}.` : `${tier}.`,
    along: written === undefined ? { [`${tier}.preset`]: scenario.preset } : {},
  });
}

/** The layers that joined by themselves: of several none can be changed, since writing one down may move the others. */
const joined = (parts: readonly LayerPart[], draft: Draft): readonly LayerPart[] =>
  parts.filter(({ tier, scenario }) => !layerNames(saidUnder(draft, tier)).includes(scenario.name));

/** What the layers that are written under a key are called. */
function layerNames(written: Syntax | undefined): readonly string[] {
  if (written?.form === "list") return written.items.flatMap(layerNames);
  if (written?.form !== "map") return written?.form === "text" ? [written.text] : [];
  const named = ["name", "preset"].flatMap(
    (key) => written.entries.find((entry) => entry.key === key)?.value ?? [],
  );
  return named[0]?.form === "text" ? [named[0].text] : [];
}

/** What a table declares, with the values that hold now. */
export function settingsIn(
  table: Table<Readonly<Record<string, Value>>>,
  values: Values,
  { group, prefix, along }: { readonly group: string; readonly prefix: string; readonly along: Changes },
): readonly Setting[] {
  return Object.entries(table).map(([label, parameter]) => ({
    path: `${prefix}${label}`,
    label,
    group,
    value: typed(values[label], parameter),
    meaning: `${parameter.meaning} ${rangeOf(parameter)}`,
    options: parameter.kind === "choice" ? parameter.options : [],
    isList: false,
    along,
  }));
}

function typed(value: Value | undefined, parameter: Parameter): string {
  if (value === undefined) return "";
  if (typeof value === "number" && parameter.kind === "quantity")
    return writeQuantity(value, parameter.dimension);
  return typeof value === "object" ? shares(value) : String(value);
}

function shares(value: Shares): string {
  const each = Object.entries(value).map(([party, weight]) => `${JSON.stringify(party)}: ${weight}`);
  return each.length === 0 ? "" : `{ ${each.join(", ")} }`;
}

/** "1 kB to 4 GB." */
function rangeOf(parameter: Parameter): string {
  if (parameter.kind === "choice") return "";
  if (parameter.kind === "shares") return `${parameter.minimum} to ${parameter.maximum} names with weights.`;
  const { dimension, minimum, maximum } = parameter;
  return `${writeQuantity(minimum, dimension)} to ${writeQuantity(maximum, dimension)}.`;
}
