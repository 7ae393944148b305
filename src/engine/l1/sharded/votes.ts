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
export function messagesTo(
  { consensus, phases }: Pick<Sharded, "consensus" | "phases">,
  size: number,
): number {
  return consensus === "pbft" ? 1 + 2 * (size - 1) : (2 * phases * (size - 1)) / size;
}

/** A committee that votes now. */
export interface Ballot {
  readonly size: number;
  /** Members who do what the protocol says. */
  readonly up: number;
  /** Where its leader is, and how large what it proposes is. */
  readonly place: number;
  readonly bytes: number;
}

/** A decision: how long it takes, microseconds, and how many messages. */
export interface Decision {
  readonly time: number;
  readonly messages: number;
}

/**
 * Committees decide by votes. Nothing that happens after the leader has proposed changes when who hears what, so that the moment is
 * reckoned at once. Members are spread over the world as all nodes are (A92); each checks one message after the other.
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

  /** When the leader holds a certificate of what it proposed now, and by how many messages; null: too few vote. */
  decide(ballot: Ballot): Decision | null {
    if (ballot.up < quorumOf(ballot.size)) return null;
    return this.#p.consensus === "pbft" ? this.#pbft(ballot) : this.#linear(ballot);
  }

  /** Pre-prepare from the leader to all, prepare from each of these to all others, commit from everybody to all others. */
  #pbft({ size, up, place, bytes }: Ballot): Decision {
    const others = size - 1;
    for (let to = 0; to < this.#at.length; to++) this.#at[to] = this.#network.between(place, to, bytes);
    for (let round = 0; round < 2; round++) {
      for (let to = 0; to < this.#at.length; to++) {
        for (let from = 0; from < this.#at.length; from++)
          this.#arrivals[from] = (this.#at[from] as number) + this.#network.between(from, to, voteBytes);
        this.#next[to] = this.#counted(size, up);
      }
      this.#at.set(this.#next);
    }
    const [prePrepare, prepare, commit] = [others, (up - 1) * others, up * others];
    return { time: this.#at[place] as number, messages: prePrepare + prepare + commit };
  }

  /** In each phase the leader tells all others what the votes so far come to, and they send it theirs. */
  #linear({ size, up, place, bytes }: Ballot): Decision {
    let time = 0;
    for (let phase = 0; phase < this.#p.phases; phase++) {
      for (let from = 0; from < this.#at.length; from++) {
        const there = this.#network.between(place, from, phase === 0 ? bytes : voteBytes);
        this.#arrivals[from] = time + there + this.#network.between(from, place, voteBytes);
      }
      time = this.#counted(size, up);
    }
    return { time, messages: this.#p.phases * (size - 1 + (up - 1)) };
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
