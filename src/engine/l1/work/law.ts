import { exponential } from "../../kernel/distributions.ts";
import type { Draws } from "../../kernel/random.ts";
import type { Law } from "../../ledger/law.ts";
import type { Ledger } from "../../ledger/ledger.ts";
import type { Site } from "../../site.ts";
import type { BlockId } from "../../trace.ts";
import { Schism } from "../fork.ts";
import { Nodes } from "../nodes.ts";
import { type Producer, producers } from "../producers.ts";
import type { Difficulty } from "./difficulty.ts";
import { difficultyBy } from "./difficulty-rules.ts";
import { Ghost } from "./ghost.ts";
import { KnownBlocks } from "./known-blocks.ts";
import { Uncles } from "./uncles.ts";
import type { Work } from "./work.ts";

/**
 * Proof of work. One clock finds blocks for the whole network and hash power decides whose they are,
 * which is exact because finding has no memory. A block reaches each node after the link's delay, and every node mines
 * on the head that the fork choice gives it, the first heard among equals: forks are what delay makes of that.
 */
export class ProofOfWork implements Law {
  #site: Site;
  #ledger: Ledger;
  /** Those who go by other rules, and how much room their blocks have by comparison. */
  #schism: Schism | null;
  #growth: number;
  #difficulty: Difficulty;
  /** Miners, the receiver, and those who only pass blocks on: each follows the heaviest block it has heard of. */
  #nodes: Nodes;
  /** Reward of a block in the smallest coin. */
  #reward: number;
  /** Who has heard of what, blocks that lost and are included, and the choice by subtrees; null where nobody asks. */
  #known: KnownBlocks | null;
  #uncles: Uncles | null;
  #ghost: Ghost | null;
  #miners: readonly Producer[];
  /** Work behind each block, in blocks of the difficulty the law starts with. */
  #work: number[] = [];
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

  constructor(p: Work, site: Site, ledger: Ledger, growth: number) {
    this.#site = site;
    this.#ledger = ledger;
    this.#difficulty = difficultyBy(p, ledger.tree);
    this.#miners = producers(p.miners, site.adversary?.share ?? 0);
    this.#schism = site.fork && new Schism(site, site.fork, ledger.tree, this.#miners);
    this.#growth = growth;
    const habits = {
      blockSeconds: p.blockInterval,
      confirmations: p.confirmations,
      paymentBytes: p.transferBytes,
    };
    this.#nodes = new Nodes(site, ledger, this.#miners, habits, (block, node) => this.#learn(block, node));
    this.#reward = p.reward;
    const remembers = p.uncles > 0 || p.forkChoice === "ghost";
    this.#known = remembers ? new KnownBlocks(ledger.tree, this.#nodes.count) : null;
    this.#uncles = this.#known && p.uncles > 0 ? new Uncles(p.uncles, ledger.tree, this.#known) : null;
    const workOf = (block: BlockId) => this.#difficulty.of(block);
    this.#ghost =
      this.#known && p.forkChoice === "ghost" ? new Ghost(ledger.tree, this.#known, workOf) : null;
    this.#hashRate = p.hashRateRatio / (p.blockInterval * 1e6);
    this.#rates = new Float64Array(this.#miners.length);
    this.#mining = site.draw("mining");
    this.#winner = site.draw("winner");
    this.#rush = site.draw("rush");
    this.#find = site.agenda.action(() => this.#found());
  }

  start(): void {
    const block = this.#nodes.start();
    this.#difficulty.begin(block);
    this.#work[block] = 0;
    this.#race(exponential(this.#mining(0)));
  }

  stop(): void {
    this.#nodes.stop();
    this.#site.agenda.cancel(this.#handle);
  }

  /** The race is over: its winner extends the block it mines on, and the next race begins. */
  #found(): void {
    const { agenda, incidents } = this.#site;
    const by = this.#winnerOf(this.#winner(this.#races));
    const { name } = this.#miners[by] as Producer;
    // Because finding has no memory, the blocks of those who stand still can be struck out afterwards.
    if (!incidents.isDown(name, agenda.now)) this.#mine(by, name);
    if (!this.#nodes.isRunning) return;
    this.#races++;
    this.#race(exponential(this.#mining(this.#races)));
  }

