import type { Shares } from "./parameters.ts";

/** Everything that decides a run: plain JSON data, all defaults filled in, base units. */
export interface Scenario {
  readonly name: string;
  /** The layers, layer 1 first. */
  readonly layers: readonly LayerScenario[];
  readonly network: NetworkScenario;
  readonly demand: Demand;
  /** Simulated seconds before measuring starts. */
  readonly warmup: number;
  /** Simulated seconds measured. */
  readonly duration: number;
  /** Simulated seconds after the window in which what was begun may finish. */
  readonly drain: number;
  /** Replications, each with its own chance. */
  readonly runs: number;
  /** Chooses the chance of all replications. */
  readonly seed: number;
}

/** One layer: a protocol family, the preset it started from and its parameters in base units. */
export interface LayerScenario {
  readonly name: string;
  readonly family: string;
  readonly preset: string;
  readonly parameters: Readonly<Record<string, number | string | boolean | Shares>>;
}

/** Who is linked to whom, and how fast. */
export interface NetworkScenario {
  readonly preset: string;
  /** One-way delay of every link, s; null: from the region table of the preset. */
  readonly latency: number | null;
  /** Speed of every link, B/s; null: from the region table of the preset. */
  readonly bandwidth: number | null;
}

/** Arriving transactions and what their senders will put up with. */
export interface Demand {
  /** Transactions offered, tx/s. */
  readonly rate: number;
  /** What each transaction is. */
  readonly kind: string;
  /** How they arrive. */
  readonly process: string;
  /** Median of the highest fee a user would pay, $. */
  readonly highestFee: number;
  /** Spread (sigma of the logarithm) of the highest fee. */
  readonly highestFeeSpread: number;
  /** Median time a user waits before giving up, s. */
  readonly patience: number;
  /** Spread (sigma of the logarithm) of the patience. */
  readonly patienceSpread: number;
}
