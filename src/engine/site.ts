import type { Strategy } from "./adversary/strategy.ts";
import type { Agenda } from "./kernel/agenda.ts";
import type { Draws } from "./kernel/random.ts";
import type { Network } from "./network/network.ts";
import type { Demand } from "./scenario.ts";
import type { TraceEvent } from "./trace.ts";

/** Where a family is built: the clock, chance and network it shares with everything else in the run. */
export interface Site {
  readonly agenda: Agenda;
  /** Keyed chance: `draw("mining")(7)` is the same number whatever else is drawn, so no parameter shifts another's chance. */
  readonly draw: (name: string) => Draws;
  /** A seed for streams of chance that belong to this site. */
  readonly seed: number;
  /** Links that many nodes. */
  readonly network: (nodes: number) => Network;
  readonly demand: Demand;
  /** Moments at which the measured window begins and ends, microseconds: arrivals are counted up to each. */
  readonly window: { readonly start: number; readonly end: number };
  /** Blocks are full whatever is demanded, and nobody's transactions are followed: for probes of the network alone. */
  readonly alwaysFull: boolean;
  /** Who does not follow the protocol, by name; with none, the run is the honest run bit for bit. */
  readonly adversary: Adversary | null;
  readonly emit: (event: TraceEvent) => void;
}

/** A party that holds a share of what the protocol counts, and decides for itself. */
export interface Adversary {
  /** Share of hash power, 0..1; the honest parties keep their proportions in the rest. */
  readonly share: number;
  readonly strategy: (view: AdversaryView) => Strategy;
}

/** All that an adversary may know: the public chain as its own node has heard it, and its own blocks. */
export interface AdversaryView {
  readonly parent: (block: number) => number;
  readonly height: (block: number) => number;
  /** Heaviest public block that its node has heard of. */
  readonly head: () => number;
}
