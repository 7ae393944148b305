import type { Cut } from "../../incidents.ts";
import type { Network } from "../../network/network.ts";
import { Sides } from "../../network/sides.ts";
import type { Site } from "../../site.ts";
import type { Producer } from "../producers.ts";
import { voteBytes } from "./terms.ts";

/** Validators who hear and do the same at the same times, and count as one; or the observer, who has no vote. */
interface Group {
  readonly members: readonly number[];
  readonly place: number;
  readonly isCorrupt: boolean;
  /** Which of an adversary's two stories they are told where nobody is cut off: 0, as the observer, or 1. */
  readonly half: number;
}

/**
 * Validators by what becomes of them: whoever is at one place, on one side of every partition, and fails on nobody's account but the
 * layer's, hears and votes like all others there (A45). The observer is the last but one group, and the last is whoever proposes, taken out of
 * its own for as long as it does.
 */
export class Electorate {
  readonly size: number;
  /** Stake by group; that of all who still have a seat. */
  readonly weights: Float64Array;
  total = 1;
  readonly observer: number;
  readonly proposer: number;
  /** Stake in the hands of the adversary. */
  readonly corrupt: number;
  #site: Site;
  #network: Network;
  #validators: readonly Producer[];
  #groups: Group[];
  /** By validator: its group. */
  #groupOf: Int32Array;
  #sides: Sides;
  /** Time that a vote takes from group to group, microseconds. */
  #votes: Float64Array;
  /** Stake by group when nobody proposes, and the group that the proposer is taken out of. */
  #whole: Float64Array;
  #home = 0;

