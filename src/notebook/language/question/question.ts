import type { Dimension, Scenario } from "../../../engine/index.ts";
import type { Span } from "../../document.ts";
import type { Compared, Measured } from "../expression/meaning.ts";

/** What a cell may ask about the scenarios of others. */
export type Question = Sweep | Comparison | Claim | Prediction | Quiz | Challenge;
export type QuestionKind = Question["kind"];

/** A cell that a question is about. */
export interface Subject {
  /** The cell's name. */
  readonly name: string;
  /** What the author calls it; null where he gave it no title. */
  readonly title: string | null;
  readonly scenario: Scenario;
  /** Whether its own result has scores, so that they are at hand. */
  readonly isScored: boolean;
}

/** What a name in an expression stands for: a measure, or a score, of a layer of a cell. */
export interface MeasureOf {
  readonly cell: string;
  readonly layer: string;
  /** As in a layer's measures; or a corner of its scores. */
  readonly measure: string;
}

export type Expressed = Measured<MeasureOf> & {
  /** As the author wrote it. */
  readonly text: string;
};

/** Something that holds or does not. */
export type Held = Compared<MeasureOf> & {
  readonly text: string;
  readonly span: Span;
};

/** One scenario over and over, with other values of one or two of its parameters. */
export interface Sweep {
  readonly kind: "sweep";
  readonly of: string;
  /** One or two; the points go through the last one fastest. */
  readonly axes: readonly Axis[];
  readonly points: readonly Scenario[];
  /** What to draw; null where `show` is not written. */
  readonly measures: readonly string[] | null;
}

export interface Axis {
  /** Where the values go: "l1.blockSize". */
  readonly path: string;
  /** What a reader calls it: "block size". */
  readonly label: string;
  /** As they were written. */
  readonly texts: readonly string[];
  /** The same in base units of one dimension; null where they are words. */
  readonly values: readonly number[] | null;
  readonly dimension: Dimension | null;
}

/** Scenarios beside each other; the first is the one that the others are held against. */
export interface Comparison {
  readonly kind: "compare";
  readonly subjects: readonly Subject[];
  readonly measures: readonly string[] | null;
}

export type Verdict = "supported" | "contradicted" | "depends";

/** A sentence, and what has to hold for it to be true. */
export interface Claim {
  readonly kind: "claim";
  readonly claim: string;
  readonly holds: readonly Held[];
  readonly expected: Verdict | null;
  /** Where the verdict is written that the author expects. */
  readonly expectedAt: Span | null;
  readonly subjects: readonly Subject[];
  /** The same claim with one param of a cell at one end of its range. */
  readonly turned: readonly Turned[];
}

export interface Turned {
  /** "block size of base". */
  readonly param: string;
  readonly value: string;
  readonly subjects: readonly Subject[];
}

/** A question that a reader answers before the run. */
export interface Prediction {
  readonly kind: "predict";
  readonly ask: string;
  readonly hints: readonly string[];
  /** A number; whether it is more or less than another; or a curve over a sweep. */
  readonly form: "number" | "direction" | "curve";
  readonly answer: Expressed;
  readonly than: Expressed | null;
  readonly sweep: Sweep | null;
  /** Between which values a curve is drawn, in base units; null for anything else. */
  readonly range: { readonly low: number; readonly high: number } | null;
  readonly subjects: readonly Subject[];
}

/** A question with options, of which the run says which are right. */
export interface Quiz {
  readonly kind: "quiz";
  readonly ask: string;
  readonly hints: readonly string[];
  readonly options: readonly { readonly words: string; readonly right: Held }[];
  readonly subjects: readonly Subject[];
}

/** What a reader is to reach by turning the params of a cell. */
export interface Challenge {
  readonly kind: "challenge";
  readonly task: string;
  readonly hints: readonly string[];
  readonly holds: readonly Held[];
  readonly subjects: readonly Subject[];
}
