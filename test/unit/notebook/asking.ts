import { Memory } from "../../../src/notebook/answer/memory.ts";
import { type EvaluateRequest, evaluate } from "../../../src/notebook/evaluate.ts";
import type { CellResult } from "../../../src/notebook/result.ts";

/** The result of the cell at a position, 1-based, among the cells of a notebook. */
export function asked(
  cells: readonly string[],
  position: number,
  more: Partial<EvaluateRequest> = {},
  memory = new Memory(),
): CellResult {
  const steps = evaluate({ text: cells[position - 1] ?? "", line: 1, position, cells, ...more }, memory);
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}
