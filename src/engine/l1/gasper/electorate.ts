import type { BlockTree } from "../../ledger/tree.ts";
import type { BlockId } from "../../trace.ts";
import { endEpoch } from "./finality.ts";
import type { ForkChoice, Support } from "./fork-choice.ts";
import { Votes } from "./votes.ts";

/** Epochs after which a fork that nobody votes for is forgotten. */
const memory = 2;

/**
 * All validators' votes as they are known: to everybody alike, or on the two sides of a partition to each side its own until it
 * heals. Votes of a slot are known by its end to all who can hear them (A19).
 */
export class Electorate {
  #slotsPerEpoch: number;
  #shares: Float64Array;
  #tree: BlockTree;
  #choice: ForkChoice;
  #isCutOff: (node: number, share: number) => boolean;
  /** Where the observer is, and on the far side of a partition. */
  #near: Votes;
  #far: Votes;
  #partition: { readonly share: number } | undefined;
  /** By node: whether it is on the far side. */
  #isFar: readonly boolean[] = [];
  /** Committee of one side, for the time it is counted. */
  #counted: Int32Array;
  #slotOf: number[] = [];
  /** Support on either side by the votes known now, where a fork asks for it. */
  #supports = new Map<Votes, Support>();

  constructor(
    slotsPerEpoch: number,
    shares: readonly number[],
    tree: BlockTree,
    choice: ForkChoice,
    isCutOff: (node: number, share: number) => boolean,
  ) {
    this.#slotsPerEpoch = slotsPerEpoch;
    this.#shares = Float64Array.from(shares);
    this.#tree = tree;
    this.#choice = choice;
    this.#isCutOff = isCutOff;
    this.#near = new Votes(this.#shares, slotsPerEpoch);
    this.#far = new Votes(this.#shares, slotsPerEpoch);
    this.#counted = new Int32Array(shares.length);
  }

  begin(anchor: BlockId): void {
    this.#slotOf[anchor] = 0;
    this.#near.begin(anchor);
  }

  proposed(block: BlockId, slot: number): void {
    this.#slotOf[block] = slot;
  }

  /** The last checkpoint that is final where the observer is. */
  get finalized() {
    return this.#near.finalized;
  }

  /** The committee's votes are known, by validator; `partition` is the one that lasts now. */
  slotEnds(slot: number, cast: Int32Array, partition: { readonly share: number } | undefined): void {
    this.#supports.clear();
    this.#count(slot, cast);
    if (partition !== this.#partition) this.#regroup(partition);
    if ((slot + 1) % this.#slotsPerEpoch === 0) this.#endEpoch((slot + 1) / this.#slotsPerEpoch - 1);
  }

  /** The head of a node by what it has heard; its old one while it does not know the block to start from. */
  head(node: number, old: BlockId): BlockId {
    if (!this.#choice.isForked) {
      const last = this.#choice.only(node);
      return last < 0 ? old : last;
    }
    const votes = this.#isFar[node] === true ? this.#far : this.#near;
    if (!this.#choice.knows(votes.justified.block, node)) return old;
    return this.#choice.head(votes.justified.block, this.#support(votes), node);
  }

  #count(slot: number, cast: Int32Array): void {
    if (this.#partition === undefined) {
      this.#near.count(slot, cast);
      return;
    }
    for (const side of this.#sides) {
      const isHere = side === this.#far;
      for (let validator = 0; validator < cast.length; validator++)
        this.#counted[validator] = this.#isFar[validator] === isHere ? (cast[validator] as number) : -1;
      side.count(slot, this.#counted);
    }
  }

  /** A partition ends, or begins, or one follows another. */
  #regroup(partition: { readonly share: number } | undefined): void {
    if (this.#partition !== undefined) this.#near.merge(this.#far);
    if (partition !== undefined) {
      this.#far.copy(this.#near);
      this.#isFar = Array.from(this.#shares, (_, node) => this.#isCutOff(node, partition.share));
    } else this.#isFar = [];
    this.#partition = partition;
  }

  #endEpoch(epoch: number): void {
    const first = epoch * this.#slotsPerEpoch;
    const checkpoint = (block: BlockId) => {
      let at = block;
      while ((this.#slotOf[at] as number) > first) at = this.#tree.parent(at);
      return at;
    };
    for (const votes of this.#sides) endEpoch(votes, epoch, votes.since(first), checkpoint);
    if (this.#choice.isForked) this.#forget((epoch - memory) * this.#slotsPerEpoch);
  }

  /** Drops forks that cannot win any more. */
  #forget(before: number): void {
    // Because a side that was cut off may not have heard, only what both sides know to be final decides for both.
    const finals = this.#sides.map(({ finalized }) => finalized);
    const least = finals.reduce((least, each) => (each.epoch < least.epoch ? each : least));
    this.#choice.prune(least.block);
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

  #support(votes: Votes): Support {
    const known = this.#supports.get(votes);
    if (known !== undefined) return known;
    const support = this.#choice.support(votes.latest());
    this.#supports.set(votes, support);
    return support;
  }
}
