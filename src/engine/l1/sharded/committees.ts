import { isAtIt } from "../../adversary/decisions.ts";
import type { Draws } from "../../kernel/random.ts";
import type { Site } from "../../site.ts";
import type { Producer } from "../producers.ts";
import type { Sharded } from "./parameters.ts";

/** What becomes of a committee's seats: how many do what the protocol says, and how many an adversary holds. */
export interface Seats {
  readonly up: number;
  readonly corrupt: number;
}

/**
 * Committees of all shards, and last the one that joins their parts, drawn anew every epoch. Nodes are numbered party by party; of those whom
 * nothing befalls nobody needs to know who they are, so that only the seats of the others are counted.
 */
export class Committees {
  #p: Sharded;
  #site: Site;
  #draw: Draws;
  /** Parties whom an adversary controls or whom something befalls, with their nodes: from the first until before the last. */
  #watched: readonly { readonly name: string; readonly first: number; readonly last: number }[];
  /** By committee and watched party: seats. */
  #seats: Int32Array;
  #isAnybodyDown: boolean;

  constructor(p: Sharded, site: Site, parties: readonly Producer[]) {
    this.#p = p;
    this.#site = site;
    this.#draw = site.draw("committees");
    let before = 0;
    const all = parties.map(({ name, share }) => {
      const first = Math.round(before * p.nodes);
      before += share;
      return { name, first, last: Math.round(before * p.nodes) };
    });
    const { incidents, adversary } = site;
    this.#isAnybodyDown = parties.some(({ name }) => incidents.downtimes(name).length > 0);
    this.#watched = all.filter(
      ({ name }) => incidents.downtimes(name).length > 0 || adversary?.controls.includes(name),
    );
    this.#seats = new Int32Array((p.shards + 1) * this.#watched.length);
  }

  /** Seats of a committee; that which joins the parts comes after the shards'. */
  sizeOf(committee: number): number {
    return committee < this.#p.shards ? this.#p.committeeSize : this.#p.beaconSize;
  }

  /** A new epoch begins: all seats are given anew. */
  draw(epoch: number): void {
    if (this.#watched.length === 0) return;
    this.#seats.fill(0);
    const { shards, committeeSize, nodes, sampling } = this.#p;
    // Because a node has one seat in all shards where there are enough of them, the shards' committees are one draw.
    const isOne = shards * committeeSize <= nodes;
    let number = 0;
    const chance = () => this.#draw(epoch, number++);
    let hat = new Hat(nodes, sampling);
    for (let committee = 0; committee <= shards; committee++) {
      if (!isOne || committee === shards) hat = new Hat(nodes, sampling);
      for (let seat = 0; seat < this.sizeOf(committee); seat++) this.#seat(committee, hat.take(chance()));
    }
  }

  /** What becomes of a committee's seats now. */
  now(committee: number): Seats {
    const { agenda, incidents, adversary } = this.#site;
    const size = this.sizeOf(committee);
    let [silent, corrupt] = [0, 0];
    for (const [index, { name }] of this.#watched.entries()) {
      const seats = this.#seats[committee * this.#watched.length + index] as number;
      const isHis = adversary?.controls.includes(name) === true && isAtIt(adversary, agenda.now);
      if (isHis) corrupt += seats;
      if ((this.#isAnybodyDown && incidents.isDown(name, agenda.now)) || (isHis && this.refuses(name)))
        silent += seats;
    }
    const cut = incidents.partition(agenda.now);
    const up = cut === undefined ? size - silent : Math.floor((size - silent) * (1 - cut.share));
    return { up, corrupt };
  }

  /** Whether a party votes for nothing now, and proposes nothing. */
  refuses(party: string): boolean {
    return this.#site.decide(party).vote?.() === false;
  }

  #seat(committee: number, node: number): void {
    const index = this.#watched.findIndex(({ first, last }) => node >= first && node < last);
    if (index < 0) return;
    const at = committee * this.#watched.length + index;
    this.#seats[at] = (this.#seats[at] as number) + 1;
  }
}

/** Nodes from which seats are drawn: each that was is put back, or is not. */
class Hat {
  #left: number;
  #isPutBack: boolean;
  /** Nodes in the places of those that were taken (Fisher and Yates, of which only what was moved is kept). */
  #moved = new Map<number, number>();

  constructor(nodes: number, sampling: Sharded["sampling"]) {
    this.#left = nodes;
    this.#isPutBack = sampling === "with-replacement";
  }

  /** A node by a uniform draw. */
  take(u: number): number {
    const place = Math.floor(u * this.#left);
    const node = this.#moved.get(place) ?? place;
    if (this.#isPutBack) return node;
    this.#left--;
    this.#moved.set(place, this.#moved.get(this.#left) ?? this.#left);
    return node;
  }
}
