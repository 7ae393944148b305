import type { Draws } from "../../kernel/random.ts";
import type { Law } from "../../ledger/law.ts";
import type { Ledger } from "../../ledger/ledger.ts";
import type { Site } from "../../site.ts";
import type { BlockId } from "../../trace.ts";
import { Nodes } from "../nodes.ts";
import { type Producer, producers } from "../producers.ts";
import { ChainOrder } from "./chain-order.ts";
import { homes } from "./homes.ts";
import type { PraosParameters } from "./parameters.ts";
import { SlotLottery } from "./slot-lottery.ts";
import { blockSeconds } from "./terms.ts";

/**
 * Ouroboros Praos: time is cut into slots, and in each every pool finds out for itself whether it leads. Who does extends the chain that it prefers;
 * several may in one slot, and who has not heard of the last block yet forks as well. Source: David, Gaži, Kiayias & Russell 2018.
 */
export class Praos implements Law {
  #site: Site;
  #ledger: Ledger;
  /** Length of a slot, microseconds. */
  #slotLength: number;
  #pools: readonly Producer[];
  /** By pool: its node. */
  #home: readonly number[];
  #nodes: Nodes;
  #lottery: SlotLottery;
  #order: ChainOrder;
  /** A leader's VRF output, by slot and pool; and the node that a second block of his is handed to. */
  #vrf: Draws;
  #elsewhere: Draws;
  #lead: number;
  #handle = -1;

  constructor(p: PraosParameters, site: Site, ledger: Ledger) {
    this.#site = site;
    this.#ledger = ledger;
    this.#slotLength = p.slotLength * 1e6;
    this.#pools = producers(p.pools, site.adversary?.share ?? 0);
    const habits = {
      blockSeconds: blockSeconds(p),
      confirmations: p.confirmations,
      paymentBytes: p.transferBytes,
    };
    const { nodes, of } = homes(this.#pools, site.adversary?.controls ?? []);
    this.#home = of;
    this.#nodes = new Nodes(site, ledger, nodes, habits, (block, node) => this.#learn(block, node));
    const { activeSlotsCoeff } = p;
    this.#lottery = new SlotLottery(activeSlotsCoeff, this.#pools, site.draw("tickets"), site.draw("leader"));
    this.#order = new ChainOrder(p, ledger.tree);
    this.#vrf = site.draw("vrf");
    this.#elsewhere = site.draw("elsewhere");
    this.#lead = site.agenda.action((slot) => this.#begin(slot));
  }

  start(): void {
    this.#nodes.start();
    this.#waitAfter(Math.floor(this.#site.agenda.now / this.#slotLength));
  }

  stop(): void {
    this.#nodes.stop();
    this.#site.agenda.cancel(this.#handle);
  }

  /** Nothing happens until the first slot after one that somebody leads. */
  #waitAfter(slot: number): void {
    const next = this.#lottery.nextActive(slot);
    this.#handle = this.#site.agenda.at(next * this.#slotLength, this.#lead, next);
  }

  /** A slot begins. Because a block stands on one of an earlier slot, all choose what to extend before anybody has a block of this one. */
  #begin(slot: number): void {
    const leaders = this.#awake(slot);
    const parents = leaders.map((pool) => this.#nodes.strategies.of(this.#homeOf(pool)).parent());
    for (const [place, pool] of leaders.entries())
      if (this.#nodes.isRunning) this.#forge(slot, pool, parents[place] as BlockId);
    if (this.#nodes.isRunning) this.#waitAfter(slot);
  }

  /** Leaders who make a block in a slot: those who act as one make one, since no two of a slot stand on each other. */
  #awake(slot: number): readonly number[] {
    const { incidents, agenda, decide } = this.#site;
    let haveOne = false;
    return this.#lottery.leaders(slot).filter((pool) => {
      const { name } = this.#pools[pool] as Producer;
      if (incidents.isDown(name, agenda.now) || decide(name).abstain === true) return false;
      if (!this.#nodes.strategies.isCorrupt(this.#homeOf(pool))) return true;
      const isFirst = !haveOne;
      haveOne = true;
      return isFirst;
    });
  }

  /** A leader makes a block, and one more in the same slot where it signs twice: that is shown elsewhere. */
  #forge(slot: number, pool: number, parent: BlockId): void {
    const { name, share } = this.#pools[pool] as Producer;
    const node = this.#homeOf(pool);
    const { include, equivocate } = this.#site.decide(name);
    const make = () => {
      const block = this.#ledger.extend(parent, pool, { permits: include });
      this.#order.made(block, slot, this.#vrf(slot, pool));
      return block;
    };
    const block = make();
    const second = equivocate?.(share) === true ? make() : null;
    this.#nodes.publish(this.#nodes.strategies.of(node).found(block), node);
    if (second === null) return;
    this.#nodes.publish([second], Math.floor(this.#elsewhere(slot, pool) * this.#nodes.count));
  }

  #homeOf(pool: number): number {
    return this.#home[pool] as number;
  }

  #learn(block: BlockId, node: number): void {
    if (this.#order.prefers(block, this.#nodes.head(node))) this.#nodes.adopt(block, node);
  }
}
