import { pow } from "../kernel/math.ts";
import { type Stream, stream } from "../kernel/random.ts";
import type { RegionTable } from "./regions.ts";
import type { Topology } from "./topology.ts";

/** Quantiles that stand for the distribution of a delay. */
const quantiles = 1_024;

/**
 * One-way delays by Pareto's law around the mean of the two regions, with shape mean/5 and scale mean - 5 (ms), drawn for each
 * message or once for each link; whole microseconds. Source: SimBlock, Network.java; Bitcoin-Simulator, topology helper.
 */
export class Jitter {
  #chance: Stream;
  /** By pair of regions, quantiles one after the other. */
  #delays: Float64Array;
  /** By node: where the pairs of its region begin, as a sender, and what its region adds to that as a receiver. */
  #from: Int32Array;
  #to: Int32Array;
  /** By link, where a link keeps its delay. */
  #links: Float64Array | null;

  constructor(table: RegionTable, topology: Topology, seed: number) {
    const count = table.names.length;
    this.#chance = stream(seed, "latency");
    this.#delays = new Float64Array(count * count * quantiles);
    for (const [a, row] of table.latency.entries())
      for (const [b, mean] of row.entries()) fill(this.#delays, (a * count + b) * quantiles, mean);
    this.#from = Int32Array.from(topology.region, (region) => region * count * quantiles);
    this.#to = Int32Array.from(topology.region, (region) => region * quantiles);
    this.#links = table.relay.jitter === "link" ? this.#drawnOnce(topology) : null;
  }

  /** The delay of a message over a link; `link` is its place among the sender's. */
  delay(from: number, to: number, link: number): number {
    return this.#links === null ? this.#drawn(from, to) : (this.#links[link] as number);
  }

  #drawn(from: number, to: number): number {
    const pair = (this.#from[from] as number) + (this.#to[to] as number);
    return this.#delays[pair + (this.#chance.next() >>> 22)] as number;
  }

  /** The same both ways. */
  #drawnOnce({ offsets, peers, nodes }: Topology): Float64Array {
    const links = new Float64Array(peers.length);
    for (let from = 0; from < nodes; from++) {
      for (let link = offsets[from] as number; link < (offsets[from + 1] as number); link++) {
        const to = peers[link] as number;
        links[link] = to > from ? this.#drawn(from, to) : (links[linkOf(peers, offsets, to, from)] as number);
      }
    }
    return links;
  }
}

function fill(delays: Float64Array, first: number, mean: number): void {
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
