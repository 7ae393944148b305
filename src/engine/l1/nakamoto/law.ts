import type { Strategy } from "../../adversary/strategy.ts";
import type { Audit } from "../../family.ts";
import { imbalance, Mempool } from "../../fees/mempool.ts";
import { exponential } from "../../kernel/distributions.ts";
import type { Draws } from "../../kernel/random.ts";
import { Ledger } from "../../ledger.ts";
import type { Circle } from "../../network/network.ts";
import type { Site } from "../../site.ts";
import type { BlockId } from "../../trace.ts";
import { Users } from "../../workload/users.ts";
import { Difficulty } from "./difficulty.ts";
import { type Miner, miners } from "./miners.ts";
import type { Nakamoto } from "./parameters.ts";
import { Receiver } from "./receiver.ts";

/** Bytes of a block header and the count of its transactions, as in Bitcoin's block message. */
const headerBytes = 84;

/** Satoshi in a coin. */
const coin = 1e8;

/** Starts a proof-of-work chain on a site. */
export function mine(p: Nakamoto, site: Site): Audit {
  const mining = new Mining(p, site);
  mining.start();
  return () => mining.audit();
}

/**
 * Proof of work with the longest chain. One clock finds blocks for the whole network and hash power decides whose they are,
 * which is exact because finding has no memory. A block reaches each node after the link's delay, and every node mines
 * on the heaviest block it has heard of, the first heard among equals: forks are what delay makes of that.
 */
class Mining {
  #site: Site;
  #mempool: Mempool;
  #ledger: Ledger;
  #difficulty: Difficulty;
  /** By node: those who hear it, a circle after the other, by their numbers among all circles. */
  #audience: readonly (readonly number[])[];
  #circles: readonly Circle[];
  #users: Users;
  #receiver: Receiver;
  #miners: readonly Miner[];
  #strategies: readonly Strategy[];
  /** Work behind each block, in blocks of the difficulty the run starts with. */
  #work: number[] = [0];
  /** The heaviest block each node has heard of; the receiver is the last node. */
  #heads: Int32Array;
  /** Blocks per microsecond that the whole hash power finds at difficulty 1. */
  #hashRate: number;
  #mining: Draws;
  #winner: Draws;
  #races = 0;
  /** The present race: each miner's rate, their sum, when it ends and the event that ends it. */
  #rates: Float64Array;
  #rate = 0;
  #due = 0;
  #handle = -1;
  #find: number;
  #hear: number;

