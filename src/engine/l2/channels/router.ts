import { log } from "../../kernel/math.ts";
import { hopFee } from "../../rules/bolt.ts";
import { perDollar } from "../bolt/paid.ts";
import { Frontier } from "./frontier.ts";
import { degrees, endsOf, type Graph } from "./graph.ts";
import type { Liquidity } from "./liquidity.ts";
import type { Channels } from "./parameters.ts";

/** The way of a payment: the ends that send it on, the payer's first, and how much each sends. */
export interface Route {
  readonly ends: readonly number[];
  readonly amounts: readonly number[];
  /** What the search made least: fees, the value of the time for which money may be locked, and the risk of failing, millionths of a dollar. */
  readonly cost: number;
}

/**
 * Hops of a route that a secret goes past, from one to before another: between the first and the last of those who collude, where somebody is
 * between them. Source: the wormhole attack of Malavolta et al., Anonymous Multi-Hop Locks, 2019.
 */
export function passedOver(
  { ends, amounts }: Route,
  { owner }: Graph,
  colludes: (node: number) => boolean,
): PassedOver {
  const among = ends.map((end, hop) => hop > 0 && colludes(owner[end] as number));
  const [first, last] = [among.indexOf(true), among.lastIndexOf(true)];
  if (last - first < 2) return nowhere;
  const fees = among.map((isIn, hop) => (isIn ? 0 : (amounts[hop - 1] ?? 0) - (amounts[hop] as number)));
  const skipped = fees.slice(first, last).reduce((sum, fee) => sum + fee, 0);
  return { from: first, until: last, fees: skipped };
}

/** Hops from one to before another, and the fees of those between who do not collude. */
export interface PassedOver {
  readonly from: number;
  readonly until: number;
  readonly fees: number;
}

export const nowhere: PassedOver = { from: 0, until: 0, fees: 0 };

/** What payers reckon with when they choose a route. */
type Costs = Pick<
  Channels,
  "attemptCost" | "attemptCostRate" | "hopProbability" | "timeValue" | "cltvExpiryDelta"
>;

/** Whether a payer leaves an end out. */
export type Avoids = (end: number) => boolean;

/** Rings around the payer that are told apart. */
const rings = 3;

/**
 * Finds the cheapest route by A*, backward from the payee because fees are asked for what is passed on. Costs add up hop by hop: the fee, the
 * value of the time lock, and what a failed attempt would cost times -log of the chance that the hop has enough, which for balances that are
 * all as likely is what its capacity says. Each hop costs at least that of the a priori chance, so that the number of hops that are surely
 * left is a lower bound: 0 for the payer, 1 and 2 for the rings around him, else 3.
 */
export class Router {
  #graph: Graph;
  #liquidity: Liquidity;
  #costs: Costs;
  /**
   * By place in an order in which those who could send to node n are at `first[n]` to before `until[n]`, as far as they pass anything on: who, by
   * which end, out of what capacity.
   */
  #sender: Int32Array;
  #sending: Int32Array;
  #size: Float64Array;
  #until: Int32Array;
  /** By node, for the search whose number they bear: what it takes from there on, what it must be sent, and the end that sends it on. */
  #reached: Int32Array;
  #expanded: Int32Array;
  #cost: Float64Array;
  #need: Float64Array;
  #via: Int32Array;
  #ringed: Int32Array;
  #ring: Uint8Array;
  #frontier = new Frontier();
  /** The present search: its number, who pays, what a failed attempt costs him, and the least that a hop does. */
  #search = 0;
  #payer = 0;
  #attempt = 0;
  #perHop = 0;

  constructor(graph: Graph, liquidity: Liquidity, costs: Costs) {
    this.#graph = graph;
    this.#liquidity = liquidity;
    this.#costs = costs;
    const degree = degrees(graph);
    const isDeadEnd = (end: number) => degree[graph.owner[end] as number] === 1;
    this.#sending = new Int32Array(graph.ends.length);
    this.#until = new Int32Array(graph.nodes);
    for (let node = 0; node < graph.nodes; node++) {
      const sending = Array.from(endsOf(graph, node), (end) => end ^ 1);
      // Because who has a single channel passes nothing on.
      const [forwarding, rest] = [sending.filter((end) => !isDeadEnd(end)), sending.filter(isDeadEnd)];
      this.#sending.set([...forwarding, ...rest], graph.first[node]);
      this.#until[node] = (graph.first[node] as number) + forwarding.length;
    }
    this.#sender = this.#sending.map((end) => graph.owner[end] as number);
    this.#size = Float64Array.from(this.#sending, (end) => graph.capacity[end >> 1] as number);
    this.#reached = new Int32Array(graph.nodes);
    this.#expanded = new Int32Array(graph.nodes);
    this.#via = new Int32Array(graph.nodes);
    this.#ringed = new Int32Array(graph.nodes);
    this.#cost = new Float64Array(graph.nodes);
    this.#need = new Float64Array(graph.nodes);
    this.#ring = new Uint8Array(graph.nodes);
  }

