import type { NetworkScenario } from "../scenario.ts";
import type { RegionTable } from "./regions.ts";
import { regions2015 } from "./regions-2015.ts";
import { regions2019 } from "./regions-2019.ts";
import { spreadOver } from "./topology.ts";

/** Named networks that a notebook may ask for. */
export const networks = {
  "internet-2019": regions2019,
  "internet-2015": regions2015,
} as const satisfies Readonly<Record<string, RegionTable>>;

/** Who hears what when. Nodes are numbered from 0. */
export interface Network {
  readonly nodes: number;
  /** Everybody but `from`, grouped by when they hold what it sends. */
  readonly circles: (from: number) => readonly Circle[];
  /** Where a node is: nodes at one place hear and are heard alike. */
  readonly place: (node: number) => number;
  /** Time until somebody at a place holds `bytes` that somebody else at another, or the same, sends now, in whole microseconds. */
  readonly between: (from: number, to: number, bytes: number) => number;
}

/** Nodes that hold at the same moment what one of the others sends. */
export interface Circle {
  readonly nodes: readonly number[];
  /** Time until they hold `bytes` that are sent now, in whole microseconds: latency plus transfer (A1, A2). */
  readonly delay: (bytes: number) => number;
}

/**
 * A full mesh in which each pair of nodes has one constant latency and one constant speed (A1). Nodes are spread over
 * the regions of the preset by its shares (A3); a latency or bandwidth given in the scenario replaces the table.
 */
export function mesh(scenario: NetworkScenario, nodes: number): Network {
  const table = networks[scenario.preset as keyof typeof networks];
  const region = spreadOver(table.nodes, nodes);
  const latency = (a: number, b: number) => scenario.latency ?? (table.latency[a]?.[b] ?? 0) / 1e3;
  const speed = (a: number, b: number) =>
    scenario.bandwidth ?? Math.min(table.upload[a] ?? 0, table.download[b] ?? 0) * 125e3;
  const between = (a: number, b: number, bytes: number) =>
    Math.round((latency(a, b) + bytes / speed(a, b)) * 1e6);
  /** By region, and by that of who hears: links that are alike, each kind once. */
  const kinds = table.nodes.map((_, a) => {
    const alike = new Map<string, Circle["delay"]>();
    return table.nodes.map((_, b) => {
      const [wait, perByte] = [latency(a, b), 1 / speed(a, b)];
      const key = `${wait} ${perByte}`;
      const delay = alike.get(key) ?? ((bytes: number) => Math.round((wait + bytes * perByte) * 1e6));
      alike.set(key, delay);
      return delay;
    });
  });
  const circlesOf = (from: number) => {
    const circles = new Map<Circle["delay"], number[]>();
    const kind = kinds[region[from] ?? 0] as readonly Circle["delay"][];
    for (let to = 0; to < nodes; to++) {
      if (to === from) continue;
      const delay = kind[region[to] ?? 0] as Circle["delay"];
      const known = circles.get(delay);
      if (known === undefined) circles.set(delay, [to]);
      else known.push(to);
    }
    return [...circles].map(([delay, together]) => ({ nodes: together, delay }));
  };
  // Because not every law sends to everybody, and with hundreds of nodes the circles of all take longer than a run.
  const circles: (readonly Circle[])[] = [];
  return {
    nodes,
    circles: (from) => {
      circles[from] ??= circlesOf(from);
      return circles[from];
    },
    place: (node) => region[node] ?? 0,
    between,
  };
}
