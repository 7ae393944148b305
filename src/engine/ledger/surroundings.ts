import type { Agenda } from "../kernel/agenda.ts";
import type { TraceEvent } from "../trace.ts";
import type { Unrest } from "../unrest.ts";

/** What a ledger shares with the rest of its run. */
export interface Surroundings {
  readonly name: string;
  readonly agenda: Agenda;
  /** Of its own chance: on which shards accounts are; left out: 0. */
  readonly seed?: number;
  readonly emit: (event: TraceEvent) => void;
  /** Whether blocks may yet be undone deeper than they are buried otherwise: then none is buried. */
  readonly unrest: Unrest;
  /** Blocks are full whatever is demanded, of transactions that nobody follows: for probes of what full blocks do to the network. */
  readonly alwaysFull: boolean;
}
