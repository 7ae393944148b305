/** The cell language: from the text of an `l2` cell to a scenario, or to problems that say what to type. */

export { adoptionParameters, forkParameters } from "./adoption.ts";
export { attackParameters } from "./attack.ts";
export { eventParameters } from "./events.ts";
export { type Bounds, type ExpectationSource, within } from "./expectation.ts";
export { cellKeys, keyMeanings, laterKeys, runParameters } from "./keys.ts";
export { type NamedCell, nameProblems } from "./names.ts";
export { type ProblemCode, problemCodes } from "./problems.ts";
export { type Reading, readQuantity, writeQuantity } from "./quantity.ts";
export { type CellContext, type CellReading, readCell } from "./read-cell.ts";
export { showable } from "./show.ts";
export { tierOf } from "./tiers.ts";
export { upgradeParameters } from "./upgrade.ts";
