import type { CellParam, CellReading, Question } from "../language/index.ts";
import type { ParamResult } from "../result.ts";

/** The kinds of question whose answer a reader follows while he turns; a sweep does that itself, and others would give it away. */
const withParams: readonly Question["kind"][] = ["compare", "claim", "challenge"];

/** The params that a reader may turn: those that a scenario hangs on, or one of the scenarios that a question is about. */
export function turnable(reading: CellReading, used: readonly CellReading[]): readonly ParamResult[] {
  if (reading.kind === "scenario") return turnedIn(reading);
  const { question } = reading;
  if (question === null || !withParams.includes(question.kind) || !("subjects" in question)) return [];
  const names = question.subjects.map(({ name }) => name);
  const all = used.filter(({ name }) => names.includes(name)).flatMap(turnedIn);
  return all.filter(
    ({ cell, name }, at) => all.findIndex((each) => each.cell === cell && each.name === name) === at,
  );
}

const turnedIn = ({ params }: CellReading): readonly ParamResult[] =>
  params.filter(({ isUsed }) => isUsed).flatMap(turned);

function turned({ name, label, owner, control, options, at, written }: CellParam): readonly ParamResult[] {
  if (control === "none") return [];
  const shown = control === "toggle" ? ["off", "on"] : options;
  return [{ cell: owner, name, label, control, options: shown, at, written }];
}
