import type { Reach, TraceEvent } from "../trace.ts";

/** What the channels of each node could do when the measured window was over; summed over replications. */
export class ReachFold {
  #nodes: readonly Reach[] | null = null;

  see(event: TraceEvent): void {
    if (event.kind !== "reach") return;
    const known = this.#nodes;
    this.#nodes = event.nodes.map((node, place) => added(node, known?.[place]));
  }

  /** Null where the layer has no channels of many. */
  reach(): readonly Reach[] | null {
    return this.#nodes;
  }
}

function added(node: Reach, known: Reach | undefined): Reach {
  if (known === undefined) return node;
  return {
    name: node.name,
    both: node.both + known.both,
    away: node.away + known.away,
    towards: node.towards + known.towards,
    neither: node.neither + known.neither,
    closed: node.closed + known.closed,
  };
}
