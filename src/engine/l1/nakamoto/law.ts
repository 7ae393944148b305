import { exponential } from "../../kernel/distributions.ts";
import type { Draws } from "../../kernel/random.ts";
import type { Law } from "../../ledger/law.ts";
import type { Ledger } from "../../ledger/ledger.ts";
import type { Relay } from "../../network/relay.ts";
import type { Site } from "../../site.ts";
import type { BlockId } from "../../trace.ts";
import { Schism } from "../fork.ts";
import { watchPayments } from "../payers.ts";
import { type Producer, producers } from "../producers.ts";
import { Strategies } from "../strategies.ts";
import { Difficulty } from "./difficulty.ts";
import type { Nakamoto } from "./parameters.ts";

/**
 * Proof of work with the longest chain. One clock finds blocks for the whole network and hash power decides whose they are,
 * which is exact because finding has no memory. A block reaches each node after the link's delay, and every node mines
 * on the heaviest block it has heard of, the first heard among equals: forks are what delay makes of that.
 */
export class ProofOfWork implements Law {
  #site: Site;
  #ledger: Ledger;
  #confirmations: number;
  /** Those who go by other rules, and how much room their blocks have by comparison. */
  #schism: Schism | null;
  #growth: number;
  #difficulty: Difficulty;
  #relay: Relay;
  /** Bytes of a payment. */
  #payment: number;
  #miners: readonly Producer[];
  #strategies: Strategies;
  /** Work behind each block, in blocks of the difficulty the law starts with. */
  #work: number[] = [];
  /** The heaviest block each node has heard of: miners, the receiver, and those who only pass blocks on. */
  #heads: Int32Array;
  /** Blocks per microsecond that the whole hash power finds at difficulty 1. */
  #hashRate: number;
  #mining: Draws;
  #winner: Draws;
  #rush: Draws;
  #races = 0;
  /** The present race: each miner's rate, their sum, when it ends and the event that ends it. */
  #rates: Float64Array;
  #rate = 0;
  #due = 0;
  #handle = -1;
  #find: number;
  #isRunning = false;