  constructor(p: Nakamoto, site: Site) {
    const { agenda } = site;
    this.#mempool = new Mempool(p.minRelayFee, p.transferSize / 4, (from, to, count) =>
      site.emit({ kind: "gave-up", from, to, count }),
    );
    this.#site = site;
    this.#ledger = new Ledger(this.#mempool, {
      room: p.blockSize,
      size: p.transferSize,
      bytes: p.transferBytes,
      headerBytes,
      alwaysFull: site.alwaysFull,
    });
    this.#users = new Users(site, {
      mempool: this.#mempool,
      dollarsPerFeeRate: ((p.transferSize / 4) * p.priceUsd) / coin,
      roomPerBlock: this.#ledger.room,
      blockInterval: p.blockInterval * 1e6,
    });
    this.#difficulty = new Difficulty(p, this.#ledger);
    this.#receiver = new Receiver(p, site, this.#ledger);
    this.#miners = miners(p, site.adversary);
    const network = site.network(this.#miners.length + 1);
    this.#heads = new Int32Array(network.nodes);
    const circles: Circle[] = [];
    this.#audience = Array.from(this.#heads, (_, node) =>
      network.circles(node).map((circle) => circles.push(circle) - 1),
    );
    this.#circles = circles;
    this.#strategies = this.#miners.map((miner, node) => this.#strategyOf(miner, node));
    this.#hashRate = p.hashRateRatio / (p.blockInterval * 1e6);
    this.#rates = new Float64Array(this.#miners.length);
    this.#mining = site.draw("mining");
    this.#winner = site.draw("winner");
    this.#find = agenda.action(() => this.#found());
    this.#hear = agenda.action((block, circle) => this.#heard(block, this.#circles[circle] as Circle));
  }

  start(): void {
    this.#race(exponential(this.#mining(0)));
  }

  /** Every transaction is somewhere, once; every block stands on one that was found before it, one lower. */
  audit(): readonly string[] {
    return [...imbalance(this.#mempool.books()), ...this.#ledger.audit()];
  }

  /** The race is over: its winner extends the block it mines on, and the next race begins. */
  #found(): void {
    const { agenda } = this.#site;
    const by = this.#winnerOf(this.#winner(this.#races));
    const parent = this.#strategy(by).parent();
    this.#users.beforeBlock(agenda.now);
    const block = this.#ledger.extend(parent, by, agenda.now);
    this.#difficulty.mined(block, parent);
    this.#work[block] = (this.#work[parent] as number) + this.#difficulty.after(parent);
    const { height, bytes } = this.#ledger.block(block);
    this.#site.emit({ kind: "found", block, by, height, time: agenda.now, bytes });
    this.#publish(this.#strategy(by).found(block), by);
    this.#races++;
    this.#race(exponential(this.#mining(this.#races)));
  }

  /** A block reaches a circle of nodes: each adopts it if it is the heaviest it knows, and decides what to publish. */
  #heard(block: BlockId, { nodes }: Circle): void {
    const { agenda, emit } = this.#site;
    const { found } = this.#ledger.block(block);
    emit({ kind: "heard", block, nodes, delay: agenda.now - found, found });
    for (const node of nodes) {
      if (this.#isHeavier(block, node)) this.#adopt(block, node);
      if (node !== this.#receiverNode) this.#publish(this.#strategy(node).heard(block), node);
    }
  }

  #publish(blocks: readonly BlockId[], by: number): void {
    for (const block of blocks) {
      if (this.#isHeavier(block, by)) this.#adopt(block, by);
      const { bytes } = this.#ledger.block(block);
      for (const circle of this.#audience[by] as readonly number[]) {
        const delay = (this.#circles[circle] as Circle).delay(bytes);
        this.#site.agenda.after(delay, this.#hear, block, circle);
      }
    }
  }

  #isHeavier(block: BlockId, node: number): boolean {
    return (this.#work[block] as number) > (this.#work[this.#heads[node] as number] as number);
  }

  #adopt(block: BlockId, node: number): void {
    const old = this.#heads[node] as number;
    this.#heads[node] = block;
    if (node === this.#receiverNode) this.#receiver.adopt(old, block);
    else if (this.#difficulty.after(block) !== this.#difficulty.after(old)) this.#raceOn();
  }

  /** Begins a race that takes `blocks` of work at the difficulty each miner faces now. */
  #race(blocks: number): void {
    this.#rate = 0;
    for (let node = 0; node < this.#miners.length; node++) {
      const { share } = this.#miners[node] as Miner;
      const rate = (share * this.#hashRate) / this.#difficulty.after(this.#strategy(node).parent());
      this.#rates[node] = rate;
      this.#rate += rate;
    }
    this.#due = this.#site.agenda.now + blocks / this.#rate;
    this.#handle = this.#site.agenda.at(this.#due, this.#find);
  }

  /** Somebody faces another difficulty: what is left of the race goes on at the new rates. */
  #raceOn(): void {
    const left = Math.max(0, this.#due - this.#site.agenda.now) * this.#rate;
    if (this.#site.agenda.cancel(this.#handle)) this.#race(left);
  }

  #winnerOf(u: number): number {
    let left = u * this.#rate;
    for (let node = 0; node < this.#rates.length; node++) {
      left -= this.#rates[node] as number;
      if (left < 0) return node;
    }
    return this.#rates.length - 1;
  }

  get #receiverNode(): number {
    return this.#heads.length - 1;
  }

  #strategy(node: number): Strategy {
    return this.#strategies[node] as Strategy;
  }

  #strategyOf(miner: Miner, node: number): Strategy {
    const head = () => this.#heads[node] as number;
    const parent = (block: BlockId) => this.#ledger.parent(block);
    const height = (block: BlockId) => this.#ledger.height(block);
    return miner.adversary?.strategy({ parent, height, head }) ?? honest(head);
  }
}

/** Extends the heaviest chain it has heard of and publishes at once. */
function honest(head: () => BlockId): Strategy {
  return { parent: head, found: (block) => [block], heard: () => nothing };
}

const nothing: readonly BlockId[] = [];
