import type { NetworkScenario } from "../scenario.ts";
import { regions2019 } from "./regions-2019.ts";

/** Named networks that a notebook may ask for. */
export const networks = { "internet-2019": regions2019 } as const;

/** Who hears what when. Nodes are numbered from 0. */
export interface Network {
  readonly nodes: number;
  /** Time until `to` holds what `from` sends now, in whole microseconds: latency plus transfer (A1, A2). */
  readonly delay: (from: number, to: number, bytes: number) => number;
}

/**
 * A full mesh in which each pair of nodes has one constant latency and one constant speed (A1). Nodes are spread over
 * the regions of the preset by its shares (A3); a latency or bandwidth given in the scenario replaces the table.
 */
export function mesh(scenario: NetworkScenario, nodes: number): Network {
  const table = networks[scenario.preset as keyof typeof networks];
  const region = spread(table.nodes, nodes);
  const latency = new Float64Array(nodes * nodes);
  const secondsPerByte = new Float64Array(nodes * nodes);
  for (let from = 0; from < nodes; from++) {
    for (let to = 0; to < nodes; to++) {
      const [a, b] = [region[from] ?? 0, region[to] ?? 0];
      latency[from * nodes + to] = scenario.latency ?? (table.latency[a]?.[b] ?? 0) / 1e3;
      const megabits = Math.min(table.upload[a] ?? 0, table.download[b] ?? 0);
      secondsPerByte[from * nodes + to] = 1 / (scenario.bandwidth ?? megabits * 125e3);
    }
  }
  return {
    nodes,
    delay: (from, to, bytes) => {
      const link = from * nodes + to;
      return Math.round(((latency[link] as number) + bytes * (secondsPerByte[link] as number)) * 1e6);
    },
  };
}

/** Gives each node a region so that at any count the regions are as near their shares as whole nodes allow. */
function spread(shares: readonly number[], nodes: number): Uint8Array {
  const assigned = shares.map(() => 0);
  return Uint8Array.from({ length: nodes }, (_, node) => {
    let neediest = 0;
    const need = (region: number) => (shares[region] as number) * (node + 1) - (assigned[region] as number);
    for (let region = 1; region < shares.length; region++)
      if (need(region) > need(neediest)) neediest = region;
    assigned[neediest] = (assigned[neediest] as number) + 1;
    return neediest;
  });
}
