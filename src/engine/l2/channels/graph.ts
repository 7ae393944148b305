import { lognormal, normal, pareto, weighted } from "../../kernel/distributions.ts";
import { exp, pow } from "../../kernel/math.ts";
import type { Draws } from "../../kernel/random.ts";
import { quantile } from "../../kernel/statistics.ts";
import { perDollar } from "../bolt/paid.ts";
import type { Channels } from "./parameters.ts";

/**
 * Who has a channel with whom. A channel c has two ends, 2c and 2c + 1, each of which belongs to a node; the other end of e is e ^ 1.
 * Nodes are in the order of how many ends they have, the largest first. Amounts are millionths of a dollar, whole.
 */
export interface Graph {
  readonly nodes: number;
  readonly channels: number;
  /** By end: the node it belongs to. */
  readonly owner: Int32Array;
  /** By channel: what both ends hold together. */
  readonly capacity: Float64Array;
  /** The ends of node n are `ends[first[n]]` to before `ends[first[n + 1]]`. */
  readonly first: Int32Array;
  readonly ends: Int32Array;
  /** By node: what it asks for passing a payment on, whatever the amount and per million. */
  readonly base: Float64Array;
  readonly ppm: Float64Array;
}

/** Chance by name. */
export type Chance = (name: string) => Draws;

type Shape = Pick<
  Channels,
  | "nodes"
  | "channels"
  | "fitnessTail"
  | "fitnessCut"
  | "leaves"
  | "leafFitness"
  | "capacity"
  | "maxCapacity"
  | "capacitySpread"
  | "capacityGrowth"
  | "baseFee"
  | "zeroBaseFee"
  | "feeRate"
  | "feeRateSpread"
>;

/**
 * A network by the fitness model: how many channels a node has follows from a fitness that it was born with, so that a few hubs hold most.
 * The parameters of `lightning` were fitted to a snapshot of the public network (marcono/cloth).
 */
export function graphOf(p: Shape, chance: Chance): Graph {
  const fitness = fitnesses(p, chance("fitness"));
  const joined = joins(p, fitness, chance);
  const capacity = capacities(p, fitness, joined, chance("capacities"));
  const rank = ranks(p.nodes, joined);
  const owner = joined.map((node) => rank[node] as number);
  return {
    nodes: p.nodes,
    channels: p.channels,
    owner,
    capacity,
    ...byNode(p.nodes, owner),
    ...policies(p, chance),
  };
}

function fitnesses(
  { nodes, fitnessTail, fitnessCut, leaves, leafFitness }: Shape,
  draw: Draws,
): Float64Array {
  return Float64Array.from({ length: nodes }, (_, node) =>
    draw(node, 0) < leaves ? leafFitness : Math.min(fitnessCut, pareto(draw(node, 1), 1, fitnessTail)),
  );
}

/** By end: its node, not yet in order of size. Every node opens a channel, as far as there are so many; nobody has one with himself. */
function joins({ nodes, channels }: Shape, fitness: Float64Array, chance: Chance): Int32Array {
  const choose = weighted(fitness);
  const [from, to] = [chance("openers"), chance("partners")];
  const joined = new Int32Array(2 * channels);
  for (let channel = 0; channel < channels; channel++) {
    const opener = channel < nodes ? channel : choose(from(channel));
    joined[2 * channel] = opener;
    joined[2 * channel + 1] = partnerOf(opener, nodes, (again) => choose(to(channel, again)));
  }
  return joined;
}

/** Draws that may fall to the opener himself before his neighbor in number is taken: for a network with a single node that matters. */
const mostDraws = 1_000;

function partnerOf(opener: number, nodes: number, choose: (again: number) => number): number {
  for (let again = 0; again < mostDraws; again++) {
    const partner = choose(again);
    if (partner !== opener) return partner;
  }
  return (opener + 1) % nodes;
}

/** Log-normal, larger between nodes of more fitness; the median is the one asked for. */
function capacities(p: Shape, fitness: Float64Array, joined: Int32Array, draw: Draws): Float64Array {
  const drawn = Float64Array.from({ length: p.channels }, (_, channel) => {
    const [a, b] = [fitness[joined[2 * channel] as number], fitness[joined[2 * channel + 1] as number]];
    return (
      exp(p.capacitySpread * normal(draw(channel))) * pow((a as number) * (b as number), p.capacityGrowth)
    );
  });
  const scale = (p.capacity * perDollar) / quantile(drawn.slice().sort(), 0.5);
  const most = p.maxCapacity * perDollar;
  return drawn.map((each) => Math.max(1, Math.round(Math.min(most, each * scale))));
}

/** By node: its place when all are ordered by the number of their ends. */
function ranks(nodes: number, joined: Int32Array): Int32Array {
  const degree = new Int32Array(nodes);
  for (const node of joined) degree[node] = (degree[node] as number) + 1;
  const order = Array.from(degree.keys()).sort(
    (a, b) => (degree[b] as number) - (degree[a] as number) || a - b,
  );
  const rank = new Int32Array(nodes);
  for (const [place, node] of order.entries()) rank[node] = place;
  return rank;
}

function byNode(nodes: number, owner: Int32Array): Pick<Graph, "first" | "ends"> {
  const first = new Int32Array(nodes + 1);
  for (const node of owner) first[node + 1] = (first[node + 1] as number) + 1;
  for (let node = 0; node < nodes; node++)
    first[node + 1] = (first[node + 1] as number) + (first[node] as number);
  const next = first.slice();
  const ends = new Int32Array(owner.length);
  for (const [end, node] of owner.entries()) {
    ends[next[node] as number] = end;
    next[node] = (next[node] as number) + 1;
  }
  return { first, ends };
}

function policies({ nodes, baseFee, zeroBaseFee, feeRate, feeRateSpread }: Shape, chance: Chance) {
  const [bases, rates] = [chance("base fees"), chance("fee rates")];
  const base = Math.round(baseFee * perDollar);
  return {
    base: Float64Array.from({ length: nodes }, (_, node) => (bases(node) < zeroBaseFee ? 0 : base)),
    ppm: Float64Array.from({ length: nodes }, (_, node) =>
      Math.min(1e6, Math.round(lognormal(rates(node), feeRate * 1e6, feeRateSpread))),
    ),
  };
}

/** By node: how many channel ends it has. */
export const degrees = ({ first, nodes }: Graph): Int32Array =>
  Int32Array.from({ length: nodes }, (_, node) => (first[node + 1] as number) - (first[node] as number));

/** The ends of a node. */
export const endsOf = ({ ends, first }: Graph, node: number): Int32Array =>
  ends.subarray(first[node], first[node + 1]);
