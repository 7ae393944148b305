import { isAtIt } from "../../adversary/decisions.ts";
import type { Cut } from "../../incidents.ts";
import type { Network } from "../../network/network.ts";
import { Sides } from "../../network/sides.ts";
import type { Site } from "../../site.ts";
import { alike, type Group, upFrom } from "../groups.ts";
import type { Producer } from "../producers.ts";
import { voteBytes } from "./terms.ts";

/**
 * Validators by what becomes of them: those at one place, on one side of every partition, who are down at the same times, hear and vote
 * alike (A45). The observer is the last but one group, and the last is whoever proposes, taken out of
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
  #hasCuts: boolean;
  /** By group: its place, and whether it is one validator alone; time that a vote takes from place to place, microseconds. */
  #places: Int32Array;
  #alone: Uint8Array;
  #votes: Float64Array;
  #placeCount: number;
  /** Stake by group when nobody proposes, the group that the proposer is taken out of, and who that is. */
  #whole: Float64Array;
  #home = 0;
  #proposing = -1;

  constructor(validators: readonly Producer[], network: Network, site: Site) {
    this.#site = site;
    this.#network = network;
    this.#validators = validators;
    this.#sides = new Sides(
      validators.map(({ share }) => share),
      network.nodes,
    );
    this.#hasCuts = site.incidents.partitions.length > 0;
    const place = network.place(validators.length);
    const observer: Group = { members: [], place, isCorrupt: false, half: 0, downtimes: [] };
    this.#groups = [...alike(validators, this.#sides, network, site), observer];
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
    this.#places = Int32Array.from(this.#groups, (group) => group.place);
    this.#alone = Uint8Array.from(this.#groups, ({ members }) => Number(members.length === 1));
    this.#placeCount = Math.max(...this.#places) + 1;
    this.#votes = Float64Array.from({ length: this.#placeCount * this.#placeCount }, (_, pair) =>
      network.between(Math.floor(pair / this.#placeCount), pair % this.#placeCount, voteBytes),
    );
  }

  /** Takes a validator out of its group until the next one proposes. Returns the group it is taken from. */
  propose(validator: number): number {
    if (validator === this.#proposing) return this.#home;
    this.weights[this.#home] = this.#whole[this.#home] as number;
    const home = this.#groupOf[validator] as number;
    const whole = this.#whole[home] as number;
    const weight = this.isAlone(home) ? whole : Math.min(whole, this.#share(validator));
    this.weights[home] = whole - weight;
    this.weights[this.proposer] = weight;
    this.#home = home;
    this.#proposing = validator;
    this.#groups[this.proposer] = { ...this.#group(home), members: [validator] };
    this.#places[this.proposer] = this.#places[home] as number;
    this.#alone[this.proposer] = 1;
    return home;
  }

  /** The group that is the proposer and nobody else; -1: it is one of several. */
  get whoProposes(): number {
    return this.isAlone(this.#home) ? this.#home : -1;
  }

  /** Whether a group is of one validator alone. */
  isAlone(group: number): boolean {
    return this.#alone[group] === 1;
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

  /** A group follows another chain: it keeps its seats, but its votes are not for this one. */
  leave(group: number): void {
    this.weights[group] = 0;
    this.#whole[group] = 0;
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

  /** When a vote of a group reaches another, microseconds. */
  voteArrival(from: number, to: number, sent: number): number {
    if (from === to && this.#alone[from] === 1) return sent;
    const pair = (this.#places[from] as number) * this.#placeCount + (this.#places[to] as number);
    return this.#arrival(from, to, sent, this.#votes[pair] as number);
  }

  /** When a block that the proposer sends reaches a group, microseconds. */
  blockArrival(to: number, sent: number, bytes: number): number {
    if (to === this.proposer) return sent;
    const [here, there] = [this.#places[this.proposer] as number, this.#places[to] as number];
    return this.#arrival(this.proposer, to, sent, this.#network.between(here, there, bytes));
  }

  /** The first moment from `time` on at which a group does anything, microseconds; Infinity: never again. */
  up(group: number, time: number): number {
    return upFrom(this.#group(group), time);
  }

  /** When what a group sends reaches another, microseconds: what crosses a partition waits for its end, but for those who vote twice, who are on both sides. */
  #arrival(from: number, to: number, sent: number, delay: number): number {
    const arrives = sent + delay;
    const cut = this.#hasCuts ? this.#site.incidents.partition(sent) : undefined;
    if (cut === undefined || this.#isFar(from, cut) === this.#isFar(to, cut)) return arrives;
    return this.#isOnBothSides(from, sent) || this.#isOnBothSides(to, sent)
      ? arrives
      : Math.max(arrives, cut.end);
  }

  #isOnBothSides(group: number, time: number): boolean {
    const { adversary } = this.#site;
    return this.isCorrupt(group) && adversary?.decide.equivocate !== undefined && isAtIt(adversary, time);
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
