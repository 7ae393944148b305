import type { Gossip } from "../scenario.ts";

/** Latency and bandwidth of the Internet by region, and how the nodes of a peer-to-peer network are linked on it. */
export interface RegionTable {
  readonly title: string;
  readonly source: string;
  readonly asOf: string;
  readonly names: readonly string[];
  /** Mean one-way latency from region to region, ms. */
  readonly latency: readonly (readonly number[])[];
  /** Mean by region, Mbit/s. */
  readonly download: readonly number[];
  readonly upload: readonly number[];
  /** Share of nodes in each region. */
  readonly nodes: readonly number[];
  /** How nodes differ within a region; left out: all have its mean. */
  readonly spread?: { readonly download: readonly Quantiles[]; readonly upload: readonly Quantiles[] };
  /** How a network is simulated where a scenario does not say. */
  readonly gossip: Gossip;
  readonly wiring: Wiring;
  readonly relay: RelayRules;
}

/** Bandwidth of a tenth, a quarter, half, three quarters and nine tenths of the nodes at most, Mbit/s. */
export type Quantiles = readonly [number, number, number, number, number];

/** Who chooses how many peers. */
export interface Wiring {
  /** Links that a node opens: shares of nodes with at least `from` and fewer than `to` of them. */
  readonly opens: readonly { readonly from: number; readonly to: number; readonly share: number }[];
  /** Links and bandwidth (Mbit/s both ways) of those who mine, on a network of so many nodes; null: as everybody else's. */
  readonly miners: {
    readonly links: number;
    readonly bandwidth: number;
    readonly of: number;
    /** Where the miners are, the largest first, by the order of regions; those beyond are spread like everybody else. */
    readonly regions: readonly number[];
  } | null;
  /** Whether links that others opened count among those a node wants. */
  readonly countsAccepted: boolean;
  /** Links that a node accepts beyond those it opens, at most. */
  readonly accepts: number;
}

/** What nodes say to each other, and how long that takes beside the way. */
export interface RelayRules {
  /** Whether each message has a delay of its own, or each link. */
  readonly jitter: "message" | "link";
  /** Time to handle an inventory or a request, and a block, s. */
  readonly handling: number;
  readonly blockHandling: number;
  /** Time to check a block before it is passed on, s/B. */
  readonly validation: number;
  /** Whether a node passes on blocks that do not become its tip. */
  readonly passesAll: boolean;
  /** Compact blocks (BIP 152): null where nodes know none. */
  readonly compact: CompactRules | null;
  /** Block intervals that a request may wait at its sender before another peer is asked. */
  readonly patience: number;
}

export interface CompactRules {
  /** Size over that of the block. */
  readonly size: number;
  /** Share of nodes that know them, and of nodes that come and go. */
  readonly knownBy: number;
  readonly churning: number;
  /** How often transactions are missing, at nodes that stay and at those that come and go. */
  readonly fails: { readonly staying: number; readonly churning: number };
  /** Part of the block that is then sent: at nodes that stay, and at the others one of these, each with its share. */
  readonly missing: {
    readonly staying: number;
    readonly churning: readonly { readonly part: number; readonly share: number }[];
  };
}
