import type { Adversary, Decisions } from "./adversary/decisions.ts";
import type { Incidents } from "./incidents.ts";
import type { Agenda } from "./kernel/agenda.ts";
import type { Draws } from "./kernel/random.ts";
import type { Host, Role } from "./ledger/host.ts";
import type { Law } from "./ledger/law.ts";
import type { Ledger } from "./ledger/ledger.ts";
import type { Terms } from "./ledger/terms.ts";
import type { Network } from "./network/network.ts";
import type { Listener, Relay } from "./network/relay.ts";
import type { Siege } from "./network/sides.ts";
import type { Demand, Fork } from "./scenario.ts";
import type { TraceEvent } from "./trace.ts";

/** Where a layer is built: the clock, chance and network it shares with everything else in the run, and the layers it lives on. */
export interface Site {
  readonly name: string;
  readonly agenda: Agenda;
  /** Keyed chance: `draw("mining")(7)` is the same number whatever else is drawn, so no parameter shifts another's chance. */
  readonly draw: (name: string) => Draws;
  /** A seed for streams of chance that belong to this site. */
  readonly seed: number;
  /** Links that many nodes. */
  readonly network: (nodes: number) => Network;
  /** Brings blocks from producers of these weights, `blockSeconds` apart, to each other and to the receiver, over nodes who pass them on. */
  readonly relay: (
    weights: readonly number[],
    blockSeconds: number,
    listener: Listener,
    siege?: Siege,
  ) => Relay;
  /** What this layer's users want: its part of the scenario's demand. */
  readonly demand: Demand;
  /** The measured window, microseconds: arrivals are counted up to each of its edges. */
  readonly window: { readonly start: number; readonly end: number };
  readonly incidents: Incidents;
  /** Time whose blocks may be told as one while nothing is scarce, s; 0: something befalls the scenario, so that each may matter. */
  readonly lull: number;
  /** A change of its rules that not every producer makes; null: none. */
  readonly fork: Fork | null;
  /** Who of this layer does not follow the protocol; null: nobody. */
  readonly adversary: Adversary | null;
  /** What a party decides now; an empty set of decisions is what the protocol says. */
  readonly decide: (party: string) => Decisions;
  /** The layer that plays a role for this one. Throws where the family declares no such role. */
  readonly host: (role: Role) => Host;
  /** A chain, or a shard of one. */
  readonly ledger: (terms: Terms) => Ledger;
  /** The law of a family of base layers, by its name and parameters, for a layer that borrows its consensus. */
  readonly law: (family: string, parameters: unknown, ledger: Ledger) => Law;
  readonly emit: (event: TraceEvent) => void;
}
