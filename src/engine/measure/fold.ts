import type { Quantile } from "../kernel/histogram.ts";
import type { TraceEvent } from "../trace.ts";
import type { MeasureName } from "./measures.ts";

/** The measured window of a run, microseconds: what was found or submitted in [start, end) counts. */
export interface Window {
  readonly start: number;
  readonly end: number;
}

/** A share as what it was counted from, so that replications can be pooled. */
export interface Counted {
  readonly count: number;
  readonly of: number;
}

/** What one replication says of a measure; undefined: nothing happened that it could be measured on. */
export type Reading = number | Counted | Quantile | undefined;

/** A measure's name, or that of one of its percentiles. */
export type ReadingName = MeasureName | `${MeasureName}.p${90 | 99}`;

/** What somebody does when he hears of an event, by its kind; those that are left out do not concern him. */
export type Hears = {
  readonly [Kind in TraceEvent["kind"]]?: (event: TraceEvent & { readonly kind: Kind }) => void;
};

/** Somebody who hears of some kinds of events. */
export interface Hearer {
  readonly hears: Hears;
}

/** A pure fold over a trace, in constant memory. */
export interface Fold extends Hearer {
  readonly readings: () => Readonly<Partial<Record<ReadingName, Reading>>>;
}

/** Whether a moment counts. */
export function within(window: Window, time: number): boolean {
  return time >= window.start && time < window.end;
}

/** Seconds from microseconds. */
export function seconds(microseconds: number): number {
  return microseconds / 1e6;
}
