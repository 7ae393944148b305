import type { Draws } from "../../kernel/random.ts";
import type { Law } from "../../ledger/law.ts";
import type { Ledger } from "../../ledger/ledger.ts";
import { Broadcast } from "../../network/broadcast.ts";
import type { Site } from "../../site.ts";
import type { BlockId } from "../../trace.ts";
import { watchPayments } from "../payers.ts";
import { type Producer, producers } from "../producers.ts";
import { Strategies } from "../strategies.ts";
import { Electorate } from "./electorate.ts";
import { ForkChoice } from "./fork-choice.ts";
import type { Gasper } from "./parameters.ts";

/**
 * Gasper: a lottery by stake names a proposer for each slot; a third of the slot later its committee, a part of every
 * validator's stake, votes for the head it has heard of. Votes choose among forks and make checkpoints final. There is no
 * inactivity leak: while more than a third of the stake is silent, blocks go on and nothing becomes final (A19).
 */
export class SlotLottery implements Law {
  #site: Site;
  #ledger: Ledger;
  #validators: readonly Producer[];
  #strategies: Strategies;
  #broadcast: Broadcast;
  /** Bytes of a payment. */
  #payment: number;
  #choice: ForkChoice;
  #electorate: Electorate;
  /** Head of each node; the observer is the last node. */
  #heads: Int32Array;
  /** What the committee of the present slot votes for, by validator; -1: it is silent. */
  #cast: Int32Array;
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
    this.#site = site;
    this.#ledger = ledger;
    this.#validators = producers(p.validators, site.adversary?.share ?? 0);
    const network = site.network(this.#validators.length + 1);
    const shares = this.#validators.map(({ share }) => share);
    this.#broadcast = new Broadcast(site, network, shares, (block, nodes) => this.#heard(block, nodes));
    this.#choice = new ForkChoice(ledger.tree, network.nodes);
    const isCutOff = (node: number, share: number) => this.#broadcast.isCutOff(node, share);
    this.#electorate = new Electorate(p.slotsPerEpoch, shares, ledger.tree, this.#choice, isCutOff);
    this.#heads = new Int32Array(network.nodes);
    this.#payment = p.transferBytes;
    this.#cast = new Int32Array(this.#validators.length).fill(-1);
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
    watchPayments(this.#site, this.#broadcast, this.#observer, this.#payment);
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
    this.#electorate.slotEnds(this.#slot, this.#cast, incidents.partition(agenda.now));
    this.#slot++;
    this.#handles.attest = agenda.after(Math.round(this.#slotLength / 3), this.#attest);
    this.#handles.slotBegins = agenda.at(this.#began + (this.#slot + 1) * this.#slotLength, this.#slotBegins);
    if (wasForked) for (let node = 0; node < this.#heads.length; node++) this.#choose(node);
    this.#settle();
    if (this.#isRunning) this.#propose();
  }

  #propose(): void {
    const by = this.#drawn(this.#lottery(this.#slot));
    const { name } = this.#validators[by] as Producer;
    if (this.#site.incidents.isDown(name, this.#site.agenda.now)) return;
    const strategy = this.#strategies.of(by);
    const block = this.#ledger.extend(strategy.parent(), by, this.#site.decide(name).include);
    this.#electorate.proposed(block, this.#slot);
    this.#choice.add(block);
    this.#publish(strategy.found(block), by);
  }

  /** The slot's part of every validator's stake votes for the head that the validator has heard of. */
  #vote(): void {
    const { agenda, incidents } = this.#site;
    for (const [validator, { name }] of this.#validators.entries())
      this.#cast[validator] = incidents.isDown(name, agenda.now)
        ? -1
        : this.#strategies.of(validator).parent();
  }

  /** A block reaches nodes: each looks whether its head is another now, and decides what to publish. */
  #heard(block: BlockId, nodes: readonly number[]): void {
    if (!this.#isRunning) return;
    const { agenda, emit } = this.#site;
    const { found } = this.#ledger.tree.block(block);
    emit({ kind: "heard", block, nodes, delay: agenda.now - found, found });
    for (const node of nodes) {
      this.#choice.hear(block, node);
      this.#choose(node);
      if (node !== this.#observer) this.#publish(this.#strategies.of(node).heard(block), node);
    }
  }

  #publish(blocks: readonly BlockId[], by: number): void {
    for (const block of blocks) {
      this.#choice.hear(block, by);
      this.#choose(by);
      this.#broadcast.send(by, block, this.#ledger.tree.block(block).bytes);
    }
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
    const { epoch, block } = this.#electorate.finalized;
    if (epoch < 0) return;
    const head = this.#heads[this.#observer] as number;
    const height = tree.height(block);
    if (height <= this.#ledger.settled().height || tree.height(head) < height) return;
    if (tree.ancestor(head, height) === block) this.#ledger.settle(block);
  }

  /** Each proposes as often as its stake says. */
  #drawn(u: number): number {
    let left = u;
    for (let validator = 0; validator < this.#validators.length; validator++) {
      left -= (this.#validators[validator] as Producer).share;
      if (left < 0) return validator;
    }
    return this.#validators.length - 1;
  }

  get #observer(): number {
    return this.#heads.length - 1;
  }
}
