import type { Reach } from "../../trace.ts";
import { endsOf, type Graph } from "./graph.ts";
import type { Liquidity } from "./liquidity.ts";
import { nodeName } from "./nodes.ts";

/** Nodes that are told one by one. */
const most = 8;

/** What a payment of an amount could do in the channels of the largest nodes, and in those of all others together. */
export function reachOf(graph: Graph, liquidity: Liquidity, amount: number): readonly Reach[] {
  const told = Math.min(most, graph.nodes);
  const large = Array.from({ length: told }, (_, node) =>
    reach(nodeName(node), endsOf(graph, node), liquidity, amount),
  );
  if (told === graph.nodes) return large;
  return [...large, reach("all others", graph.ends.subarray(graph.first[told]), liquidity, amount)];
}

function reach(name: string, ends: Int32Array, liquidity: Liquidity, amount: number): Reach {
  const found = { name, both: 0, away: 0, towards: 0, neither: 0, closed: 0 };
  for (const end of ends) {
    const [away, towards] = [liquidity.spendable(end) >= amount, liquidity.spendable(end ^ 1) >= amount];
    if (liquidity.isShut[end >> 1] === 1) found.closed++;
    else if (away && towards) found.both++;
    else if (away) found.away++;
    else if (towards) found.towards++;
    else found.neither++;
  }
  return found;
}
