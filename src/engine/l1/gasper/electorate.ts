import type { BlockTree } from "../../ledger/tree.ts";
import type { BlockId } from "../../trace.ts";
import type { ForkChoice, Support } from "../fork-choice.ts";
import { endEpoch, isInInactivityLeak } from "./finality.ts";
import type { Stake } from "./registry.ts";
import { Votes } from "./votes.ts";
import { type Side, Watch } from "./watch.ts";

/** Epochs after which a fork that nobody votes for is forgotten. */
const memory = 2;

/** What an electorate is made of. */
export interface Members extends Stake {
  /** What a block that comes in time is worth in the fork choice, as a share of a committee's stake. */
  readonly proposerBoost: number;
  readonly isCutOff: (node: number, share: number) => boolean;
  /** Whether a validator may break the rules now. */
  readonly isCorrupt: (validator: number) => boolean;
}

/** What the committee of a slot votes for, by validator; -1: it is silent. */
export interface Ballot {
  readonly cast: Int32Array;
  /** Second votes: for the other side of a partition, or else for what nobody has been shown. */
  readonly also: Int32Array;
}

/**
 * All validators' votes as they are known, and what they lead to: to everybody alike, or on the two sides of a partition to each side
 * its own until it heals, and for good where both sides made something final. Votes of a slot are known by its end to all who can hear
 * them (A19).
 */
export class Electorate {
  #members: Members;
  #tree: BlockTree;
  #choice: ForkChoice;
  /** Where the observer is, and on the far side of a partition. */
  #near: Votes;
  #far: Votes;
  #partition: { readonly share: number } | undefined;
  /** First slot of the partition. */
  #cutAt = 0;
  /** By node: whether it is on the far side. */
  #isFar: readonly boolean[] = [];
  /** Committee of one side, for the time it is counted. */
  #counted: Int32Array;
  #slotOf: number[] = [];
  #slot = 0;
  /** By node: the block of this slot that came to it in time, -1: none. */
  #timely: Int32Array;
  /** Support on either side by the votes known now, where a fork asks for it. */
  #supports = new Map<Votes, Support>();
  /** The two sides have heard each other again, and each holds what it made final. */
  #isApart = false;
  #watch: Watch;

