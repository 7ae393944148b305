import { exp } from "../../kernel/math.ts";

/** Half of what a leader sends repairs the other: a batch of 64 shreds is whole with any 32. Source: anza-xyz/agave, ledger/src/shredder.rs. */
const codingRate = 1 / 2;

/** Bytes of a shred, a packet of its own. Source: anza-xyz/agave, packet size 1,280 less the headers of IPv6 and UDP. */
export const shredBytes = 1_232;

/** Steps into which the longest way from node to node is divided. */
const steps = 256;

/** A cluster as its tree sees it. */
export interface Tree {
  /** Nodes to whom each passes a shred on. */
  readonly fanout: number;
  /** By node: share of the stake, by which it comes to the top of the tree, and where it is. */
  readonly stakes: Float64Array;
  readonly places: Int32Array;
  readonly placeCount: number;
  /** Time of a shred from place to place, microseconds. */
  readonly hop: (from: number, to: number) => number;
}

/**
 * Turbine: a leader sends every shred of its block to another root, which passes it on to `fanout` nodes, each of which does so too. Each shred
 * goes by a tree of its own, drawn by stake, and a node has a block once half of its shreds have come: after the median of all ways that
 * there are to it (A71). Source: Solana documentation, Turbine block propagation; anza-xyz/agave, cluster_nodes.rs.
 */
export class Turbine {
  #tree: Tree;
  /** Length of a step, microseconds; 0 where nothing takes any time. */
  #step: number;
  #layers: readonly Layer[];
  /** From place to place, microseconds. */
  #delays: Float64Array;

  constructor(tree: Tree) {
    const { placeCount, hop } = tree;
    this.#tree = tree;
    this.#layers = layersOf(tree);
    let longest = 0;
    for (let from = 0; from < placeCount; from++)
      for (let to = 0; to < placeCount; to++) longest = Math.max(longest, hop(from, to));
    this.#step = longest / steps;
    this.#delays = new Float64Array(placeCount * placeCount);
    if (longest > 0) for (let from = 0; from < placeCount; from++) this.#spread(from);
  }

  /** Time from the end of a block at one place until a node at another has it, microseconds. */
  delay(from: number, to: number): number {
    return this.#delays[from * this.#tree.placeCount + to] as number;
  }

  /** When shreds come to each place along all ways from one, layer by layer. */
  #spread(from: number): void {
    const { placeCount } = this.#tree;
    const empty = (length: number) => Array.from({ length: placeCount }, () => new Float64Array(length));
    const arrivals = empty(steps * this.#layers.length + 1);
    let senders = empty(1);
    (senders[from] as Float64Array)[0] = 1;
    for (const [layer, { nodes, relays }] of this.#layers.entries()) {
      const next = empty(steps * (layer + 1) + 1);
      for (let to = 0; to < placeCount; to++) {
        const times = next[to] as Float64Array;
        for (let via = 0; via < placeCount; via++)
          add(senders[via] as Float64Array, 1, times, this.#hop(via, to));
        add(times, nodes[to] as number, arrivals[to] as Float64Array);
      }
      senders = next.map((times, place) => times.map((weight) => weight * (relays[place] as number)));
    }
    for (let to = 0; to < placeCount; to++)
      this.#delays[from * placeCount + to] = Math.round(this.#step * median(arrivals[to] as Float64Array));
  }

  #hop(from: number, to: number): number {
    return Math.round(this.#tree.hop(from, to) / this.#step);
  }
}

/** Time that a leader takes to send a block with what repairs it, microseconds. `bandwidth` in B/s. */
export function sendTime(bytes: number, bandwidth: number): number {
  return (bytes / codingRate / bandwidth) * 1e6;
}

/** Nodes at so many steps from the leader. */
export interface Layer {
  /** By place: part of the stake there that is in this layer, for a shred by chance. */
  readonly nodes: Float64Array;
  /** By place: how likely a node of this layer is there. */
  readonly relays: Float64Array;
}

/** The root, those that it tells, and so on: one node, `fanout` of them, and each time as many for each as there are in the layer before. */
export function layersOf({ stakes, places, placeCount, fanout }: Tree): readonly Layer[] {
  const layers: Layer[] = [];
  const above = new Float64Array(stakes.length);
  for (let [width, count] = [1, 0]; count < stakes.length; width *= fanout) {
    count += width;
    const layer = { nodes: new Float64Array(placeCount), relays: new Float64Array(placeCount) };
    const time = drawingTime(stakes, count);
    for (let node = 0; node < stakes.length; node++) {
      const [stake, place] = [stakes[node] as number, places[node] as number];
      const isDrawn = 1 - exp(-stake * time);
      addTo(layer.relays, place, isDrawn - (above[node] as number));
      addTo(layer.nodes, place, stake * (isDrawn - (above[node] as number)));
      above[node] = isDrawn;
    }
    layers.push(layer);
  }
  return layers.map((layer) => inParts(layer, stakes, places));
}

/**
 * Nodes are drawn one after the other by stake, as if each waited for an exponential time of a rate that is its stake: how long it takes until so
 * many have come. Source: Efraimidis & Spirakis 2006.
 */
function drawingTime(stakes: Float64Array, count: number): number {
  if (count >= stakes.length) return Number.POSITIVE_INFINITY;
  const drawn = (time: number) => stakes.reduce((sum, stake) => sum + 1 - exp(-stake * time), 0);
  let [low, high] = [0, 1];
  while (drawn(high) < count) [low, high] = [high, 2 * high];
  while (high - low > 1e-6 * high) {
    const middle = (low + high) / 2;
    if (drawn(middle) < count) low = middle;
    else high = middle;
  }
  return high;
}

function inParts({ nodes, relays }: Layer, stakes: Float64Array, places: Int32Array): Layer {
  const held = new Float64Array(nodes.length);
  for (const [node, place] of places.entries()) addTo(held, place, stakes[node] as number);
  const all = relays.reduce((sum, weight) => sum + weight, 0);
  return {
    nodes: nodes.map((stake, place) => (stake === 0 ? 0 : stake / (held[place] as number))),
    relays: relays.map((weight) => weight / all),
  };
}

function addTo(sums: Float64Array, place: number, part: number): void {
  sums[place] = (sums[place] as number) + part;
}

function add(times: Float64Array, part: number, into: Float64Array, later = 0): void {
  for (let time = 0; time < times.length; time++)
    into[time + later] = (into[time + later] as number) + part * (times[time] as number);
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
