import type { Funds } from "../../family.ts";
import type { Deployed, Order } from "../../ledger/contract.ts";
import { isStranded } from "../../ledger/host.ts";
import type { Site } from "../../site.ts";
import type { BlockId } from "../../trace.ts";
import { anyPrice, wordBytes } from "../calls.ts";
import { Rounds } from "../rounds.ts";
import type { Bank } from "./bank.ts";
import { keepingOf } from "./committee.ts";
import type { Crossing } from "./derivation.ts";
import type { Keeper } from "./keeper.ts";
import type { Node } from "./node.ts";
import type { Rollup } from "./parameters.ts";
import { sequencer } from "./sequencer.ts";

/** Blocks of the host after which a call that is due counts as not served. */
const overdue = 20;

/** Seconds in a day. */
const day = 86_400;

/** A withdrawal: when it was handed in, microseconds, and in which of the layer's blocks it is. */
interface Exit {
  readonly since: number;
  block: BlockId | null;
}

/** A deposit as those who made it know it. */
interface Deposit {
  readonly value: number;
  /** In the host's chain, as it stands; and in a block of the layer. */
  isIncluded: boolean;
  isMinted: boolean;
}

/**
 * Those whose value the layer holds. In every round some deposit, and some withdraw in a block of the layer; whose withdrawal is
 * left out, or not posted, has the next one forced through the host, where that can be done.
 */
export class Holders {
  readonly deposits: Deposit[] = [];
  #p: Rollup;
  #site: Site;
  #node: Node;
  #bank: Deployed<Bank, Crossing>;
  #keeper: Keeper;
  #rounds: Rounds;
  #value: number;
  #withdrawals = 0;
  #exit: Exit | null = null;
  #minting = new Set<number>();
  /** When each forced withdrawal was handed in, and how many had been when the layer was last seen to serve. */
  #forced: number[] = [];
  #before = 0;
  /** Value that they have asked to withdraw, ever. */
  #asked = 0;

  constructor(p: Rollup, site: Site, node: Node, bank: Deployed<Bank, Crossing>, keeper: Keeper) {
    this.#p = p;
    this.#site = site;
    this.#node = node;
    this.#bank = bank;
    this.#keeper = keeper;
    this.#value = Math.round((p.deposits * p.turnover * p.claimInterval) / day);
    this.#rounds = new Rounds(
      site,
      null,
      () => p.claimInterval,
      () => this.#round(),
    );
    if (this.#value > 0) this.#rounds.ask();
    node.watch(() => {
      if (node.portal().upgrade !== null && this.#left > 0) this.#rounds.ask();
    });
  }

  /**
   * Where the value stands: stolen by what the contract paid to others, safe once it is out of a contract that is about to change, frozen
   * while the host stands still, while neither it nor the sequencer serves the owners, or while nobody can show what is whose.
   */
  funds(): Funds {
    const { locked, stolen, released, upgrade } = this.#node.portal();
    const saved = upgrade === null ? 0 : released - upgrade.released;
    const all = locked + stolen + saved;
    if (all === 0) return { safe: 1, frozen: 0, stolen: 0 };
    const isOpen =
      !this.#node.isInTheDark && !isStranded(this.#node.settlement) && (this.#isSequenced || this.#isForced);
    const free = isOpen ? locked : 0;
    return { safe: (saved + free) / all, frozen: (locked - free) / all, stolen: stolen / all };
  }

  get #isSequenced(): boolean {
    const { include } = this.#site.decide(sequencer);
    return keepingOf(this.#p, this.#site) !== null && include?.(this.#order(0), this.#site.name) !== false;
  }

  /** Since the sequencer stopped serving, the host has ordered a forced withdrawal, and none is overdue for that or for a claim. */
  get #isForced(): boolean {
    const { now } = this.#site.agenda;
    const slack = overdue * this.#node.settlement.blockSeconds;
    const { ordered } = this.#node.portal();
    const oldest = this.#forced[ordered] ?? now;
    const claimable = this.#node.now;
    const unclaimed = this.#keeper.unclaimedSince ?? claimable;
    const patience = this.#p.forceDelay + this.#p.claimInterval + this.#p.provingTime + slack;
    return (
      ordered > this.#before &&
      now <= oldest + (this.#p.forceDelay + slack) * 1e6 &&
      claimable <= unclaimed + patience * 1e6
    );
  }

  #round(): void {
    if (this.#node.portal().upgrade !== null) {
      this.#leave();
      return;
    }
    if (this.#site.agenda.now >= this.#site.window.end) return;
    this.#deposit();
    if (this.#isServed) this.#withdraw(this.#value);
    else if (this.#p.forcedInclusion === "yes" && this.#isOverdue) this.#force(this.#value);
    this.#rounds.ask();
  }

  /** Before the contract changes they take out all that they have, by whichever way is open (A50). */
  #leave(): void {
    const value = this.#left;
    if (value === 0) return;
    if (this.#isSequenced) this.#withdraw(value);
    else if (this.#p.forcedInclusion === "yes") this.#force(value);
  }

  /** What they have on the layer and have not asked to withdraw. */
  get #left(): number {
    return Math.max(0, Math.round(this.#p.deposits) + this.#bank.state("head").minted - this.#asked);
  }

  #deposit(): void {
    const number = this.deposits.length;
    const deposit = { value: this.#value, isIncluded: false, isMinted: false };
    this.deposits.push(deposit);
    const order = this.#order(this.#p.exitGas);
    this.#node.ask(`deposit ${number}`, { kind: "deposit", value: deposit.value }, order, {
      included: () => {
        deposit.isIncluded = true;
      },
      reverted: () => {
        deposit.isIncluded = false;
      },
      final: () => this.#mint(number, deposit),
    });
  }

  /** Once, however often the host calls the deposit final. */
  #mint(number: number, deposit: Deposit): void {
    if (this.#minting.has(number)) return;
    this.#minting.add(number);
    this.#bank.call({ kind: "mint", number, value: deposit.value }, this.#order(0), {
      included: () => {
        deposit.isMinted = true;
      },
    });
  }

  /** Whether the last withdrawal is in a block whose data is on the host. */
  get #isServed(): boolean {
    if (this.#exit === null) return true;
    const { block } = this.#exit;
    return block !== null && block <= this.#node.posted;
  }

  get #isOverdue(): boolean {
    const { batchInterval, claimInterval } = this.#p;
    return this.#site.agenda.now >= (this.#exit?.since ?? 0) + (batchInterval + claimInterval) * 1e6;
  }

  #withdraw(value: number): void {
    this.#asked += value;
    const exit: Exit = { since: this.#site.agenda.now, block: null };
    this.#exit = exit;
    this.#before = this.#forced.length;
    this.#bank.call({ kind: "burn", number: this.#withdrawals++, value }, this.#order(0), {
      included: ({ block }) => {
        exit.block = block;
      },
    });
  }

  #force(value: number): void {
    this.#asked += value;
    const exit: Crossing = { kind: "burn", number: this.#forced.length, value };
    this.#forced.push(this.#site.agenda.now);
    this.#node.ask(`force ${exit.number}`, { kind: "force", exit }, this.#order(this.#p.exitGas));
  }

  #order(gas: number): Order {
    return { by: "users", bytes: wordBytes, gas, highestFee: anyPrice };
  }
}
