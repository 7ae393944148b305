import type { CellParam, Param } from "./params.ts";
import type { Problems } from "./problems.ts";
import { namesUsed } from "./substitute.ts";
import type { Mapping, Syntax } from "./syntax.ts";
import { type TypedCell, type TypedCells, under } from "./typed-cells.ts";

/** The params of a cell with where each comes from; `cell` is what it says with all that it extends. */
export function placedParams(
  params: readonly Param[],
  cell: Mapping | undefined,
  position: number,
  typed: TypedCells,
): readonly CellParam[] {
  const used = cell === undefined ? new Set() : namesUsed(cell);
  return params.map((param) => ({
    ...param,
    ...originOf(param, position, typed),
    isUsed: used.has(param.name),
  }));
}

/** Warns of params that the cell says and that nothing hangs on, neither in it nor in a cell that extends it: who turns them sees nothing change. */
export function warnOfUnused(
  params: readonly CellParam[],
  cell: TypedCell,
  typed: TypedCells,
  problems: Problems,
): void {
  const own = params.filter(({ owner, isUsed }) => owner === cell.name && !isUsed);
  if (own.length === 0) return;
  const above = typed.all.filter(({ position }) => typed.lineage(position).includes(cell));
  const used = above.flatMap(({ root }) => (root === undefined ? [] : [...namesUsed(root)]));
  for (const { name, place } of own.filter((param) => !used.includes(param.name))) {
    const message = `No value of this cell uses \`${name}\`: whatever it is, the run is the same.`;
    const hint = `\`=${name}\` in place of the value that it stands for`;
    problems.warn("unused-param", place, message, { hint });
  }
}

/** The cell that says a param, and which of its options it says there. */
function originOf(
  { name, control, options }: Param,
  position: number,
  typed: TypedCells,
): Pick<CellParam, "owner" | "written"> {
  const line = typed.lineage(position);
  const owner = line.find(({ root }) => paramIn(root, name) !== undefined) ?? typed.at(position);
  const said = paramIn(owner.root, name);
  const value = said?.form === "map" ? under(said, "value") : said;
  const among = control === "toggle" ? ["off", "on"] : options;
  return { owner: owner.name, written: value?.form === "text" ? among.indexOf(value.text) : -1 };
}

function paramIn(root: Mapping | undefined, name: string): Syntax | undefined {
  const params = under(root, "params");
  return params?.form === "map" ? under(params, name) : undefined;
}

/** A param at another of its values: what `--set` would say. */
export interface TurnedParam {
  readonly path: string;
  readonly label: string;
  readonly value: string;
}

/** What a param could be at its ends, beside what it is: of a choice, all else that it could be. */
export function endsOf({ owner, name, label, control, options, at }: CellParam): readonly TurnedParam[] {
  if (control === "none") return [];
  const texts = control === "toggle" ? ["off", "on"] : options;
  const among = control === "slider" ? [0, texts.length - 1] : texts.map((_, each) => each);
  return among
    .filter((each) => each !== at)
    .map((each) => ({ path: `${owner}.params.${name}`, label, value: texts[each] ?? "" }));
}

/** Params of several cells, each once, without those that nothing hangs on. */
export function usedOnce(params: readonly CellParam[]): readonly CellParam[] {
  const used = params.filter(({ isUsed }) => isUsed);
  return used.filter(
    ({ owner, name }, at) => used.findIndex((each) => each.owner === owner && each.name === name) === at,
  );
}
