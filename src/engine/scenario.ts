import type { Role } from "./ledger/host.ts";
import type { Shares } from "./parameters.ts";

/** Everything that decides a run: plain JSON data, all defaults filled in, base units. */
export interface Scenario {
  readonly name: string;
  /** The layers, layer 1 first. */
  readonly layers: readonly LayerScenario[];
  readonly network: NetworkScenario;
  readonly demand: Demand;
  readonly split: Split;
  readonly incidents: readonly Incident[];
  /** At most one on each layer. */
  readonly attacks: readonly Attack[];
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
  /** Names of the layers below that play a role for it; none for a layer 1. */
  readonly on: Readonly<Partial<Record<Role, string>>>;
  /** What becomes of it in mid-run, by the height of its chain. */
  readonly upgrades: readonly Upgrade[];
  /** A change of the rules that not everybody makes. */
  readonly fork?: Fork;
  /** What becomes of one without a law of its own, by time. */
  readonly amendments?: readonly Amendment[];
}

/** From a height on, a chain follows another family's law, or its own with other parameters. */
export interface Upgrade {
  readonly height: number;
  readonly family: string;
  readonly parameters: Readonly<Record<string, number | string | boolean | Shares>>;
}

/** A change of a chain's rules that not every producer makes. */
export interface Fork {
  /** Height from which on it holds, or from which on the signals for it are counted. */
  readonly height: number;
  /** What becomes of the layer's parameters by the new rules. */
  readonly parameters: LayerScenario["parameters"];
  /**
   * What the two sides think of each other's blocks: looser rules take all that the old ones do (a hard fork), tighter ones only a
   * part of it (a soft fork), and with rules apart neither side takes a block of the other.
   */
  readonly kind: "looser" | "tighter" | "apart";
  /** Share of the producers' weight that is ready, by seconds from the beginning of the measured window: rising times, in between in proportion. */
  readonly readiness: readonly { readonly seconds: number; readonly share: number }[];
  /** Share of the blocks of a period that must signal before it holds, and blocks in a period; null: it holds at its height, whoever is ready. */
  readonly signal: { readonly threshold: number; readonly period: number } | null;
}

/** From a moment on, seconds from the beginning of the measured window, some parameters of a layer above are others. */
export interface Amendment {
  readonly at: number;
  readonly parameters: LayerScenario["parameters"];
}

/** The laws of a layer's blocks, by the height from which each holds. */
export function upgradesOf({ family, parameters, upgrades }: LayerScenario): readonly Upgrade[] {
  return [{ height: 0, family, parameters }, ...upgrades];
}

/** All parameters of a layer after each of its amendments, in the order of time. */
export function amendedParameters({
  parameters,
  amendments = [],
}: LayerScenario): readonly Required<Amendment>[] {
  let known = parameters;
  const inOrder = [...amendments].sort((a, b) => a.at - b.at);
  return inOrder.map(({ at, parameters }) => {
    known = { ...known, ...parameters };
    return { at, parameters: known };
  });
}

/** Which layer users send to: each layer's share of the demand, 0..1, or whichever is cheapest for them when they come. */
export type Split = "by-price" | Readonly<Record<string, number>>;

/** Something that befalls a layer. `at` counts from the beginning of the measured window, seconds; `lasts` null: for good. */
export type Incident = {
  readonly layer: string;
  readonly at: number;
  readonly lasts: number | null;
} & (
  | /** Nobody extends it. */ { readonly kind: "outage" }
  /** One party does nothing. */
  | { readonly kind: "failure"; readonly party: string }
  /** Producers with at least `share` of the weight hear nothing of the rest, among whom is the observer, and the other way round. */
  | { readonly kind: "partition"; readonly share: number }
  /** More users come, tx/s. */
  | { readonly kind: "crowd"; readonly rate: number }
);

/** Parties of a layer that act together. */
export interface Attack {
  readonly layer: string;
  /** A plan of the layer's family. */
  readonly plan: string;
  /** Weight of a producer of the adversary's own, 0..1. */
  readonly share: number;
  readonly controls: readonly string[];
  /** Seconds from the beginning of the measured window. */
  readonly at: number;
  /** How long it goes on, s; left out: for good. */
  readonly lasts?: number;
  /** Whom it is aimed at, where its plan may be aimed at several; left out: whom it usually is. */
  readonly victims?: readonly string[];
  /** What the plan may be told besides; left out: nothing. */
  readonly given?: Readonly<Record<string, number>>;
}

/** Who is linked to whom, and how fast. */
export interface NetworkScenario {
  readonly preset: string;
  /** One-way delay of every link, s; null: from the region table of the preset. */
  readonly latency: number | null;
  /** Speed of every link, B/s; null: from the region table of the preset. */
  readonly bandwidth: number | null;
  /** How blocks spread by proof of work; left out: every producer is linked to every other (A1). */
  readonly gossip?: Gossip;
}

/** A peer-to-peer network on which blocks are told from node to node. */
export interface Gossip {
  readonly nodes: number;
  /** Whole blocks, compact ones where both ends know them, or whole ones beside a network of the miners' own. */
  readonly relay: "full" | "compact" | "relay-network";
  /** When a sender turns to the next peer: once the last byte has left, or has arrived. */
  readonly release: "sent" | "arrived";
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
