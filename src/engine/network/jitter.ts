import { pow } from "../kernel/math.ts";
import { type Stream, stream } from "../kernel/random.ts";
import type { RegionTable } from "./regions.ts";
import type { Topology } from "./topology.ts";

/** Quantiles that stand for the distribution of a delay. */
const quantiles = 1_024;

/** Draws that are made in one go, because one after the other they take a fifth of the time. */
const batch = 4_096;

/**
 * One-way delays by Pareto's law around the mean of the two regions, with shape mean/5 and scale mean - 5 (ms), drawn for each
 * message or once for each link; whole microseconds. Source: SimBlock, Network.java; Bitcoin-Simulator, topology helper.
 */
export class Jitter {
  /** By link, in the order of the topology's peers: no message is quicker, microseconds. */
  readonly least: Float64Array;
  #chance: Stream;
  /** Quantiles drawn ahead, and how many of them are used. */
  #draws = new Uint16Array(batch);
  #used = batch;
  /** By pair of regions: quantiles one after the other. */
  #delays: Int32Array;
  /** By node: its region, and the first pair that this sends in. */
  #to: Int32Array;
  #from: Int32Array;
  /** By link, where a link keeps its delay. */
  #links: Float64Array | null;

  constructor(table: RegionTable, topology: Topology, seed: number) {
    const count = table.names.length;
    this.#chance = stream(seed, "latency");
    this.#delays = new Int32Array(count * count * quantiles);
    for (const [a, row] of table.latency.entries())
      for (const [b, mean] of row.entries()) fill(this.#delays, (a * count + b) * quantiles, mean);
    this.#to = Int32Array.from(topology.region);
    this.#from = this.#to.map((region) => region * count);
    this.#links = table.relay.jitter === "link" ? this.#drawnOnce(topology) : null;
    this.least = this.#links ?? this.#quickest(topology);
  }

  /** The delay of a message over a link; `link` is its place among the sender's. */
  delay(from: number, to: number, link: number): number {
    return this.#links === null ? this.#drawn(from, to) : (this.#links[link] as number);
  }

  #drawn(from: number, to: number): number {
    if (this.#used === batch) this.#draw();
    const quantile = this.#draws[this.#used++] as number;
    return this.#delays[this.#pair(from, to) * quantiles + quantile] as number;
  }

  #pair(from: number, to: number): number {
    return (this.#from[from] as number) + (this.#to[to] as number);
  }

  #draw(): void {
    const [draws, chance] = [this.#draws, this.#chance];
    for (let at = 0; at < batch; at++) draws[at] = chance.next() >>> 22;
    this.#used = 0;
  }

  #quickest(topology: Topology): Float64Array {
    return byLink(topology, (from, to) => this.#delays[this.#pair(from, to) * quantiles] as number);
  }

  /** The same both ways. */
  #drawnOnce(topology: Topology): Float64Array {
    const { offsets, peers } = topology;
    return byLink(topology, (from, to, known) =>
      to > from ? this.#drawn(from, to) : (known[linkOf(peers, offsets, to, from)] as number),
    );
  }
}

/** A delay for each link, in the order of the senders, of whom `known` has those before. */
function byLink(
  { offsets, peers, nodes }: Topology,
  delay: (from: number, to: number, known: Float64Array) => number,
): Float64Array {
  const links = new Float64Array(peers.length);
  for (let from = 0; from < nodes; from++)
    for (let link = offsets[from] as number; link < (offsets[from + 1] as number); link++)
      links[link] = delay(from, peers[link] as number, links);
  return links;
}

function fill(delays: Int32Array, first: number, mean: number): void {
  for (let index = 0; index < quantiles; index++) {
    const u = (index + 0.5) / quantiles;
    delays[first + index] = Math.round(1_000 * (mean - 5) * pow(1 - u, -5 / mean));
  }
}

/** The place of a node's link to another. Because the peers of a node rise, it is found by halving. */
export function linkOf(peers: Int32Array, offsets: Int32Array, from: number, to: number): number {
  let low = offsets[from] as number;
  let high = (offsets[from + 1] as number) - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((peers[middle] as number) < to) low = middle + 1;
    else high = middle;
  }
  return low;
}
