import { isAtIt } from "../../adversary/decisions.ts";
import type { Cut } from "../../incidents.ts";
import type { Network } from "../../network/network.ts";
import { Sides } from "../../network/sides.ts";
import type { Site } from "../../site.ts";
import { alike, type Group, upFrom } from "../groups.ts";
import type { Producer } from "../producers.ts";
import { voteBytes } from "./terms.ts";
import { shredBytes, type Tree } from "./turbine.ts";

/** Which part of a cluster is meant: the observer's, which is all of it while it is whole, or the far side of a partition. */
export type Side = 0 | 1;

/**
 * Validators by what becomes of them (A45), and last the observer, who has no stake. Those who vote for both sides of a partition are
 * there twice, since they are on both: as themselves, always with the observer, and as their twins on the far side.
 */
export class Cluster {
  /** Groups, the observer included. */
  readonly size: number;
  readonly observer: number;
  /** By group: share of all stake, and validators. */
  readonly stakes: Float64Array;
  readonly counts: Int32Array;
  /** Stake in the hands of the adversary. */
  readonly corrupt: number;
  #site: Site;
  #validators: readonly Producer[];
  #network: Network;
  #groups: readonly Group[];
  /** By validator: its group. */
  #groupOf: Int32Array;
  /** By group: its twin; -1: it has none. Twins come after all others, and have none. */
  #twins: Int32Array;
  #firstTwin: number;
  #sides: Sides;
  /** The partition that lasts now. */
  #cut: Cut | undefined;
  /** From group to group: time of a vote, microseconds. */
  #votes: Float64Array;

  constructor(validators: readonly Producer[], network: Network, site: Site) {
    this.#site = site;
    this.#validators = validators;
    this.#network = network;
    const shares = validators.map(({ share }) => share);
    this.#sides = new Sides(shares, network.nodes);
    const selves = alike(validators, this.#sides, network, site);
    const twins: Group[] = [];
    this.#twins = Int32Array.from(selves, (group) =>
      this.#equivocates(group) ? selves.length + twins.push(group) - 1 : -1,
    );
    const place = network.place(validators.length);
    const observer: Group = { members: [], place, isCorrupt: false, half: 0, downtimes: [] };
    this.#groups = [...selves, ...twins, observer];
    this.size = this.#groups.length;
    this.observer = this.size - 1;
    this.#firstTwin = selves.length;
    this.#groupOf = new Int32Array(validators.length);
    for (const [group, { members }] of selves.entries())
      for (const member of members) this.#groupOf[member] = group;
    const stakeOf = ({ members }: Group) =>
      members.reduce((sum, member) => sum + (shares[member] as number), 0);
    this.stakes = Float64Array.from(this.#groups, stakeOf);
    this.counts = Int32Array.from(this.#groups, ({ members }) => members.length);
    this.corrupt = selves.reduce((sum, group) => (group.isCorrupt ? sum + stakeOf(group) : sum), 0);
    this.#votes = Float64Array.from({ length: this.size * this.size }, (_, pair) =>
      this.#voteDelay(Math.floor(pair / this.size), pair % this.size),
    );
  }

  /** The same as turbine sees it. */
  tree(fanout: number): Tree {
    const places = Int32Array.from(this.#validators, (_, validator) => this.#network.place(validator));
    return {
      fanout,
      stakes: Float64Array.from(this.#validators, ({ share }) => share),
      places,
      placeCount: Math.max(...this.#groups.map(({ place }) => place)) + 1,
      hop: (from, to) => this.#network.between(from, to, shredBytes),
    };
  }

  name(validator: number): string {
    return (this.#validators[validator] as Producer).name;
  }

  groupOf(validator: number): number {
    return this.#groupOf[validator] as number;
  }

  /** The same validators on the far side of a partition; -1: they do not vote twice. */
  twinOf(group: number): number {
    return this.#twins[group] ?? -1;
  }

  isTwin(group: number): boolean {
    return group >= this.#firstTwin && group < this.observer;
  }

  members(group: number): readonly number[] {
    return this.#group(group).members;
  }

  place(group: number): number {
    return this.#group(group).place;
  }

  half(group: number): number {
    return this.#group(group).half;
  }

  /** Whether a group does anything at a moment: twins only while there is a far side to be on, and their adversary is at it. */
  isUp(group: number, time: number): boolean {
    if (this.isTwin(group) && !(this.isSplit && this.#isUnderAttack(time))) return false;
    return upFrom(this.#group(group), time) === time;
  }

  /** It is cut in two from now on, or whole again. */
  split(cut: Cut | undefined): void {
    this.#cut = cut;
  }

  get isSplit(): boolean {
    return this.#cut !== undefined;
  }

  /** The side that a group is on. */
  sideOf(group: number): Side {
    const [first] = this.members(group);
    if (this.#cut === undefined || first === undefined || this.twinOf(group) >= 0) return 0;
    return this.isTwin(group) || this.#sides.isFar(first, this.#cut.share) ? 1 : 0;
  }

  /** Whether two groups cannot hear each other. */
  isApart(one: number, other: number): boolean {
    return this.#cut !== undefined && this.sideOf(one) !== this.sideOf(other);
  }

  /** When what comes to a group from another at a moment gets through, microseconds: what crosses a partition waits for its end. */
  through(from: number, to: number, time: number): number {
    return this.#cut !== undefined && this.isApart(from, to) ? Math.max(time, this.#cut.end) : time;
  }

  /** Time from a vote of one group until another has it, microseconds. */
  voteDelay(from: number, to: number): number {
    return this.#votes[from * this.size + to] as number;
  }

  /** Whether the adversary shows two blocks at a moment where it leads. */
  isTwoFaced(validator: number, time: number): boolean {
    if (!this.#isUnderAttack(time)) return false;
    return this.#site.decide(this.name(validator)).equivocate?.(this.corrupt) === true;
  }

  #isUnderAttack(time: number): boolean {
    const { adversary } = this.#site;
    return adversary !== null && isAtIt(adversary, time);
  }

  #voteDelay(from: number, to: number): number {
    const isAlone = from === to && this.counts[from] === 1;
    return isAlone ? 0 : this.#network.between(this.place(from), this.place(to), voteBytes);
  }

  #equivocates({ isCorrupt }: Group): boolean {
    return isCorrupt && this.#site.adversary?.decide.equivocate !== undefined;
  }

  #group(group: number): Group {
    return this.#groups[group] as Group;
  }
}
