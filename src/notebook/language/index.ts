/** The cell language: from the text of an `l2` cell to a scenario, or to problems that say what to type. */

export { adoptionParameters, forkParameters } from "./adoption.ts";
export { attackParameters } from "./attack.ts";
export { Cells } from "./cells.ts";
export { eventKinds, eventParameters } from "./events.ts";
export { type Bounds, type ExpectationSource, within } from "./expectation.ts";
export type { Comparison as Compared } from "./expression/meaning.ts";
export { type Extent, evaluated, extentOf, referencesOf, type Term } from "./expression/term.ts";
export { type KeyExample, keyExamples } from "./key-examples.ts";
export { cellKeys, keyMeanings, laterKeys, runParameters } from "./keys.ts";
export { keysOfKind, questionKinds, scenarioKeys } from "./kinds.ts";
export type { LayerPart } from "./layer-part.ts";
export { freeName, type NamedCell, nameProblems } from "./names.ts";
export type { CellParam, Param } from "./params.ts";
export { partiesOf } from "./parties.ts";
export { type ProblemCode, problemCodes } from "./problems.ts";
export { exampleOf, type Reading, readQuantity, unitOf, usualUnit, writeQuantity } from "./quantity.ts";
export type {
  Axis,
  Challenge,
  Claim,
  Comparison,
  Expressed,
  Held,
  MeasureOf,
  Prediction,
  Question,
  QuestionKind,
  Quiz,
  Subject,
  Sweep,
  Turned,
  Verdict,
} from "./question/question.ts";
export { type CellContext, type CellReading, type NotebookContext, readCell } from "./read-cell.ts";
export { renamed } from "./rename.ts";
export { showable, showsScores } from "./show.ts";
export type { Syntax } from "./syntax.ts";
export { type Tier, tierOf } from "./tiers.ts";
export { upgradeParameters } from "./upgrade.ts";
export { victimsOf } from "./victims.ts";
export { cellOf, writeCell } from "./write.ts";