  constructor(p: Nakamoto, site: Site, ledger: Ledger) {
    this.#site = site;
    this.#ledger = ledger;
    this.#confirmations = p.confirmations;
    this.#difficulty = new Difficulty(p, ledger.tree);
    this.#miners = producers(p.miners, site.adversary?.share ?? 0);
    this.#schism = site.fork && new Schism(site, site.fork, ledger.tree, this.#miners);
    this.#growth = Number(site.fork?.parameters.blockSize ?? p.blockSize) / p.blockSize;
    const powers = this.#miners.map(({ share }) => share);
    this.#relay = site.relay(powers, p.blockInterval, {
      hear: (block, nodes, isTold) => this.#heard(block, nodes, isTold === true),
      passesOn: (block, node) => this.#heads[node] === block,
      parent: (block) => ledger.tree.parent(block),
      spread: (block, delays) => {
        const { found } = ledger.tree.block(block);
        site.emit({ kind: "spread", block, delays, found });
      },
    });
    this.#heads = new Int32Array(this.#relay.nodes);
    this.#payment = p.transferBytes;
    this.#strategies = new Strategies(site, this.#miners, ledger.tree, this.#heads);
    this.#hashRate = p.hashRateRatio / (p.blockInterval * 1e6);
    this.#rates = new Float64Array(this.#miners.length);
    this.#mining = site.draw("mining");
    this.#winner = site.draw("winner");
    this.#rush = site.draw("rush");
    this.#find = site.agenda.action(() => this.#found());
  }

  start(): void {
    const { block } = this.#ledger.head();
    this.#isRunning = true;
    this.#difficulty.begin(block);
    this.#work[block] = 0;
    this.#heads.fill(block);
    watchPayments(this.#site, this.#relay, this.#receiver, this.#payment);
    this.#race(exponential(this.#mining(0)));
  }

  stop(): void {
    this.#isRunning = false;
    this.#site.agenda.cancel(this.#handle);
  }

  /** The race is over: its winner extends the block it mines on, and the next race begins. */
  #found(): void {
    const { agenda, incidents } = this.#site;
    const by = this.#winnerOf(this.#winner(this.#races));
    const { name } = this.#miners[by] as Producer;
    // Because finding has no memory, the blocks of those who stand still can be struck out afterwards.
    if (!incidents.isDown(name, agenda.now)) this.#mine(by, name);
    if (!this.#isRunning) return;
    this.#races++;
    this.#race(exponential(this.#mining(this.#races)));
  }

  #mine(by: number, name: string): void {
    this.#leaveInvalid(by);
    const parent = this.#strategies.of(by).parent();
    const growth = this.#schism?.isNewAfter(parent, by) === true ? this.#growth : 1;
    const block = this.#ledger.extend(parent, by, this.#site.decide(name).include, growth);
    this.#difficulty.mined(block, parent);
    const work = (this.#work[parent] as number) + this.#difficulty.after(parent);
    this.#work[block] = work;
    const { space } = this.#ledger.tree.block(block);
    const { room } = this.#ledger.terms;
    this.#schism?.made(block, parent, by, work, { old: space > room, new: space > room * this.#growth });
    this.#publish(this.#strategies.of(by).found(block), by);
  }

  /** A block reaches nodes: each adopts it if it is the heaviest it knows, and decides what to publish. */
  #heard(block: BlockId, nodes: readonly number[], isTold: boolean): void {
    if (!this.#isRunning) return;
    const { agenda, emit } = this.#site;
    const { found } = this.#ledger.tree.block(block);
    if (!isTold) emit({ kind: "heard", block, nodes, delay: agenda.now - found, found });
    for (const node of nodes) {
      if (this.#isHeavier(block, node)) this.#adopt(block, node);
      if (node < this.#receiver) this.#publish(this.#strategies.of(node).heard(block), node);
    }
  }

  #publish(blocks: readonly BlockId[], by: number): void {
    for (const block of blocks) {
      if (this.#isHeavier(block, by)) this.#adopt(block, by);
      this.#relay.send(by, block, this.#ledger.tree.block(block).bytes);
    }
  }

  /** A node that has come to other rules goes back to where its chain still keeps them. */
  #leaveInvalid(node: number): void {
    const head = this.#heads[node] as number;
    if (this.#schism?.isValid(head, node) === false) this.#adopt(this.#schism.lastValid(head, node), node);
  }

  #isHeavier(block: BlockId, node: number): boolean {
    if (this.#schism?.isValid(block, node) === false) return false;
    this.#leaveInvalid(node);
    const head = this.#heads[node] as number;
    const more = (this.#work[block] as number) - (this.#work[head] as number);
    return more > 0 || (more === 0 && this.#isRushed(block, head, node));
  }

  /** Whether an adversary whose block is as good as another's gets through with it, by the share of nodes that it is said to reach. */
  #isRushed(block: BlockId, head: BlockId, node: number): boolean {
    const reach = this.#site.adversary?.decide.reach;
    if (reach === undefined || node === this.#receiver) return false;
    const by = (each: BlockId) => this.#ledger.tree.block(each).by;
    if (!this.#strategies.isCorrupt(by(block)) || this.#strategies.isCorrupt(by(head))) return false;
    return this.#rush(block, node) < reach;
  }

  #adopt(block: BlockId, node: number): void {
    const old = this.#heads[node] as number;
    this.#heads[node] = block;
    if (node === this.#receiver) this.#receive(block);
    else if (node < this.#receiver && this.#difficulty.after(block) !== this.#difficulty.after(old))
      this.#raceOn();
  }

  /** The receiver calls a block settled once so many blocks of its chain hold it. */
  #receive(head: BlockId): void {
    const { tree } = this.#ledger;
    this.#ledger.adopt(head);
    const deepest = tree.height(head) - this.#confirmations + 1;
    if (deepest > this.#ledger.settled().height) this.#ledger.settle(tree.ancestor(head, deepest));
  }

  /** Begins a race that takes `blocks` of work at the difficulty each miner faces now. */
  #race(blocks: number): void {
    this.#rate = 0;
    for (let node = 0; node < this.#miners.length; node++) {
      const { share } = this.#miners[node] as Producer;
      const rate = (share * this.#hashRate) / this.#difficulty.after(this.#strategies.of(node).parent());
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

  get #receiver(): number {
    return this.#miners.length;
  }
}
