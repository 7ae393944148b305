import { isCorner } from "../headline.ts";
import { listed } from "../words.ts";
import { kindIs } from "./kinds.ts";
import { noParam } from "./path.ts";
import type { Place, Problems } from "./problems.ts";
import type { Naming } from "./question/scope.ts";
import type { CellReading } from "./read-cell.ts";
import { showsScores } from "./show.ts";
import type { TypedCell, TypedCells } from "./typed-cells.ts";

/** The cells that a live value may be of. */
interface Among {
  readonly typed: TypedCells;
  readonly naming: Naming;
  /** The reading of the cell at a position. */
  readonly reading: (position: number) => CellReading;
}

/** A link in prose has no place within a cell. */
const nowhere: Place = { start: 0, end: 0 };

/** Adds what is wrong with a name that prose uses for a live value. */
export function checkLiveName(name: string, among: Among, problems: Problems): void {
  const { typed } = among;
  const cell = typed.called(typed.beginning(name) ?? name);
  if (cell === undefined) typed.scenario(name.split(".")[0] ?? name, nowhere, problems);
  else checkValue(cell, name.slice(cell.name.length + 1), among, problems);
}

/** What stands behind the name of a cell. */
function checkValue(cell: TypedCell, rest: string, { naming, reading }: Among, problems: Problems): void {
  const { name, position, root } = cell;
  const isClaim = kindIs(root, "claim");
  if (isClaim && rest === "verdict") return;
  if (rest === "" && (isClaim || kindIs(root, "scenario"))) {
    const message = `\`${name}\` is a cell; say which of its values is meant.`;
    problems.error("missing-value", nowhere, message, {
      hint: `l2:${name}.${isClaim ? "verdict" : "userTps"}`,
    });
    return;
  }
  const param = /^params\.(.+)$/.exec(rest)?.[1];
  if (param !== undefined) checkParam(name, param, reading(position), problems);
  else checkShown(name, naming.named(`${name}.${rest}`, nowhere), reading(position), problems);
}

function checkParam(name: string, param: string, { params }: CellReading, problems: Problems): void {
  const names = params.map((each) => each.name);
  if (names.includes(param)) return;
  problems.error("unknown-key", nowhere, noParam(name, param), {
    hint: listed(names) || "a measure such as userTps",
  });
}

/** Scores have a value only where they are shown. */
function checkShown(
  name: string,
  measure: string | undefined,
  { show }: CellReading,
  problems: Problems,
): void {
  if (measure === undefined || !isCorner(measure) || showsScores(show)) return;
  const message = `\`${name}\` shows no scores, so that \`${measure}\` has no value.`;
  problems.error("not-shown", nowhere, message, {
    hint: `show: [${["trilemma", ...(show ?? [])].join(", ")}]`,
  });
}
