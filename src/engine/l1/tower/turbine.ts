/** Half of what a leader sends repairs the other: a batch of 64 shreds is whole with any 32. Source: anza-xyz/agave, ledger/src/shredder.rs. */
const codingRate = 1 / 2;

/** Bytes of a shred, a packet of its own. Source: anza-xyz/agave, packet size 1,280 less the headers of IPv6 and UDP. */
export const shredBytes = 1_232;

/** Steps into which the longest way from node to node is divided. */
const steps = 256;

/** A cluster as its tree sees it. */
export interface Tree {
  readonly nodes: number;
  /** Nodes to whom each passes a shred on. */
  readonly fanout: number;
  /** By place: share of the stake there, by which nodes come to the top of the tree. */
  readonly stakes: Float64Array;
  /** Time of a shred from place to place, microseconds. */
  readonly hop: (from: number, to: number) => number;
}

/**
 * Turbine: a leader sends every shred of its block to another root, which passes it on to `fanout` nodes, each of which does so too. Each shred
 * goes by a tree of its own, drawn by stake, and a node has a block once half of its shreds have come: after the median of all ways that
 * there are to it (A82). Source: Solana documentation, Turbine block propagation; anza-xyz/agave, cluster_nodes.rs.
 */
export class Turbine {
  #tree: Tree;
  /** Length of a step, microseconds; 0 where nothing takes any time. */
  #step: number;
  /** By layer, the root's first: part of the nodes there. */
  #layers: readonly number[];
  /** From place to place, microseconds. */
  #delays: Float64Array;

  constructor(tree: Tree) {
    const places = tree.stakes.length;
    this.#tree = tree;
    this.#layers = layersOf(tree.nodes, tree.fanout);
    let longest = 0;
    for (let from = 0; from < places; from++)
      for (let to = 0; to < places; to++) longest = Math.max(longest, tree.hop(from, to));
    this.#step = longest / steps;
    this.#delays = new Float64Array(places * places);
    if (longest > 0) for (let from = 0; from < places; from++) this.#spread(from);
  }

  /** Time from the end of a block at one place until a node at another has it, microseconds. */
  delay(from: number, to: number): number {
    return this.#delays[from * this.#tree.stakes.length + to] as number;
  }

  /** When shreds come to each place along all ways from one, layer by layer. */
  #spread(from: number): void {
    const places = this.#tree.stakes.length;
    const length = steps * this.#layers.length + 1;
    // Because a node of the next layer is reached from one of this, whose places are drawn by stake.
    let relays = Array.from({ length: places }, () => new Float64Array(1));
    (relays[from] as Float64Array)[0] = 1;
    const arrivals = Array.from({ length: places }, () => new Float64Array(length));
    for (const [layer, part] of this.#layers.entries()) {
      const next = Array.from({ length: places }, () => new Float64Array(steps * (layer + 1) + 1));
      for (let to = 0; to < places; to++) {
        for (let via = 0; via < places; via++)
          shift(relays[via] as Float64Array, this.#hop(via, to), next[to] as Float64Array);
        add(next[to] as Float64Array, part, arrivals[to] as Float64Array);
      }
      relays = next.map((times, place) =>
        times.map((weight) => weight * (this.#tree.stakes[place] as number)),
      );
    }
    for (let to = 0; to < places; to++)
      this.#delays[from * places + to] = Math.round(this.#step * median(arrivals[to] as Float64Array));
  }

  #hop(from: number, to: number): number {
    return Math.round(this.#tree.hop(from, to) / this.#step);
  }
}

/** Time that a leader takes to send a block with what repairs it, microseconds. `bandwidth` in B/s. */
export function sendTime(bytes: number, bandwidth: number): number {
  return (bytes / codingRate / bandwidth) * 1e6;
}

/** Parts of the nodes beside the leader that are the root, those that the root tells, and so on. */
export function layersOf(nodes: number, fanout: number): readonly number[] {
  const others = Math.max(1, nodes - 1);
  const layers: number[] = [];
  for (let [left, width] = [others, 1]; left > 0; width *= fanout) {
    const count = Math.min(left, width);
    layers.push(count / others);
    left -= count;
  }
  return layers;
}

function shift(times: Float64Array, by: number, into: Float64Array): void {
  for (let time = 0; time < times.length; time++)
    into[time + by] = (into[time + by] as number) + (times[time] as number);
}

function add(times: Float64Array, part: number, into: Float64Array): void {
  for (let time = 0; time < times.length; time++)
    into[time] = (into[time] as number) + part * (times[time] as number);
}

function median(weights: Float64Array): number {
  const half = weights.reduce((sum, weight) => sum + weight, 0) / 2;
  let sum = 0;
  for (let time = 0; time < weights.length; time++) {
    sum += weights[time] as number;
    if (sum >= half) return time;
  }
  return 0;
}
