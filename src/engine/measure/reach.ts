import type { Reach } from "../trace.ts";
import type { Hearer } from "./fold.ts";

/** What the channels of each node could do when the measured window was over; summed over replications. */
export class ReachFold implements Hearer {
  #nodes: readonly Reach[] | null = null;

  hears: Hearer["hears"] = {
    reach: ({ nodes }) => {
      const known = this.#nodes;
      this.#nodes = nodes.map((node, place) => added(node, known?.[place]));
    },
  };

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
