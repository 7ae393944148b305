import type { CellParam, CellReading } from "../language/index.ts";
import type { ParamResult } from "../result.ts";

/** The kinds of question whose answer a reader follows while he turns; a sweep does that itself, and others would give it away. */
const withParams: readonly CellReading["kind"][] = ["compare", "claim", "challenge"];

/** The params that a reader may turn: all of a scenario's own cell, and of the cells that a question is about those that they say themselves. */
export function turnable(reading: CellReading, used: readonly CellReading[]): readonly ParamResult[] {
  if (reading.kind === "scenario") return reading.params.flatMap(turned);
  if (!withParams.includes(reading.kind)) return [];
  return used.flatMap(({ name, params }) => params.filter(({ owner }) => owner === name).flatMap(turned));
}

function turned({ name, label, owner, control, options, at, written }: CellParam): readonly ParamResult[] {
  if (control === "none") return [];
  const shown = control === "toggle" ? ["off", "on"] : options;
  return [{ cell: owner, name, label, control, options: shown, at, written }];
}