  /**
   * From one node to another, for what the payee is to get, whole; null where there is none. A payer knows what his own channels hold, of all
   * others only the capacity. `isAvoided` says which ends he leaves out.
   */
  route(payer: number, payee: number, amount: number, isAvoided: Avoids): Route | null {
    this.#begin(payer, amount);
    this.#reach(payee, 0, amount, -1);
    for (let node = this.#frontier.take(); node >= 0; node = this.#frontier.take()) {
      if (node === payer) return this.#found(payee);
      if (this.#expanded[node] === this.#search) continue;
      this.#expanded[node] = this.#search;
      this.#expand(node, isAvoided);
    }
    return null;
  }

  /** Marks the rings around the payer. */
  #begin(payer: number, amount: number): void {
    const { attemptCost, attemptCostRate, hopProbability } = this.#costs;
    this.#attempt = attemptCost * perDollar + attemptCostRate * amount;
    this.#perHop = -this.#attempt * log(hopProbability);
    this.#payer = payer;
    this.#search++;
    this.#frontier.clear();
    this.#mark(payer, 0);
    const { first } = this.#graph;
    const from = first[payer] as number;
    const until = first[payer + 1] as number;
    for (let at = from; at < until; at++) this.#mark(this.#sender[at] as number, 1);
    for (let at = from; at < until; at++) {
      const neighbor = this.#sender[at] as number;
      for (let next = first[neighbor] as number; next < (this.#until[neighbor] as number); next++)
        this.#mark(this.#sender[next] as number, 2);
    }
  }

  #mark(node: number, ring: number): void {
    if (this.#ringed[node] === this.#search) return;
    this.#ringed[node] = this.#search;
    this.#ring[node] = ring;
  }

  #reach(node: number, cost: number, need: number, via: number): void {
    this.#reached[node] = this.#search;
    this.#cost[node] = cost;
    this.#need[node] = need;
    this.#via[node] = via;
    const left = this.#ringed[node] === this.#search ? (this.#ring[node] as number) : rings;
    this.#frontier.put(node, cost + left * this.#perHop);
  }

  /** Everybody who could send to a node. */
  #expand(node: number, isAvoided: Avoids): void {
    const need = this.#need[node] as number;
    const least = (this.#cost[node] as number) + this.#perHop;
    const locked = this.#costs.timeValue * this.#costs.cltvExpiryDelta * need;
    const until = this.#until[node] as number;
    for (let at = this.#graph.first[node] as number; at < until; at++) {
      const sender = this.#sender[at] as number;
      if (sender === this.#payer) continue;
      const size = this.#size[at] as number;
      const known = this.#known(sender);
      // Because fees and logarithms take long, they are reckoned only where the rest is not too much already.
      if (need > size || least + locked >= known) continue;
      const fee = this.#fee(sender, need);
      if (least + locked + fee >= known) continue;
      const cost = least + locked + fee - this.#attempt * log(1 - need / (size + 1));
      if (cost >= known || isAvoided(this.#sending[at] as number)) continue;
      this.#reach(sender, cost, need + fee, this.#sending[at] as number);
    }
    if (this.#ringed[node] === this.#search && this.#ring[node] === 1)
      this.#begun(node, least, need, isAvoided);
  }

  /** The payer's own channels to a neighbor: he asks no fee of himself, and knows what they hold. */
  #begun(neighbor: number, cost: number, need: number, isAvoided: Avoids): void {
    const payer = this.#payer;
    if (cost >= this.#known(payer)) return;
    const own = endsOf(this.#graph, payer).find(
      (end) =>
        this.#graph.owner[end ^ 1] === neighbor && this.#liquidity.spendable(end) >= need && !isAvoided(end),
    );
    if (own !== undefined) this.#reach(payer, cost, need, own);
  }

  /** What a node is known to take; those taken from the frontier before are among them, since nothing cheaper can come. */
  #known(node: number): number {
    return this.#reached[node] === this.#search ? (this.#cost[node] as number) : Number.POSITIVE_INFINITY;
  }

  #fee(node: number, amount: number): number {
    return hopFee({ base: this.#graph.base[node] as number, ppm: this.#graph.ppm[node] as number }, amount);
  }

  #found(payee: number): Route {
    const ends: number[] = [];
    const amounts: number[] = [];
    for (let node = this.#payer; node !== payee; ) {
      const end = this.#via[node] as number;
      node = this.#graph.owner[end ^ 1] as number;
      ends.push(end);
      amounts.push(this.#need[node] as number);
    }
    return { ends, amounts, cost: this.#cost[this.#payer] as number };
  }
}