  #mine(by: number, name: string): void {
    this.#leaveInvalid(by);
    const parent = this.#nodes.strategies.of(by).parent();
    const growth = this.#schism?.isNewAfter(parent, by) === true ? this.#growth : 1;
    const block = this.#ledger.extend(parent, by, { permits: this.#site.decide(name).include, growth });
    this.#known?.add(block, by);
    this.#difficulty.mined(block, parent, this.#include(block, parent, by));
    const work = (this.#work[parent] as number) + this.#difficulty.of(block);
    this.#work[block] = work;
    const { space } = this.#ledger.tree.block(block);
    const { room } = this.#ledger.terms;
    this.#schism?.made(block, parent, by, work, { old: space > room, new: space > room * this.#growth });
    this.#nodes.publish(this.#nodes.strategies.of(by).found(block), by);
  }

  /** Its maker includes uncles; whether there were any. */
  #include(block: BlockId, parent: BlockId, by: number): boolean {
    if (this.#uncles === null) return false;
    const uncles = this.#uncles.include(block, parent, by);
    const reward = this.#uncles.reward(block, uncles, this.#reward);
    if (uncles.length > 0) this.#site.emit({ kind: "uncles", block, count: uncles.length, reward });
    return uncles.length > 0;
  }

  #learn(block: BlockId, node: number): void {
    if (this.#schism?.isValid(block, node) !== false) this.#known?.hear(block, node);
    this.#choose(block, node);
  }

  /** A node that has heard of a block looks whether its head is another now. */
  #choose(block: BlockId, node: number): void {
    if (this.#ghost === null) {
      if (this.#isHeavier(block, node)) this.#adopt(block, node);
      return;
    }
    const old = this.#nodes.head(node);
    const head = this.#ghost.head(old, block, node);
    if (head !== old) this.#adopt(head, node);
  }

  /** A node that has come to other rules goes back to where its chain still keeps them. */
  #leaveInvalid(node: number): void {
    const head = this.#nodes.head(node);
    if (this.#schism?.isValid(head, node) === false) this.#adopt(this.#schism.lastValid(head, node), node);
  }

  #isHeavier(block: BlockId, node: number): boolean {
    if (this.#schism?.isValid(block, node) === false) return false;
    this.#leaveInvalid(node);
    const head = this.#nodes.head(node);
    const more = (this.#work[block] as number) - (this.#work[head] as number);
    return more > 0 || (more === 0 && this.#isRushed(block, head, node));
  }

  /** Whether an adversary whose block is as good as another's gets through with it, by the share of nodes that it is said to reach. */
  #isRushed(block: BlockId, head: BlockId, node: number): boolean {
    const reach = this.#site.adversary?.decide.reach;
    if (reach === undefined || node === this.#nodes.receiver) return false;
    const by = (each: BlockId) => this.#ledger.tree.block(each).by;
    if (!this.#nodes.strategies.isCorrupt(by(block)) || this.#nodes.strategies.isCorrupt(by(head)))
      return false;
    return this.#rush(block, node) < reach;
  }

  #adopt(block: BlockId, node: number): void {
    const old = this.#nodes.head(node);
    this.#nodes.adopt(block, node);
    if (node < this.#nodes.receiver && this.#difficulty.after(block) !== this.#difficulty.after(old))
      this.#raceOn();
  }

  /** Begins a race that takes `blocks` of work at the difficulty each miner faces now. */
  #race(blocks: number): void {
    this.#rate = 0;
    for (let node = 0; node < this.#miners.length; node++) {
      const { share } = this.#miners[node] as Producer;
      const rate =
        (share * this.#hashRate) / this.#difficulty.after(this.#nodes.strategies.of(node).parent());
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
}
