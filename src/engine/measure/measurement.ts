/** A measured value and the 95 % interval of its mean, over replications or counted trials. */
export interface Measurement {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
  /** As in the table of measures: "tx/s", "s", "" for shares and counts. */
  readonly unit: string;
  /** Replications behind it; trials, for a share that was counted. */
  readonly n: number;
  /** The value lies among those that had not finished when the run ended: it is more than `mean`. */
  readonly moreThan?: true;
}
