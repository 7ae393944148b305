/** The cell language: from the text of an `l2` cell to a scenario, or to problems that say what to type. */

export { type Bounds, type ExpectationSource, within } from "./expectation.ts";
export { cellKeys, laterKeys, runParameters } from "./keys.ts";
export { type NamedCell, nameProblems } from "./names.ts";
export { type ProblemCode, problemCodes } from "./problems.ts";
export { type Reading, readQuantity, writeQuantity } from "./quantity.ts";
export { type CellContext, type CellReading, readCell } from "./read-cell.ts";
export { showable } from "./show.ts";
