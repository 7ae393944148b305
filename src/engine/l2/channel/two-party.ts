import type { Funds } from "../../family.ts";
import type { Deployed } from "../../ledger/contract.ts";
import { type Host, isStranded } from "../../ledger/host.ts";
import type { Site } from "../../site.ts";
import { closingFaults, loss } from "../bolt/books.ts";
import {
  type ClosingRules,
  type Commitment,
  channelContract,
  type Funding,
  opposite,
  type Side,
  type Transaction,
} from "../bolt/contract.ts";
import { watchSeconds } from "../bolt/paid.ts";
import { reaction } from "../bolt/reaction.ts";
import { SignedBalances } from "./balances.ts";
import type { Channel } from "./parameters.ts";
import { Paying } from "./paying.ts";

/** The two sides by name; the user funds. */
export const parties = ["user", "partner"] as const;

const sides = [0, 1] as const;

/**
 * A channel from its funding to its close. What was signed off the chain is in `balances`, what the host knows in the contract;
 * each side acts on the two alone, at every look of its node, as long as that is up.
 */
export class TwoPartyChannel {
  #p: Channel;
  #site: Site;
  #rules: ClosingRules;
  #host: Host;
  #contract: Deployed<Funding, Transaction>;
  #balances: SignedBalances;
  #paying: Paying;
  /** Transactions that wait on the host, by side and kind. */
  #waiting = new Set<string>();
  /** Somebody asked to close: nothing is signed any more. */
  #isShut = false;
  /** By side: height of the host at which the other fell silent; null while it answers. */
  #silentSince: [number | null, number | null] = [null, null];
  /** When it could first be used, microseconds. */
  #opened = Number.POSITIVE_INFINITY;
  #isWithdrawable = false;

  constructor(p: Channel, site: Site) {
    this.#p = p;
    this.#site = site;
    this.#rules = { delay: p.toSelfDelay, justice: "penalty" };
    this.#host = site.host("settlement");
    this.#contract = this.#host.deploy(channelContract(this.#rules), site.name);
    this.#balances = new SignedBalances(p);
    this.#paying = new Paying(p, site, this.#balances, () => this.#isUsable());
    const every = watchSeconds(this.#host.blockSeconds) * 1e6;
    const look = site.agenda.action(() => {
      this.#look();
      site.agenda.after(every, look);
    });
    site.agenda.at(0, look);
  }

  /**
   * What the host holds is frozen while that stands still, while a side is away, or has closed alone and the channel is not paid out; stolen
   * is what an old commitment took from the other side for good.
   */
  funds(): Funds {
    const funding = this.#contract.state("head");
    const isStuck =
      funding.stage === "closing" || this.#closesAlone || !this.#areBothUp || isStranded(this.#host);
    const frozen = isStuck ? funding.held : 0;
    const stolen = loss(funding, this.#balances.latest);
    const { capacity } = this.#balances;
    return {
      safe: (capacity - frozen - stolen) / capacity,
      frozen: frozen / capacity,
      stolen: stolen / capacity,
    };
  }

  audit(): readonly string[] {
    const states = [this.#contract.state("head"), this.#contract.state("final")];
    return [
      ...this.#balances.audit(),
      ...states.flatMap((state) => closingFaults(state, this.#balances.latest)),
    ];
  }

  #look(): void {
    if (this.#opened === Number.POSITIVE_INFINITY && this.#contract.state("final").stage === "open")
      this.#opened = this.#site.agenda.now;
    for (const side of sides) {
      if (!this.#isUp(side)) continue;
      this.#listenTo(opposite(side));
      this.#act(side);
    }
    this.#tellWithdrawable();
  }

  /** What the node of a side does, given what it sees on the host. */
  #act(side: Side): void {
    const funding = this.#contract.state("head");
    const { stage, close } = funding;
    if (stage === "unfunded" && side === 0 && this.#areBothUp)
      this.#ask(0, { kind: "fund", amount: this.#balances.capacity });
    if (stage === "open") this.#closeIfDue(side);
    const answer = reaction(funding, side, this.#balances.latest, this.#host.head().height + 1, this.#rules);
    if (answer === null || close === null) return;
    this.#ask(side, answer, answer.kind === "claim" && this.#isRevoked(close.shown.number));
  }

  #closeIfDue(side: Side): void {
    const chosen = this.#chosen(side);
    const since = this.#silentSince[opposite(side)];
    if (this.#isRevoked(chosen.number)) this.#closeAlone(side, chosen);
    else if (since !== null && this.#host.head().height - since >= this.#p.cltvExpiryDelta)
      this.#closeAlone(side, chosen);
    else if (side === 0 && this.#isOld && this.#areBothUp) {
      this.#isShut = true;
      this.#ask(0, { kind: "cooperative", balances: this.#balances.latest.balances });
    }
  }

  /** The latest commitment, or whichever a dishonest side would rather have. */
  #chosen(side: Side): Commitment {
    const { latest } = this.#balances;
    const best = this.#balances.best(side);
    const number = this.#site.decide(parties[side]).close?.(latest.number, best.number);
    return number === best.number ? best : latest;
  }

  #closeAlone(side: Side, commitment: Commitment): void {
    this.#isShut = true;
    this.#ask(side, { kind: "commitment", by: side, commitment }, this.#isRevoked(commitment.number));
  }

  /** Whoever cheats pays up to all that is in the channel to be in time (A28). */
  #ask(side: Side, transaction: Transaction, isCheating = false): void {
    const key = keyOf(side, transaction.kind);
    if (this.#waiting.has(key)) return;
    this.#waiting.add(key);
    const highestFee = isCheating ? this.#p.capacity : this.#p.sweepFee;
    const order = { by: parties[side], bytes: 0, gas: 0, highestFee };
    this.#contract.call(transaction, order, {
      included: () => this.#waiting.delete(key),
      reverted: () => this.#waiting.add(key),
    });
  }

  /** Keeps in mind since which block a side says nothing. */
  #listenTo(side: Side): void {
    if (this.#isUp(side)) this.#silentSince[side] = null;
    else this.#silentSince[side] ??= this.#host.head().height;
  }

  /** All payments can be used on the host once everything is paid out there for good. */
  #tellWithdrawable(): void {
    const isPaidOut = this.#contract.state("final").stage === "closed";
    if (isPaidOut === this.#isWithdrawable) return;
    this.#isWithdrawable = isPaidOut;
    const { agenda, emit } = this.#site;
    const kind = isPaidOut ? "rung" : "rung-lost";
    for (let block = 1; block <= this.#paying.blocks; block++)
      emit({ kind, rung: "withdrawable", block, time: agenda.now });
  }

  #isUsable(): boolean {
    if (this.#isShut || !this.#areBothUp) return false;
    return this.#contract.state("final").stage === "open" && this.#contract.state("head").stage === "open";
  }

  #isRevoked(number: number): boolean {
    return number < this.#balances.number;
  }

  #isUp(side: Side): boolean {
    return !this.#site.incidents.isDown(parties[side], this.#site.agenda.now);
  }

  get #areBothUp(): boolean {
    return this.#isUp(0) && this.#isUp(1);
  }

  /** A commitment waits to be in a block. */
  get #closesAlone(): boolean {
    return sides.some((side) => this.#waiting.has(keyOf(side, "commitment")));
  }

  get #isOld(): boolean {
    const { agenda, window } = this.#site;
    return agenda.now >= Math.min(window.end, this.#opened + this.#p.closeAfter * 1e6);
  }
}

function keyOf(side: Side, kind: Transaction["kind"]): string {
  return `${side} ${kind}`;
}
