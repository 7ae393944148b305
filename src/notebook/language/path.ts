import type { Parameter } from "../../engine/index.ts";
import { listed } from "../words.ts";
import { inNetworkOrDemand } from "./keys.ts";
import { scenarioKeys } from "./kinds.ts";
import type { LayerPart } from "./layer-part.ts";
import { nearest } from "./nearest.ts";
import type { Place, Problems } from "./problems.ts";
import { shortened } from "./quantity.ts";
import type { Mapping } from "./syntax.ts";
import { tiers } from "./tiers.ts";
import { under } from "./typed-cells.ts";

/** A cell that a path such as `base.l1.blockSize` may lead into. */
export interface Led {
  readonly name: string;
  /** What it says, with all that it extends. */
  readonly cell: Mapping;
  /** null where they cannot be read. */
  readonly layers: readonly LayerPart[] | null;
}

/** Whether a path within a cell begins with a key of it and, where that is `params`, goes on with one of them; a problem where not. */
export function leadsInto(led: Led, path: string, place: Place, problems: Problems): boolean {
  const [top = "", param] = path.split(".");
  if (!scenarioKeys.includes(top)) sayLost(path, place, [led], problems);
  else if (top !== "params" || param === undefined || paramsOf(led).includes(param)) return true;
  else sayNoParam(led, param, place, problems);
  return false;
}

/** A path that leads into none of the cells that it may be meant for, and which one would. */
export function sayLost(path: string, place: Place, cells: readonly Led[], problems: Problems): undefined {
  const [first = "", second] = path.split(".");
  const isKey = scenarioKeys.includes(first);
  const namesCell = second !== undefined && !isKey;
  const rest = namesCell ? path.slice(first.length + 1) : path;
  const fits = cells.filter((led) => pathIn(led, rest) !== undefined);
  const near = fits.find(({ name }) => name === nearest(first, namesOf(fits)));
  const meant = near ?? (fits.length === 1 ? fits[0] : undefined);
  const whole = (led: Led) => `${led.name}.${pathIn(led, rest)}`;
  const others = fits.length > 0 ? fits.slice(0, mostNamed).map(whole) : namesOf(cells);
  problems.error(namesCell ? "unknown-cell" : "unknown-key", place, lostWords(first, namesCell, isKey), {
    hint: listed(others) || "a cell with `name: base` and a layer",
    ...(meant !== undefined && { hint: whole(meant), fix: whole(meant) }),
  });
}

const mostNamed = 3;

function lostWords(first: string, namesCell: boolean, isKey: boolean): string {
  const word = shortened(first);
  if (namesCell) return `No cell of this notebook is called \`${word}\`.`;
  return isKey ? `Of which cell \`${word}\` is meant is not said.` : `\`${word}\` is no key of a cell.`;
}

/** A param that a cell does not have, and the path that may be meant instead. */
export function sayNoParam(led: Led, param: string, place: Place, problems: Problems): undefined {
  const params = paramsOf(led);
  const near = nearest(param, params);
  const [first = ""] = parametersOf(led).values();
  const own = (near === undefined ? params : [near]).map((each) => `params.${each}`);
  const paths = own.length > 0 ? own : [parameterLike(led, param) ?? first];
  const hint = listed(paths.filter((path) => path !== "").map((path) => `${led.name}.${path}`));
  problems.error("unknown-key", place, noParam(led.name, param), {
    hint,
    ...(near !== undefined && { fix: hint }),
  });
}

export const noParam = (cell: string, param: string): string =>
  `\`${cell}\` has no param \`${shortened(param)}\`.`;

/** Names of the params of a cell. */
export function paramsOf({ cell }: Led): readonly string[] {
  const params = under(cell, "params");
  return params?.form === "map" ? params.entries.map(({ key }) => key) : [];
}

/** Where in a cell a path leads that may leave out the key before a parameter; undefined where nowhere. */
function pathIn(led: Led, path: string): string | undefined {
  const [top = "", next] = path.split(".");
  const parameters = parametersOf(led);
  if ((tiers as readonly string[]).includes(top))
    return [...parameters.values()].find((each) => each === path);
  if (top === "params") return paramsOf(led).includes(next ?? "") ? path : undefined;
  if (scenarioKeys.includes(top)) return path;
  if (next !== undefined) return undefined;
  if (paramsOf(led).includes(top)) return `params.${top}`;
  const around = inNetworkOrDemand(top);
  return parameters.get(top) ?? (around && `${around}.${top}`) ?? parameterLike(led, top);
}

/** The parameter whose name is nearest to a word, or holds it: `blockSize` of `size`. */
function parameterLike(led: Led, word: string): string | undefined {
  const parameters = parametersOf(led);
  const names = [...parameters.keys()];
  const holds = (name: string) => name.toLowerCase().includes(word.toLowerCase());
  return parameters.get(nearest(word, names) ?? names.find(holds) ?? "");
}

/** Paths of the parameters of one value of the layers that a cell says, by their names; of several layers that have one the first. */
function parametersOf({ cell, layers }: Led): ReadonlyMap<string, string> {
  const paths = (layers ?? []).flatMap(({ tier, family, scenario }) => {
    const written = under(cell, tier);
    const before = written?.form === "list" ? `${tier}.${scenario.name}` : tier;
    const parameters = written === undefined ? [] : Object.entries<Parameter>(family.parameters);
    const single = parameters.filter(([, { kind }]) => kind !== "shares");
    return single.map(([name]) => [name, `${before}.${name}`] as const);
  });
  return new Map(paths.filter(([name], at) => paths.findIndex((each) => each[0] === name) === at));
}

const namesOf = (cells: readonly Led[]): readonly string[] => cells.map(({ name }) => name);
