import { exp, log } from "../kernel/math.ts";
import { type Stream, stream } from "../kernel/random.ts";
import type { Quantiles, RegionTable, Wiring } from "./regions.ts";

/** Nodes and who is linked to whom; producers come first, then the receiver, then those who only pass on. */
export interface Topology {
  readonly nodes: number;
  readonly region: Uint8Array;
  /** Bandwidth by node, bytes per microsecond. */
  readonly upload: Float64Array;
  readonly download: Float64Array;
  /** The peers of node n are `peers[offsets[n]]` up to before `peers[offsets[n + 1]]`. */
  readonly offsets: Int32Array;
  readonly peers: Int32Array;
}

/** Bytes per microsecond in a Mbit/s. */
const perMbit = 0.125;

/** A network of chance: the same for the same seed. */
export function topology(table: RegionTable, nodes: number, producers: number, seed: number): Topology {
  const chance = stream(seed, "topology");
  const region = spreadOver(table.nodes, nodes);
  region.set(table.wiring.miners?.regions.slice(0, producers) ?? []);
  const bandwidth = (way: "upload" | "download") =>
    Float64Array.from({ length: nodes }, (_, node) => {
      const miners = table.wiring.miners;
      if (miners !== null && node < producers) return miners.bandwidth * scaleOf(miners.of, nodes) * perMbit;
      const place = region[node] as number;
      const spread = table.spread?.[way][place];
      const mean = table[way][place] as number;
      return (spread === undefined ? mean : drawn(spread, mean, chance.uniform())) * perMbit;
    });
  const [upload, download] = [bandwidth("upload"), bandwidth("download")];
  return { nodes, region, upload, download, ...linked(table.wiring, nodes, producers, chance) };
}

/** What belongs to a miner of a large network in a smaller one: links and bandwidth together, or the queue at it would change. */
function scaleOf(of: number, nodes: number): number {
  return Math.min(1, nodes / of);
}

/** Gives each node a region so that at any count the regions are as near their shares as whole nodes allow. */
export function spreadOver(shares: readonly number[], nodes: number): Uint8Array {
  const whole = shares.reduce((sum, share) => sum + share, 0);
  const assigned = shares.map(() => 0);
  return Uint8Array.from({ length: nodes }, (_, node) => {
    let neediest = 0;
    const need = (region: number) =>
      ((shares[region] as number) / whole) * (node + 1) - (assigned[region] as number);
    for (let region = 1; region < shares.length; region++)
      if (need(region) > need(neediest)) neediest = region;
    assigned[neediest] = (assigned[neediest] as number) + 1;
    return neediest;
  });
}

/** A bandwidth by its quantiles: in between in proportion to the logarithm, the top tenth as its mean asks for (A33). */
function drawn(quantiles: Quantiles, mean: number, u: number): number {
  const [q10, q25, q50, q75, q90] = quantiles;
  const points = [
    [0, (q10 * q10) / q25],
    [0.1, q10],
    [0.25, q25],
    [0.5, q50],
    [0.75, q75],
    [0.9, q90],
  ] as const;
  const index = points.filter(([share]) => share <= u).length - 1;
  const [from, low] = points[index] as readonly [number, number];
  const next = points[index + 1];
  if (next === undefined) return Math.max(q90, topMean(points, mean));
  const part = (u - from) / (next[0] - from);
  return low * exp(part * log(next[1] / low));
}

/** Mean of the top tenth that gives all the mean that is known: a stretch between a and b has the mean (b - a) / ln(b / a). */
function topMean(points: readonly (readonly [number, number])[], mean: number): number {
  let rest = mean;
  for (let index = 0; index + 1 < points.length; index++) {
    const [from, a] = points[index] as readonly [number, number];
    const [to, b] = points[index + 1] as readonly [number, number];
    rest -= (to - from) * (a === b ? a : (b - a) / log(b / a));
  }
  return rest / 0.1;
}

/** Who is linked to whom: those who mine choose first and are linked to each other, then all others in turn. */
function linked(wiring: Wiring, nodes: number, producers: number, chance: Stream) {
  const neighbors = Array.from({ length: nodes }, () => new Set<number>());
  const opens = Array.from({ length: nodes }, () => drawLinks(wiring, chance));
  const most = opens.map((count) => count + Math.ceil(wiring.accepts * chance.uniform()));
  const link = (a: number, b: number) => {
    neighbors[a]?.add(b);
    neighbors[b]?.add(a);
  };
  const first = wiring.miners === null ? 0 : producers;
  for (let a = 0; a < first; a++) for (let b = 0; b < a; b++) link(a, b);
  for (let node = 0; node < nodes; node++) {
    const isMiner = node < first;
    const wanted = isMiner
      ? Math.round((wiring.miners?.links ?? 0) * scaleOf(wiring.miners?.of ?? 1, nodes))
      : (opens[node] as number);
    open(node, Math.min(nodes - 1, wanted), isMiner || wiring.countsAccepted);
  }
  /** Looks for peers by chance, a limited number of times, since nodes may be full. */
  function open(node: number, wanted: number, countsAccepted: boolean): void {
    const own = neighbors[node] as Set<number>;
    let opened = countsAccepted ? own.size : 0;
    for (let tries = 0; opened < wanted && tries < 20 * wanted; tries++) {
      const peer = Math.floor(chance.uniform() * nodes);
      if (peer === node || own.has(peer)) continue;
      const others = neighbors[peer] as Set<number>;
      if (peer >= first && others.size >= (most[peer] as number)) continue;
      link(node, peer);
      opened++;
    }
  }
  connect(neighbors, link);
  return compressed(neighbors);
}

function drawLinks({ opens }: Wiring, chance: Stream): number {
  const whole = opens.reduce((sum, { share }) => sum + share, 0);
  let left = chance.uniform() * whole;
  for (const { from, to, share } of opens) {
    left -= share;
    if (left < 0) return from + Math.floor(chance.uniform() * (to - from));
  }
  return opens.at(-1)?.from ?? 1;
}

/** Links what chance has left apart, since no block would ever get there. */
function connect(neighbors: readonly ReadonlySet<number>[], link: (a: number, b: number) => void): void {
  const reached = new Set<number>();
  for (let start = 0; start < neighbors.length; start++) {
    if (reached.has(start)) continue;
    if (start > 0) link(0, start);
    const open = [start];
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
      if (reached.has(node)) continue;
      reached.add(node);
      for (const peer of neighbors[node] ?? []) open.push(peer);
    }
  }
}

function compressed(neighbors: readonly ReadonlySet<number>[]) {
  const offsets = new Int32Array(neighbors.length + 1);
  for (const [node, own] of neighbors.entries()) offsets[node + 1] = (offsets[node] as number) + own.size;
  const peers = new Int32Array(offsets.at(-1) as number);
  for (const [node, own] of neighbors.entries())
    peers.set(
      [...own].sort((a, b) => a - b),
      offsets[node] as number,
    );
  return { offsets, peers };
}
