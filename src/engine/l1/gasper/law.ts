import type { Draws } from "../../kernel/random.ts";
import type { Law } from "../../ledger/law.ts";
import type { Ledger } from "../../ledger/ledger.ts";
import { Broadcast } from "../../network/broadcast.ts";
import { Sampling } from "../../network/sampling.ts";
import type { Site } from "../../site.ts";
import type { BlockId } from "../../trace.ts";
import { ForkChoice } from "../fork-choice.ts";
import { watchPayments } from "../payers.ts";
import { type Producer, producers } from "../producers.ts";
import { Strategies } from "../strategies.ts";
import { type Ballot, Electorate, type Members } from "./electorate.ts";
import type { Gasper } from "./parameters.ts";
import { neededColumns } from "./terms.ts";

/** What became of the stake, in shares of it. */
interface Standing {
  readonly leaked: number;
  readonly slashed: number;
  readonly cost: number;
  readonly isDivided: boolean;
}

/**
 * Gasper: a lottery by stake names a proposer for each slot; a third of the slot later its committee, a part of every
 * validator's stake, votes for the head it has heard of. Votes choose among forks and make checkpoints final. Where they do not for
 * want of voters, the silent are drained until those who vote are two thirds; who votes twice is slashed (A19, A43, A44).
 */
export class SlotLottery implements Law {
  #site: Site;
  #ledger: Ledger;
  #validators: readonly Producer[];
  #strategies: Strategies;
  #broadcast: Broadcast;
  #sampling: Sampling;
  #choice: ForkChoice;
  #electorate: Electorate;
  /** Head of each node; the observer is the last node. */
  #heads: Int32Array;
  /** Of the committee of the present slot. */
  #ballot: Ballot;
  /** Stake in the hands of the adversary. */
  #corrupt: number;
  #p: Gasper;
  /** What became of the stake, as last told. */
  #told: Standing = { leaked: -1, slashed: 0, cost: 0, isDivided: false };
  #lottery: Draws;
  /** Microseconds. */
  #slotLength: number;
  /** Slots since the law began, and when that was. */
  #slot = 0;
  #began = 0;
  #slotBegins: number;
  #attest: number;
  #handles = { slotBegins: -1, attest: -1 };
  #isRunning = false;

