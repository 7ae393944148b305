import type { BlockTree } from "../../ledger/tree.ts";
import type { BlockId } from "../../trace.ts";
import { type Banks, supermajority } from "./banks.ts";
import type { Cluster } from "./cluster.ts";
import { Lockouts } from "./lockouts.ts";
import type { Tower } from "./parameters.ts";
import { VoteLog } from "./vote-log.ts";

const notYet = -1;

/** Whether a block is another, or is below it in its chain. */
export function isIn(tree: BlockTree, block: BlockId, head: BlockId): boolean {
  if (block === head || tree.parent(head) === block) return true;
  const height = tree.height(block);
  return tree.height(head) > height && tree.ancestor(head, height) === block;
}

/** Who votes for what by the rules of the tower, who knows of it when, and which votes get into a block. */
export class Voting {
  #p: Tower;
  #tree: BlockTree;
  #cluster: Cluster;
  #banks: Banks;
  #towers: readonly Lockouts[];
  #log: VoteLog;
  /** By group: the vote that the next block takes, a row of the log; -1: none. */
  #landing: Int32Array;

  constructor(p: Tower, tree: BlockTree, cluster: Cluster, banks: Banks) {
    this.#p = p;
    this.#tree = tree;
    this.#cluster = cluster;
    this.#banks = banks;
    this.#towers = Array.from({ length: cluster.size }, () => new Lockouts(p.lockoutHistory));
    this.#log = new VoteLog(cluster.size);
    this.#landing = new Int32Array(cluster.size).fill(notYet);
  }

  begin(anchor: BlockId): void {
    for (const tower of this.#towers) tower.begin(anchor, this.#banks.slot(anchor));
    this.#log.begin(anchor);
  }

  /** A partition begins, in which who is on both sides has two towers from now on. */
  split(): void {
    this.#log.freeze();
    for (let group = 0; group < this.#cluster.size; group++) {
      const twin = this.#cluster.twinOf(group);
      if (twin >= 0) this.#tower(twin).copy(this.#tower(group));
    }
  }

  /** The block that a group never leaves. */
  root(group: number): BlockId {
    return this.#tower(group).root;
  }

  /** Whether a group votes for its head now, which it does where its tower lets it. */
  vote(group: number, head: BlockId, now: number): boolean {
    const tower = this.#tower(group);
    const slot = this.#banks.slot(head);
    if (slot <= tower.lastSlot) return false;
    const standing = tower.standing(slot);
    if (standing > 0 && !isIn(this.#tree, tower.block(standing - 1), head)) return false;
    if (!isIn(this.#tree, tower.last, head) && !this.#maySwitch(group, tower.last, now)) return false;
    if (!this.#hasThreshold(tower, standing, head)) return false;
    tower.cast(head, slot);
    this.#log.cast(group, head, tower.root, now);
    return true;
  }

  /** The last votes that a group knows of, by block: how much stake is behind each. */
  support(group: number, now: number): ReadonlyMap<BlockId, number> {
    const support = new Map<BlockId, number>();
    for (let voter = 0; voter < this.#cluster.observer; voter++) {
      if (!this.#cluster.isSplit && this.#cluster.isTwin(voter)) continue;
      const block = this.#known(voter, group, now);
      support.set(block, (support.get(block) ?? 0) + (this.#cluster.stakes[voter] as number));
    }
    return support;
  }

  /**
   * Picks the votes for a block: of each validator the last that has come to the leader, is for a block of the same chain, and is not in it
   * yet. Returns how many transactions those are, with room for so many, where others go first in every block. Source: anza-xyz/agave,
   * latest_unprocessed_votes.rs.
   */
  pick(parent: BlockId, leader: number, room: number, now: number): number {
    const voters = this.#cluster.observer;
    const first = this.#tree.height(parent) % voters;
    let count = 0;
    for (let each = 0; each < voters; each++) {
      const voter = (first + each) % voters;
      const members = this.#cluster.counts[voter] as number;
      const row = count + members > room ? notYet : this.#landable(voter, parent, leader, now);
      this.#landing[voter] = row;
      if (row !== notYet) count += members;
    }
    return count;
  }

  /** The block holds the votes that were picked for it. */
  land(block: BlockId): void {
    for (let voter = 0; voter < this.#cluster.observer; voter++) {
      const row = this.#landing[voter] as number;
      if (row !== notYet) this.#banks.land(block, voter, this.#log.block(row), this.#log.root(row));
    }
  }

  #landable(voter: number, parent: BlockId, leader: number, now: number): number {
    if (this.#cluster.isApart(voter, leader)) return notYet;
    const row = this.#log.lastBy(voter, now - this.#cluster.voteDelay(voter, leader));
    const vote = this.#log.block(row);
    const isNew = this.#banks.slot(vote) > this.#banks.slot(this.#banks.vote(parent, voter));
    return isNew && isIn(this.#tree, vote, parent) ? row : notYet;
  }

  /** Enough stake has last voted for forks that the last vote of a group is not on, so that it is not needed there. */
  #maySwitch(group: number, last: BlockId, now: number): boolean {
    let others = 0;
    for (const [block, stake] of this.support(group, now))
      if (!isIn(this.#tree, block, last) && !isIn(this.#tree, last, block)) others += stake;
    return others > this.#p.switchThreshold;
  }

  /** Two thirds of the stake have followed to where a vote would lie so deep. */
  #hasThreshold(tower: Lockouts, standing: number, head: BlockId): boolean {
    const deep = standing - this.#p.thresholdDepth;
    if (deep < 0) return true;
    return this.#banks.votedSince(head, this.#banks.slot(tower.block(deep))) > supermajority;
  }

  /** The last vote of somebody that a group knows of. */
  #known(voter: number, group: number, now: number): BlockId {
    if (this.#cluster.isApart(voter, group)) return this.#log.beforeCut(voter);
    return this.#log.block(this.#log.lastBy(voter, now - this.#cluster.voteDelay(voter, group)));
  }

  #tower(group: number): Lockouts {
    return this.#towers[group] as Lockouts;
  }
}
