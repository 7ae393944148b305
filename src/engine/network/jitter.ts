import { pow } from "../kernel/math.ts";
import { type Stream, stream } from "../kernel/random.ts";
import type { RegionTable } from "./regions.ts";
import type { Topology } from "./topology.ts";

/** Quantiles that stand for the distribution of a delay. */
const quantiles = 1_024;

/** The delay of a message over a link, in whole microseconds. */
export type Jitter = (from: number, to: number, link: number) => number;

/**
 * One-way delays by Pareto's law around the mean of the two regions, with shape mean/5 and scale mean - 5 (ms), drawn for each
 * message or once for each link. Source: SimBlock, Network.java; Bitcoin-Simulator, topology helper.
 */
export function jitter(table: RegionTable, { region, peers, offsets }: Topology, seed: number): Jitter {
  const chance = stream(seed, "latency");
  const count = table.names.length;
  const delays = new Float64Array(count * count * quantiles);
  for (const [a, row] of table.latency.entries())
    for (const [b, mean] of row.entries()) fill(delays, (a * count + b) * quantiles, mean);
  const pair = (from: number, to: number) =>
    ((region[from] as number) * count + (region[to] as number)) * quantiles;
  if (table.relay.jitter === "message") return (from, to) => delays[pair(from, to) + draw(chance)] as number;
  const links = new Float64Array(peers.length);
  for (let from = 0; from + 1 < offsets.length; from++) {
    for (let link = offsets[from] as number; link < (offsets[from + 1] as number); link++) {
      const to = peers[link] as number;
      if (to > from) links[link] = delays[pair(from, to) + draw(chance)] as number;
      else links[link] = links[back(peers, offsets, to, from)] as number;
    }
  }
  return (_, __, link) => links[link] as number;
}

function draw(chance: Stream): number {
  return chance.next() >>> 22;
}

function fill(delays: Float64Array, first: number, mean: number): void {
  for (let index = 0; index < quantiles; index++) {
    const u = (index + 0.5) / quantiles;
    delays[first + index] = Math.round(1_000 * (mean - 5) * pow(1 - u, -5 / mean));
  }
}

/** The link the other way. */
export function back(peers: Int32Array, offsets: Int32Array, from: number, to: number): number {
  return peers.subarray(offsets[from] as number, offsets[from + 1]).indexOf(to) + (offsets[from] as number);
}