  constructor(p: Gasper, site: Site, ledger: Ledger) {
    this.#p = p;
    this.#site = site;
    this.#ledger = ledger;
    this.#validators = producers(p.validators, site.adversary?.share ?? 0);
    const network = site.network(this.#validators.length + 1);
    const shares = this.#validators.map(({ share }) => share);
    this.#broadcast = new Broadcast(site, network, shares, (block, nodes) => this.#heard(block, nodes));
    const columns = { shares: p.blobColumns, needed: neededColumns(p), samples: p.blobSamples };
    this.#sampling = new Sampling(site, columns, network.nodes);
    this.#choice = new ForkChoice(ledger.tree, network.nodes);
    const members: Members = {
      shares: Float64Array.from(shares),
      staked: p.staked,
      committees: p.slotsPerEpoch,
      slashing: p.slashing,
      proposerBoost: p.proposerBoost,
      isCutOff: (node, share) => this.#broadcast.isCutOff(node, share),
      isCorrupt: (validator) => this.#strategies.isCorrupt(validator),
    };
    this.#electorate = new Electorate(members, network.nodes, ledger.tree, this.#choice);
    this.#heads = new Int32Array(network.nodes);
    const silent = () => new Int32Array(this.#validators.length).fill(-1);
    this.#ballot = { cast: silent(), also: silent() };
    this.#corrupt = this.#validators
      .filter(({ name }) => site.adversary?.controls.includes(name))
      .reduce((sum, { share }) => sum + share, 0);
    this.#strategies = new Strategies(site, this.#validators, ledger.tree, this.#heads);
    this.#lottery = site.draw("proposer");
    this.#slotLength = Math.round(p.slotSeconds * 1e6);
    this.#slotBegins = site.agenda.action(() => this.#beginSlot());
    this.#attest = site.agenda.action(() => this.#vote());
  }

  start(): void {
    const { block } = this.#ledger.head();
    const { agenda } = this.#site;
    this.#isRunning = true;
    this.#began = agenda.now;
    this.#choice.begin(block);
    this.#electorate.begin(block);
    this.#heads.fill(block);
    watchPayments(this.#site, this.#broadcast, this.#observer, this.#p.transferBytes);
    this.#handles.attest = agenda.after(Math.round(this.#slotLength / 3), this.#attest);
    this.#handles.slotBegins = agenda.after(this.#slotLength, this.#slotBegins);
  }

  stop(): void {
    this.#isRunning = false;
    this.#site.agenda.cancel(this.#handles.slotBegins);
    this.#site.agenda.cancel(this.#handles.attest);
  }

  /** The votes of the last slot have arrived everywhere; then the lot names who proposes a block. */
  #beginSlot(): void {
    const { agenda, incidents } = this.#site;
    const wasForked = this.#choice.isForked;
    this.#electorate.slotEnds(this.#slot, this.#ballot, incidents.partition(agenda.now));
    this.#slot++;
    if (this.#slot % this.#p.slotsPerEpoch === 0) this.#tell();
    this.#handles.attest = agenda.after(Math.round(this.#slotLength / 3), this.#attest);
    this.#handles.slotBegins = agenda.at(this.#began + (this.#slot + 1) * this.#slotLength, this.#slotBegins);
    if (wasForked) for (let node = 0; node < this.#heads.length; node++) this.#choose(node);
    this.#settle();
    if (this.#isRunning) this.#propose();
  }

  #propose(): void {
    for (const by of this.#electorate.drawn(this.#lottery(this.#slot))) {
      const { name } = this.#validators[by] as Producer;
      if (this.#site.incidents.isDown(name, this.#site.agenda.now)) continue;
      const strategy = this.#strategies.of(by);
      const { include, withhold } = this.#site.decide(name);
      const block = this.#ledger.extend(strategy.parent(), by, { permits: include });
      if (withhold !== undefined) this.#sampling.withhold(block, withhold);
      this.#electorate.proposed(block, this.#slot);
      this.#choice.add(block);
      this.#publish(strategy.found(block), by);
    }
  }

  /** The slot's part of every validator's stake votes for the head that the validator has heard of. */
  #vote(): void {
    const { agenda, incidents } = this.#site;
    const { cast, also } = this.#ballot;
    for (let validator = 0; validator < cast.length; validator++) {
      const { name } = this.#validators[validator] as Producer;
      const isDown = incidents.isDown(name, agenda.now);
      cast[validator] = isDown ? -1 : this.#strategies.of(validator).parent();
      also[validator] = -1;
      if (!isDown && this.#site.decide(name).equivocate?.(this.#corrupt) === true) this.#voteTwice(validator);
    }
  }

  /** Its first vote is for the head it has heard of, as the protocol says; the other is what it would have voted for. */
  #voteTwice(validator: number): void {
    const { cast, also } = this.#ballot;
    also[validator] = this.#otherHead(validator, cast[validator] as number);
    cast[validator] = this.#heads[validator] as number;
  }

  /** What a validator who votes for every chain votes for beside the head it has heard of: that of the other side, or its secret. */
  #otherHead(validator: number, secret: BlockId): BlockId {
    if (this.#electorate.far === undefined) return secret === this.#heads[validator] ? -1 : secret;
    const isFar = this.#electorate.isFar(validator);
    const other = this.#validators.findIndex((_, node) => this.#electorate.isFar(node) !== isFar);
    return other < 0 ? -1 : (this.#heads[other] as number);
  }

  /** A block reaches nodes: each looks whether its head is another now, and decides what to publish. */
  #heard(block: BlockId, nodes: readonly number[]): void {
    if (!this.#isRunning) return;
    const { agenda, emit } = this.#site;
    const { found } = this.#ledger.tree.block(block);
    emit({ kind: "heard", block, nodes, delay: agenda.now - found, found });
    for (const node of nodes) {
      if (!this.#takes(block, node)) continue;
      this.#hear(block, node);
      this.#choose(node);
      if (node !== this.#observer) this.#publish(this.#strategies.of(node).heard(block), node);
    }
  }

  /** Whether a node has a block's data as far as it can see; those who keep them back have them. */
  #takes(block: BlockId, node: number): boolean {
    const validator = this.#validators[node];
    const isInIt = validator !== undefined && this.#site.decide(validator.name).withhold !== undefined;
    return isInIt || this.#sampling.takes(block, node);
  }

  #publish(blocks: readonly BlockId[], by: number): void {
    for (const block of blocks) {
      this.#hear(block, by);
      this.#choose(by);
      this.#broadcast.send(by, block, this.#ledger.tree.block(block).bytes);
    }
  }

  #hear(block: BlockId, node: number): void {
    this.#choice.hear(block, node);
    const third = this.#began + (this.#slot + 1 / 3) * this.#slotLength;
    if (this.#site.agenda.now < third) this.#electorate.heardInTime(block, node);
  }

  #choose(node: number): void {
    const old = this.#heads[node] as number;
    const head = this.#electorate.head(node, old);
    if (head === old) return;
    this.#heads[node] = head;
    if (node === this.#observer) this.#ledger.adopt(head);
  }

  /** What the observer's side has finalized is settled, once the observer has it in its chain. */
  #settle(): void {
    const { tree } = this.#ledger;
    const { epoch, block } = this.#electorate.near.finalized;
    if (epoch < 0) return;
    const head = this.#heads[this.#observer] as number;
    const height = tree.height(block);
    if (height <= this.#ledger.settled().height || tree.height(head) < height) return;
    if (tree.ancestor(head, height) === block) this.#ledger.settle(block);
  }

  /** Tells what became of the stake, where that is something new. */
  #tell(): void {
    const { near, isDivided } = this.#electorate;
    const { leaked, slashed, cost } = near.registry;
    const old = this.#told;
    if (leaked === old.leaked && slashed === old.slashed && cost === old.cost && isDivided === old.isDivided)
      return;
    this.#told = { leaked, slashed, cost, isDivided };
    const dollars = cost * this.#p.staked * this.#p.priceUsd;
    this.#site.emit({ kind: "stake", time: this.#site.agenda.now, leaked, slashed, dollars, isDivided });
  }

  get #observer(): number {
    return this.#heads.length - 1;
  }
}