  constructor(members: Members, nodes: number, tree: BlockTree, choice: ForkChoice) {
    this.#members = members;
    this.#tree = tree;
    this.#choice = choice;
    this.#near = new Votes(members);
    this.#far = new Votes(members);
    this.#counted = new Int32Array(members.shares.length);
    this.#timely = new Int32Array(nodes).fill(-1);
    this.#watch = new Watch(members.committees, members.shares.length, (block, but) =>
      this.#isKnown(block, but),
    );
  }

  begin(anchor: BlockId): void {
    this.#slotOf[anchor] = 0;
    this.#near.begin(anchor);
  }

  proposed(block: BlockId, slot: number): void {
    this.#slotOf[block] = slot;
    // Because it may begin a branch, which has no votes yet and may have the boost.
    this.#supports.clear();
  }

  /** A node hears of a block before it votes in a slot: the first that is of this slot is boosted. Source: consensus-specs, on_block. */
  heardInTime(block: BlockId, node: number): void {
    if (this.#timely[node] === -1 && this.#slotOf[block] === this.#slot) this.#timely[node] = block;
  }

  /** What is known where the observer is, and on the far side while there are two. */
  get near(): Votes {
    return this.#near;
  }

  get far(): Votes | undefined {
    return this.#partition === undefined ? undefined : this.#far;
  }

  /** Whether both sides of a partition made something final since, so that no vote brings them together again. */
  get isDivided(): boolean {
    const isOwn = ({ finalized }: Votes) =>
      finalized.epoch >= 0 && (this.#slotOf[finalized.block] as number) >= this.#cutAt;
    return this.#partition !== undefined && isOwn(this.#near) && isOwn(this.#far);
  }

  /** Who may propose by the lot, u in [0, 1): one, or on the two sides of a partition each side's own. */
  drawn(u: number): readonly number[] {
    if (this.#partition === undefined)
      return [this.#near.registry.drawn(u)].filter((validator) => validator >= 0);
    const [near, far] = [this.#near.registry.drawn(u), this.#far.registry.drawn(u)];
    return [
      ...(near >= 0 && !this.#isFar[near] ? [near] : []),
      ...(far >= 0 && this.#isFar[far] ? [far] : []),
    ];
  }

  /** Whether a validator is on the far side of a partition. */
  isFar(validator: number): boolean {
    return this.#isFar[validator] === true;
  }

  /** The committee's votes are known; `partition` is the one that lasts now. */
  slotEnds(slot: number, ballot: Ballot, partition: { readonly share: number } | undefined): void {
    this.#slot = slot + 1;
    this.#supports.clear();
    this.#timely.fill(-1);
    this.#count(slot, ballot);
    this.#observe(slot, ballot);
    if (partition !== this.#partition) this.#regroup(slot + 1, partition);
    this.#slash(Math.floor(slot / this.#members.committees));
    if ((slot + 1) % this.#members.committees === 0)
      this.#endEpoch((slot + 1) / this.#members.committees - 1);
  }

  /** The head of a node by what it has heard; its old one while it does not know the block to start from. */
  head(node: number, old: BlockId): BlockId {
    if (!this.#choice.isForked) {
      const last = this.#choice.only(node);
      return last < 0 ? old : last;
    }
    const votes = this.isFar(node) ? this.#far : this.#near;
    if (!this.#choice.knows(votes.justified.block, node)) return old;
    const { proposerBoost, committees } = this.#members;
    const boost = {
      block: this.#timely[node] as number,
      weight: (proposerBoost * votes.weight) / committees,
    };
    return this.#choice.head(votes.justified.block, this.#support(votes), node, boost);
  }

  #count(slot: number, { cast, also }: Ballot): void {
    if (this.#partition === undefined) {
      this.#near.count(slot, cast);
      return;
    }
    for (const side of this.#sides) {
      const isHere = side === this.#far;
      for (let validator = 0; validator < cast.length; validator++)
        this.#counted[validator] = (this.isFar(validator) === isHere ? cast : also)[validator] as number;
      side.count(slot, this.#counted);
    }
  }

  /** Votes of those who may break the rules, and what they have shown of their secrets. */
  #observe(slot: number, { cast, also }: Ballot): void {
    const sideOf = (validator: number) => (this.isFar(validator) ? "far" : "near");
    for (let validator = 0; validator < cast.length; validator++) {
      if (!this.#members.isCorrupt(validator)) continue;
      const own = sideOf(validator);
      const other = this.#partition === undefined ? own : own === "far" ? "near" : "far";
      this.#watch.vote(validator, slot, cast[validator] as number, own, this.#votes(own).justified.epoch);
      this.#watch.vote(validator, slot, also[validator] as number, other, this.#votes(other).justified.epoch);
    }
    this.#watch.reveal(sideOf);
  }

  /** A partition ends, or begins in a slot, or one follows another. */
  #regroup(slot: number, partition: { readonly share: number } | undefined): void {
    if (this.#isApart) return;
    if (this.#partition !== undefined) {
      this.#isApart = this.isDivided;
      if (this.#isApart) return;
      this.#watch.heal();
      this.#near.merge(this.#far);
    }
    if (partition !== undefined) {
      this.#far.copy(this.#near);
      this.#watch.cut();
      this.#cutAt = slot;
      this.#isFar = Array.from(this.#members.shares, (_, node) =>
        this.#members.isCutOff(node, partition.share),
      );
    } else this.#isFar = [];
    this.#partition = partition;
  }

  /** Evidence gets into the next block of each side that has it. */
  #slash(epoch: number): void {
    if (this.#isApart) this.#watch.heal();
    for (const side of ["near", "far"] as const) {
      const rows = this.#watch.evidence(side);
      if (rows.length === 0) continue;
      for (const votes of this.#isApart ? this.#sides : [this.#votes(side)]) votes.slash(rows, epoch);
    }
  }

  #endEpoch(epoch: number): void {
    const first = epoch * this.#members.committees;
    const checkpoint = this.#checkpointsSince(first);
    for (const votes of this.#sides) {
      const target = endEpoch(votes, epoch, votes.since(first), checkpoint);
      const isLeaking = isInInactivityLeak(epoch, votes.finalized.epoch);
      votes.registry.endEpoch(epoch, isLeaking, (row) => {
        const block = votes.voted(row, first);
        return block >= 0 && checkpoint(block) === target;
      });
    }
    if (this.#choice.isForked) this.#forget((epoch - memory) * this.#members.committees);
  }

  /** By block: the last of its chain at or before a slot. */
  #checkpointsSince(first: number): (block: BlockId) => BlockId {
    const known = new Map<BlockId, BlockId>();
    return (block) => {
      let at = known.get(block) ?? block;
      while ((this.#slotOf[at] as number) > first) at = this.#tree.parent(at);
      known.set(block, at);
      return at;
    };
  }

  /** Drops forks that cannot win any more. */
  #forget(before: number): void {
    // Because a side that was cut off may not have heard, only what both sides know to be final decides for both.
    const finals = this.#sides.map(({ finalized }) => finalized);
    const least = finals.reduce((least, each) => (each.epoch < least.epoch ? each : least));
    if (!this.isDivided) this.#choice.prune(least.block);
    const isOld = (block: BlockId) => (this.#slotOf[block] as number) < before;
    this.#choice.wither(
      this.#sides.map((votes) => this.#support(votes)),
      isOld,
    );
    this.#supports.clear();
  }

  get #sides(): readonly Votes[] {
    return this.#partition === undefined ? [this.#near] : [this.#near, this.#far];
  }

  #votes(side: Side): Votes {
    return side === "far" && this.#partition !== undefined ? this.#far : this.#near;
  }

  /** Whether any node but one has a block. */
  #isKnown(block: BlockId, but: number): boolean {
    for (let node = 0; node < this.#timely.length; node++)
      if (node !== but && this.#choice.knows(block, node)) return true;
    return false;
  }

  #support(votes: Votes): Support {
    const known = this.#supports.get(votes);
    if (known !== undefined) return known;
    const support = this.#choice.support(votes.latest());
    this.#supports.set(votes, support);
    return support;
  }
}