  constructor(validators: readonly Producer[], network: Network, site: Site) {
    this.#site = site;
    this.#network = network;
    this.#validators = validators;
    this.#sides = new Sides(
      validators.map(({ share }) => share),
      network.nodes,
    );
    const observer: Group = {
      ...{ members: [], place: network.place(validators.length), isCorrupt: false, half: 0 },
    };
    this.#groups = [...this.#alike(), observer];
    this.observer = this.#groups.length - 1;
    this.proposer = this.#groups.length;
    this.size = this.proposer + 1;
    this.#groupOf = new Int32Array(validators.length);
    this.weights = new Float64Array(this.size);
    for (const [group, { members }] of this.#groups.entries())
      for (const member of members) {
        this.#groupOf[member] = group;
        this.weights[group] = (this.weights[group] as number) + this.#share(member);
      }
    this.#whole = this.weights.slice();
    this.corrupt = this.#groups.reduce(
      (sum, { isCorrupt }, group) => (isCorrupt ? sum + (this.weights[group] as number) : sum),
      0,
    );
    this.#groups.push(observer);
    this.#votes = new Float64Array(this.size * this.size);
    for (let group = 0; group < this.proposer; group++) this.#measure(group);
  }

  /** Takes a validator out of its group until the next one proposes. Returns the group it is taken from. */
  propose(validator: number): number {
    this.weights[this.#home] = this.#whole[this.#home] as number;
    const home = this.#groupOf[validator] as number;
    const whole = this.#whole[home] as number;
    const weight = this.isAlone(home) ? whole : Math.min(whole, this.#share(validator));
    this.weights[home] = whole - weight;
    this.weights[this.proposer] = weight;
    this.#home = home;
    this.#groups[this.proposer] = { ...this.#group(home), members: [validator] };
    this.#measure(this.proposer);
    return home;
  }

  /** Whether a group is of one validator alone. */
  isAlone(group: number): boolean {
    return this.#group(group).members.length === 1;
  }

  isCorrupt(group: number): boolean {
    return this.#group(group).isCorrupt;
  }

  name(validator: number): string {
    return (this.#validators[validator] as Producer).name;
  }

  members(group: number): readonly number[] {
    return this.#group(group).members;
  }

  /** Which of two stories a group is told: by the side of a partition that it is on while one lasts. */
  half(group: number, cut: Cut | undefined): number {
    return cut === undefined ? this.#group(group).half : Number(this.#isFar(group, cut));
  }

  /** Validators of the adversary lose their seats, and its weight counts no more. Returns who they are. */
  unseat(): readonly number[] {
    const unseated: number[] = [];
    for (let group = 0; group < this.size; group++) {
      if (!this.isCorrupt(group)) continue;
      this.total -= this.weights[group] as number;
      this.weights[group] = 0;
      this.#whole[group] = 0;
      unseated.push(...this.members(group));
    }
    return unseated;
  }

  /** When what a group sends reaches another, microseconds: what crosses a partition waits for its end, but for those who vote twice, who are on both sides. */
  arrival(from: number, to: number, sent: number, delay: number): number {
    const cut = this.#site.incidents.partition(sent);
    const arrives = sent + delay;
    if (cut === undefined || this.#isFar(from, cut) === this.#isFar(to, cut)) return arrives;
    return this.#isOnBothSides(from, sent) || this.#isOnBothSides(to, sent)
      ? arrives
      : Math.max(arrives, cut.end);
  }

  /** The same of a vote. */
  voteArrival(from: number, to: number, sent: number): number {
    return this.arrival(from, to, sent, this.#votes[from * this.size + to] as number);
  }

  /** The same of a block from the proposer. */
  blockArrival(to: number, sent: number, bytes: number): number {
    if (to === this.proposer) return sent;
    const { place } = this.#group(this.proposer);
    return this.arrival(this.proposer, to, sent, this.#network.between(place, this.#group(to).place, bytes));
  }

  /** The first moment from `time` on at which a group does anything, microseconds; Infinity: never again. */
  up(group: number, time: number): number {
    if (group === this.observer || !Number.isFinite(time)) return time;
    return this.#site.incidents.upAgain(this.name(this.members(group)[0] as number), time);
  }

  #alike(): Group[] {
    const { incidents, adversary } = this.#site;
    const groups = new Map<string, number[]>();
    const halves = [0, 0];
    const isTold = this.#validators.some(({ name }) => adversary?.controls.includes(name));
    const halfOf = (validator: number, isCorrupt: boolean) => {
      if (isCorrupt || !isTold || adversary?.decide.equivocate === undefined) return 0;
      const half = Number((halves[1] as number) < (halves[0] as number));
      halves[half] = (halves[half] as number) + this.#share(validator);
      return half;
    };
    const all = this.#validators.map(({ name }, validator): Group => {
      const isCorrupt = adversary?.controls.includes(name) === true;
      const place = this.#network.place(validator);
      return { members: [validator], place, isCorrupt, half: halfOf(validator, isCorrupt) };
    });
    for (const [validator, { place, isCorrupt, half }] of all.entries()) {
      const name = this.name(validator);
      const sides = incidents.partitions.map(({ share }) => this.#sides.isFar(validator, share));
      const key = [place, isCorrupt, half, ...sides, incidents.fails(name) ? name : ""].join();
      groups.set(key, [...(groups.get(key) ?? []), validator]);
    }
    return [...groups.values()].map((members) => ({ ...(all[members[0] as number] as Group), members }));
  }

  #measure(group: number): void {
    const { place } = this.#group(group);
    for (let other = 0; other < this.#groups.length; other++) {
      const isItself = group === other && this.isAlone(group);
      const there = this.#group(other).place;
      const way = (from: number, to: number) => (isItself ? 0 : this.#network.between(from, to, voteBytes));
      this.#votes[group * this.size + other] = way(place, there);
      this.#votes[other * this.size + group] = way(there, place);
    }
  }

  #isOnBothSides(group: number, time: number): boolean {
    const { adversary } = this.#site;
    return this.isCorrupt(group) && adversary?.decide.equivocate !== undefined && time >= adversary.from;
  }

  #isFar(group: number, { share }: Cut): boolean {
    const [first] = this.members(group);
    return first !== undefined && this.#sides.isFar(first, share);
  }

  #share(validator: number): number {
    return (this.#validators[validator] as Producer).share;
  }

  #group(group: number): Group {
    return this.#groups[group] as Group;
  }
}
