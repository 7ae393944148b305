import type { Ledger } from "../ledger/ledger.ts";
import type { Listener, Relay } from "../network/relay.ts";
import type { Site } from "../site.ts";
import type { BlockId } from "../trace.ts";
import { watchPayments } from "./payers.ts";
import type { Producer } from "./producers.ts";
import { siegeOf } from "./siege.ts";
import { Strategies } from "./strategies.ts";

/** What nodes go by, beside the law. */
interface Habits {
  /** Mean time between blocks that the rules aim for, s. */
  readonly blockSeconds: number;
  /** Blocks that must hold a payment until the receiver calls it settled. */
  readonly confirmations: number;
  /** Bytes of a payment. */
  readonly paymentBytes: number;
}

/**
 * Nodes of a chain that is settled by depth: producers, the receiver, and those who only pass blocks on. Each follows a head of its own, since a
 * block takes time to get to them; which one is better is for the law to say.
 */
export class Nodes {
  /** How many there are, and the receiver's number: those of producers come before it. */
  readonly count: number;
  readonly receiver: number;
  readonly strategies: Strategies;
  #site: Site;
  #ledger: Ledger;
  #habits: Habits;
  #relay: Relay;
  #heads: Int32Array;
  /** A node comes to know of a block. */
  #learn: (block: BlockId, node: number) => void;
  #isRunning = false;

  constructor(
    site: Site,
    ledger: Ledger,
    producers: readonly Producer[],
    habits: Habits,
    learn: (block: BlockId, node: number) => void,
  ) {
    this.#site = site;
    this.#ledger = ledger;
    this.#habits = habits;
    this.#learn = learn;
    this.receiver = producers.length;
    const weights = producers.map(({ share }) => share);
    this.#relay = site.relay(
      weights,
      habits.blockSeconds,
      this.#listener(),
      siegeOf(site.adversary, producers),
    );
    this.count = this.#relay.nodes;
    this.#heads = new Int32Array(this.count);
    this.strategies = new Strategies(site, producers, ledger.tree, this.#heads);
  }

  get isRunning(): boolean {
    return this.#isRunning;
  }

  /** All follow the ledger's head, which is returned. */
  start(): BlockId {
    const { block } = this.#ledger.head();
    this.#isRunning = true;
    this.#heads.fill(block);
    watchPayments(this.#site, this.#relay, this.receiver, this.#habits.paymentBytes);
    return block;
  }

  /** What is still on its way gets to nobody. */
  stop(): void {
    this.#isRunning = false;
  }

  head(node: number): BlockId {
    return this.#heads[node] as BlockId;
  }

  /** A node follows another head. The receiver calls a block settled once so many blocks of its chain hold it. */
  adopt(head: BlockId, node: number): void {
    this.#heads[node] = head;
    if (node !== this.receiver) return;
    const { tree } = this.#ledger;
    this.#ledger.adopt(head);
    const deepest = tree.height(head) - this.#habits.confirmations + 1;
    if (deepest > this.#ledger.settled().height) this.#ledger.settle(tree.ancestor(head, deepest));
  }

  /** A node shows blocks, each on the one before. */
  publish(blocks: readonly BlockId[], by: number): void {
    if (blocks.length === 0) return;
    for (const block of blocks) this.#tell(block, by);
    const { tree } = this.#ledger;
    this.#relay.show(
      by,
      blocks.map((block) => ({ block, bytes: tree.block(block).bytes })),
    );
  }

  /** A node comes to know of a block, and whoever acts with it does too. */
  #tell(block: BlockId, node: number): void {
    this.#learn(block, node);
    for (const ally of this.strategies.alliesOf(node)) if (ally !== node) this.#learn(block, ally);
  }

  #listener(): Listener {
    const { emit } = this.#site;
    const { tree } = this.#ledger;
    return {
      hear: (block, nodes, isTold) => this.#heard(block, nodes, isTold === true),
      passesOn: (block, node) => this.#heads[node] === block,
      parent: (block) => tree.parent(block),
      spread: (block, delays) => emit({ kind: "spread", block, delays, found: tree.block(block).found }),
    };
  }

  /** A block reaches nodes: each sees whether it is better than its own, and decides what to publish. */
  #heard(block: BlockId, nodes: readonly number[], isTold: boolean): void {
    if (!this.#isRunning) return;
    const { agenda, emit } = this.#site;
    const { found } = this.#ledger.tree.block(block);
    if (!isTold) emit({ kind: "heard", block, nodes, delay: agenda.now - found, found });
    for (const node of nodes) {
      this.#tell(block, node);
      if (node < this.receiver) this.publish(this.strategies.of(node).heard(block), node);
    }
  }
}
