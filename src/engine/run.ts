import type { Journey } from "./journey.ts";
import type { Measurement } from "./measure/measurement.ts";
import type { Scenario } from "./scenario.ts";
import type { Reach } from "./trace.ts";

/** How far a generator has come. */
export interface Progress {
  /** 0..1 */
  readonly done: number;
  /** What is being done, for a reader: "run 3 of 20". */
  readonly label: string;
}

/** Given to a simulation's `next` to have it end now with what it has measured; nothing, to go on. */
export type Halt = "halt" | undefined;

/** What happened in all replications of a scenario. */
export interface Run {
  readonly scenario: Scenario;
  readonly layers: readonly LayerRun[];
  /** Events simulated, over all replications. */
  readonly events: number;
  /** What a reader must know before believing the numbers. */
  readonly notices: readonly Notice[];
}

export interface LayerRun {
  readonly name: string;
  /** By measure name; percentiles by suffix (`finalitySeconds.p90`). */
  readonly measurements: Readonly<Record<string, Measurement>>;
  /** What each replication measured, in their order: of two scenarios that share their chance those at one place belong together. */
  readonly samples: Readonly<Record<string, readonly Sample[]>>;
  readonly timeline: Timeline;
  readonly curves: readonly Curve[];
  readonly pulse: Pulse;
  /** What a payment can do in the channels of the largest nodes when the measured window is over, summed over replications; null: it has no such channels. */
  readonly reach: readonly Reach[] | null;
  /** Payments that the first replication made over its channels, hop by hop; null: it has no such channels. */
  readonly journeys: readonly Journey[] | null;
}

/** What one replication says of a measure: a number, a share as what it was counted from, or null where nothing happened to measure it on. */
export type Sample = number | { readonly count: number; readonly of: number } | null;

/** The measured window in equal steps, mean over replications. */
export interface Timeline {
  /** Length of a step, s. */
  readonly step: number;
  /** Per step: transactions offered and put into final blocks, tx/s. */
  readonly offered: readonly number[];
  readonly served: readonly number[];
  /** Per step: the least and the middle fee that got into a block, $ (NaN-free: null where no block came). */
  readonly feeP10: readonly (number | null)[];
  readonly feeP50: readonly (number | null)[];
  readonly feeP90: readonly (number | null)[];
  /** Per step: transactions waiting at its end. */
  readonly waiting: readonly number[];
}

/** The measured window in fine equal steps, mean over replications: what the layer did when, whatever came of it later. */
export interface Pulse {
  /** Length of a step, s. */
  readonly step: number;
  /** Taken into blocks of the layer's own chain, when those were found. */
  readonly included: Flow;
  /** Put into the host's chain with the data of their block; null where the layer posts none. */
  readonly posted: Flow | null;
  /** Settled. */
  readonly final: Flow;
  /** null where the layer keeps nobody's value. */
  readonly funds: FundsOverTime | null;
  /** null where nobody leaves by a queue. */
  readonly leaving: LeavingOverTime | null;
}

/** Per step: blocks, and the transactions in them, calls of layers above included; each per second. */
export interface Flow {
  readonly blocks: readonly number[];
  readonly transactions: readonly number[];
}

/** Shares of the value that users trusted a layer with, at the edges of the steps: one more than there are steps, fewer where runs were cut short. */
export interface FundsOverTime {
  readonly safe: readonly number[];
  readonly frozen: readonly number[];
  readonly stolen: readonly number[];
}

/** Users who leave by a queue at the same moments: those whose exit the host does not have, those who wait there, and those who were paid. */
export interface LeavingOverTime {
  readonly outside: readonly number[];
  readonly waiting: readonly number[];
  readonly paid: readonly number[];
  /** Until when one must have asked, s since measuring began, where every replication has such a moment; null: not all have. */
  readonly deadline: number | null;
}

/** How long users waited: the share of all who submitted and were served within a time. */
export interface Curve {
  readonly name: "inclusionSeconds" | "finalitySeconds";
  /** Rising times, s. */
  readonly seconds: readonly number[];
  /** Share of submitted transactions done within that time, 0..1; stays below 1 where users gave up or the run ended. */
  readonly share: readonly number[];
}

export interface Notice {
  readonly code:
    | "below-capacity"
    | "censored"
    | "event-budget"
    | "memory-budget"
    | "short-window"
    | "wall-time"
    | "few-blocks";
  readonly text: string;
}
