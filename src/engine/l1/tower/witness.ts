import type { Ledger } from "../../ledger/ledger.ts";
import type { BlockId } from "../../trace.ts";
import { type Banks, supermajority } from "./banks.ts";
import type { Cluster } from "./cluster.ts";
import type { Tower } from "./parameters.ts";
import { isIn } from "./voting.ts";

/**
 * What the observer calls settled: a block that two thirds of the stake have rooted, by the votes in its chain, or already one that it has
 * heard them vote for. Source: Solana documentation, commitment levels.
 */
export class Witness {
  #isEarly: boolean;
  #ledger: Ledger;
  #cluster: Cluster;
  #banks: Banks;
  /** By voter: the last vote that the observer has heard. */
  #heard: Int32Array;
  /** The highest block confirmed, which may not have come itself; the highest that is rooted. */
  #confirmed: BlockId = 0;
  #rooted: BlockId = 0;

  constructor({ commitment }: Tower, ledger: Ledger, cluster: Cluster, banks: Banks) {
    this.#isEarly = commitment === "confirmed";
    this.#ledger = ledger;
    this.#cluster = cluster;
    this.#banks = banks;
    this.#heard = new Int32Array(cluster.observer);
  }

  begin(anchor: BlockId): void {
    this.#heard.fill(anchor);
    this.#confirmed = anchor;
    this.#rooted = anchor;
  }

  /** Whether it has to be told of single votes. */
  get listens(): boolean {
    return this.#isEarly;
  }

  get rooted(): BlockId {
    return this.#rooted;
  }

  /** Its chain ends in another block. */
  adopts(head: BlockId): void {
    this.#ledger.adopt(head);
    const rooted = this.#banks.rooted(head);
    if (this.#banks.slot(rooted) > this.#banks.slot(this.#rooted)) this.#rooted = rooted;
    this.#settle(this.#isEarly ? this.#confirmed : this.#rooted, head);
  }

  /** It hears a vote before it is in a block. */
  hears(voter: number, block: BlockId): void {
    if (this.#banks.slot(block) <= this.#banks.slot(this.#heard[voter] as BlockId)) return;
    this.#heard[voter] = block;
    for (const each of [block, this.#ledger.tree.parent(block)]) {
      if (this.#banks.slot(each) <= this.#banks.slot(this.#confirmed) || !this.#isConfirmed(each)) continue;
      this.#confirmed = each;
      this.#settle(each, this.#ledger.head().block);
    }
  }

  /** Whether a chain that others follow has rooted what is not in that of the observer. */
  isContradictedBy(head: BlockId): boolean {
    const { tree } = this.#ledger;
    const other = this.#banks.rooted(head);
    return !isIn(tree, other, this.#rooted) && !isIn(tree, this.#rooted, other);
  }

  #isConfirmed(block: BlockId): boolean {
    let stake = 0;
    for (let voter = 0; voter < this.#cluster.observer; voter++)
      if (isIn(this.#ledger.tree, block, this.#heard[voter] as BlockId))
        stake += this.#cluster.stakes[voter] as number;
    return stake > supermajority;
  }

  /** What is in its chain, and above what it calls settled. */
  #settle(block: BlockId, head: BlockId): void {
    const { tree } = this.#ledger;
    if (tree.height(block) > this.#ledger.settled().height && isIn(tree, block, head))
      this.#ledger.settle(block);
  }
}
