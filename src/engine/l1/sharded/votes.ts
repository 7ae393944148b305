import type { Network } from "../../network/network.ts";
import { voteBytes } from "../agreement/terms.ts";
import type { Producer } from "../producers.ts";
import type { Sharded } from "./parameters.ts";

/** How many of n may be faulty, and how many votes decide. Source: Castro & Liskov 1999, section 3. */
export function faultsOf(size: number): number {
  return Math.floor((size - 1) / 3);
}

export function quorumOf(size: number): number {
  return size - faultsOf(size);
}

/** Messages that come to a member of a committee for one decision, on average. */
export function messagesTo(p: Pick<Sharded, "consensus" | "phases">, size: number): number {
  return p.consensus === "pbft" ? 1 + 2 * (size - 1) : (2 * phasesOf(p) * (size - 1)) / size;
}

/** Rounds of votes that go to one member. */
function phasesOf({ consensus, phases }: Pick<Sharded, "consensus" | "phases">): number {
  return consensus === "chained" ? 1 : phases;
}

/** A committee that votes now. */
export interface Ballot {
  readonly size: number;
  /** Members who do what the protocol says. */
  readonly up: number;
  /** Where its leader is, who waits for its decision, and how large what it proposes is. */
  readonly from: number;
  readonly to: number;
  readonly bytes: number;
}

/** A decision: how long it takes, microseconds, and how many messages. */
export interface Decision {
  readonly time: number;
  readonly messages: number;
}

/**
 * Committees decide by votes. Nothing that happens after the leader has proposed changes when who hears what, so that the moment is
 * reckoned at once. Members are spread over the world as all nodes are (A79); each checks one message after the other.
 */
export class Votes {
  #p: Sharded;
  #network: Network;
  /** Share of all nodes at each place. */
  #shares: Float64Array;
  /** By place: when what is collected is there, microseconds; and when what is counted comes. */
  #at: Float64Array;
  #next: Float64Array;
  #arrivals: Float64Array;

  constructor(p: Sharded, network: Network, parties: readonly Producer[]) {
    this.#p = p;
    this.#network = network;
    const places = parties.map((_, party) => network.place(party));
    const count = Math.max(...places, network.place(parties.length)) + 1;
    this.#shares = new Float64Array(count);
    for (const [party, { share }] of parties.entries()) {
      const place = places[party] as number;
      this.#shares[place] = (this.#shares[place] as number) + share;
    }
    this.#at = new Float64Array(count);
    this.#next = new Float64Array(count);
    this.#arrivals = new Float64Array(count);
  }

  /** When who waits for it holds a certificate of what the leader proposes now, and by how many messages; a quorum must be up. */
  decide(ballot: Ballot): Decision {
    return this.#p.consensus === "pbft" ? this.#pbft(ballot) : this.#linear(ballot);
  }

  /** Pre-prepare from the leader to all, prepare from each of these to all others, commit from everybody to all others. */
  #pbft({ size, up, from, to, bytes }: Ballot): Decision {
    const others = size - 1;
    const places = this.#at.length;
    for (let place = 0; place < places; place++) this.#at[place] = this.#network.between(from, place, bytes);
    for (let round = 0; round < 2; round++) {
      for (let place = 0; place < places; place++) {
        for (let voter = 0; voter < places; voter++)
          this.#arrivals[voter] =
            (this.#at[voter] as number) + this.#network.between(voter, place, voteBytes);
        this.#next[place] = this.#counted(size, up);
      }
      this.#at.set(this.#next);
    }
    const [prePrepare, prepare, commit] = [others, (up - 1) * others, up * others];
    const time = (this.#at[from] as number) + this.#handOver(from, to);
    return { time, messages: prePrepare + prepare + commit };
  }

  /** In each phase the leader tells all others what the votes so far come to, and they send it theirs, or where votes are chained whoever waits. */
  #linear({ size, up, from, to, bytes }: Ballot): Decision {
    const isChained = this.#p.consensus === "chained";
    const phases = phasesOf(this.#p);
    const collects = isChained ? to : from;
    let time = 0;
    for (let phase = 0; phase < phases; phase++) {
      for (let place = 0; place < this.#at.length; place++) {
        const there = this.#network.between(from, place, phase === 0 ? bytes : voteBytes);
        this.#arrivals[place] = time + there + this.#network.between(place, collects, voteBytes);
      }
      time = this.#counted(size, up);
    }
    if (!isChained) time += this.#handOver(from, to);
    return { time, messages: phases * (size - 1 + (up - 1)) };
  }

  /** The leader's certificate on its way to whoever waits. */
  #handOver(from: number, to: number): number {
    return from === to ? 0 : this.#network.between(from, to, voteBytes);
  }

  /** When a quorum of the votes that arrive from all places are checked. */
  #counted(size: number, up: number): number {
    const quorum = quorumOf(size);
    const needed = quorum / up - 1e-9;
    let [counted, time] = [0, 0];
    while (counted < needed) {
      let first = -1;
      for (let from = 0; from < this.#arrivals.length; from++) {
        if ((this.#shares[from] as number) === 0) continue;
        if (first < 0 || (this.#arrivals[from] as number) < (this.#arrivals[first] as number)) first = from;
      }
      time = this.#arrivals[first] as number;
      if (!Number.isFinite(time)) break;
      counted += this.#shares[first] as number;
      this.#arrivals[first] = Number.POSITIVE_INFINITY;
    }
    return Math.round(time + quorum * this.#p.messageTime * 1e6);
  }
}
