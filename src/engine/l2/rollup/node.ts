import type { BlockRef, CallListener, Deployed, Order } from "../../ledger/contract.ts";
import type { Host } from "../../ledger/host.ts";
import type { Ledger } from "../../ledger/ledger.ts";
import type { Site } from "../../site.ts";
import type { BlockId, Rung } from "../../trace.ts";
import { wordBytes } from "../calls.ts";
import { timeAt } from "./clock.ts";
import { type Batch, beginning, type Entry, execute, isSame, type Outcome } from "./derivation.ts";
import { entriesBetween } from "./execution.ts";
import { type Inbox, inboxContract } from "./inbox.ts";
import { type Action, type Anchor, type Portal, portalContract, type Standing } from "./portal.ts";
import type { Rules, RulesAt } from "./rules.ts";

/** Who tells the host that settles of data that went elsewhere. */
export const relayer = "relayer";

/**
 * The layer as its hosts' chains tell it: which of its blocks are posted, settled, and whose money can be used there. Nothing
 * here is remembered but what was last told, so that a reorganization of a host is just another look.
 */
export class Node {
  readonly ledger: Ledger;
  readonly settlement: Host;
  readonly data: Host;
  #site: Site;
  #rules: RulesAt;
  /** How the contract tells the time, which no upgrade changes. */
  #counted: number | null;
  #portal: Deployed<Portal, Action>;
  /** Where the data goes, if that is another layer. */
  #inbox: Deployed<Inbox, Batch> | null;
  #watchers: (() => void)[] = [];
  #underWay = new Set<string>();
  #outcomes = new WeakMap<Entry, Outcome>();
  /** Claims that it executed, and what came of it. */
  #truths = new WeakMap<Standing, boolean>();
  #posted: BlockId = 0;
  #withdrawable: BlockId = 0;
  #alarms = new Set<number>();
  #alarm: number;
  #look: number;
  /** A host has told something that was not looked at yet; and the look that follows. */
  #isBehind = false;
  #catchUp: number;

  constructor(rules: RulesAt, site: Site, ledger: Ledger) {
    this.#site = site;
    this.#rules = rules;
    this.#counted = rules(site.agenda.now).counted;
    this.ledger = ledger;
    this.settlement = site.host("settlement");
    this.data = site.host("data");
    this.#portal = this.settlement.deploy(portalContract(rules), site.name);
    this.#inbox = this.data === this.settlement ? null : this.data.deploy(inboxContract, site.name);
    this.#look = site.agenda.action(() => this.look());
    this.#catchUp = site.agenda.action(() => {
      this.#isBehind = false;
      this.look();
    });
    for (const edge of site.incidents.edges) this.lookAt(edge);
    this.#alarm = site.agenda.action((time) => {
      this.#alarms.delete(time);
      this.look();
    });
  }

  portal(at: "head" | "final" = "head"): Portal {
    return this.#portal.state(at);
  }

  /** Last of the layer's blocks whose data is in the host's chain, or can be had by what is said there. */
  get posted(): BlockId {
    return this.#toldInbox.known?.to ?? 0;
  }

  /** The host was told of data that nobody can have: what comes after them, nobody knows. */
  get isInTheDark(): boolean {
    const { last, known } = this.#toldInbox;
    return last !== known;
  }

  /** Whether everybody can have the data up to a position of the history, and so execute it. */
  canExecute(position: number): boolean {
    return position <= (this.portal().inbox.known?.position ?? -1);
  }

  get #toldInbox(): Inbox {
    return this.#inbox?.state("head") ?? this.portal().inbox;
  }

  /** Last of the layer's blocks whose withdrawals the host pays out. */
  get withdrawable(): BlockId {
    return this.#withdrawable;
  }

  /** The state after an entry: a node executes each once. */
  outcome(entry: Entry | null): Outcome {
    const fresh: Entry[] = [];
    let at = entry;
    for (; at !== null && !this.#outcomes.has(at); at = at.before) fresh.push(at);
    let outcome = at === null ? beginning : (this.#outcomes.get(at) as Outcome);
    for (const each of fresh.reverse()) {
      outcome = execute(outcome, each);
      this.#outcomes.set(each, outcome);
    }
    return outcome;
  }

  /** What the contract goes by now. */
  get rules(): Rules {
    return this.#rules(this.#site.agenda.now);
  }

  /** Time by the contract's clock, microseconds: while it counts blocks, that of the last one. */
  get now(): number {
    return this.#counted === null ? this.#site.agenda.now : timeAt(this.#counted, this.settlement.head());
  }

  /** What is executed from a settled state up to a position of the history. */
  execution({ position }: Anchor, upTo: number): readonly Entry[] {
    return entriesBetween(this.portal().inbox.last, position, upTo);
  }

  /** The state after an entry that a claim may say, if it is true: executed from the settled one on, as the contract would. */
  claimable({ position }: Entry): Outcome {
    const { confirmed } = this.portal();
    return this.execution(confirmed, position).reduce(execute, confirmed.outcome);
  }

  /** Whether a claim says what its execution comes to: a node executes each once. */
  isTrue(claim: Standing): boolean {
    const known = this.#truths.get(claim);
    if (known !== undefined) return known;
    const { anchor, position, outcome } = claim;
    const isTrue = isSame(this.execution(anchor, position).reduce(execute, anchor.outcome), outcome);
    this.#truths.set(claim, isTrue);
    return isTrue;
  }

  /** Tells of a call for which the layer pays, $, and what users were charged for that; of less than nothing where it was undone. */
  tellPaid(paid: number, charged = 0): void {
    this.#site.emit({ kind: "posted", time: this.#site.agenda.now, charged, paid });
  }

  /** Calls `look` whenever something may have changed. */
  watch(look: () => void): void {
    this.#watchers.push(look);
  }

  /** Looks again at a moment of the run, microseconds. */
  lookAt(time: number): void {
    this.#site.agenda.at(time, this.#look);
  }

  /** Looks again at a moment by the contract's clock, microseconds; where the clock does not get there in time, it is to be asked again. */
  wake(time: number): void {
    if (this.#alarms.has(time)) return;
    this.#alarms.add(time);
    const { now } = this.#site.agenda;
    const due = this.#counted === null ? time : now + Math.max(this.#counted, time - this.now);
    this.#site.agenda.at(due, this.#alarm, time);
  }

  /** Hands in a call to the contract that holds the value, unless one of that name is under way. */
  ask(name: string, action: Action, order: Order, news: CallListener = {}): void {
    if (this.#underWay.has(name)) return;
    this.#underWay.add(name);
    this.#portal.call(action, order, this.#listener(name, news));
  }

  /** Hands in a batch where the data goes. Once it is final there, the host that settles is told, if that is another. */
  post(batch: Batch, order: Order, news: CallListener): void {
    const name = `batch ${batch.number}`;
    if (this.#inbox === null) {
      this.ask(name, { kind: "post", batch }, order, news);
      return;
    }
    const relay = { by: relayer, bytes: wordBytes, gas: order.gas, highestFee: order.highestFee };
    const final = (at: BlockRef, paid: number) => {
      news.final?.(at, paid);
      this.ask(`root of ${name}`, { kind: "post", batch }, relay);
    };
    this.#underWay.add(name);
    this.#inbox.call(batch, order, this.#listener(name, { ...news, final }));
  }

  /** Because a host takes or settles many calls at once, they are looked at together; what it undoes is seen at once. */
  #lookSoon(): void {
    if (this.#isBehind) return;
    this.#isBehind = true;
    this.#site.agenda.after(0, this.#catchUp);
  }

  /** What the hosts' chains say now, and whoever acts on it. */
  look(): void {
    this.#posted = this.#climb("posted", this.#posted, this.posted);
    const { confirmed, inbox } = this.portal("final");
    const settled = Math.min(confirmed.to, inbox.known?.to ?? 0);
    if (settled !== this.ledger.settled().block) this.ledger.settle(settled);
    const payable = Math.min(this.portal().payable.to, settled);
    this.#withdrawable = this.#climb("withdrawable", this.#withdrawable, payable);
    for (const look of this.#watchers) look();
  }

  /** Because one party extends the layer, its blocks are numbered along the chain. */
  #climb(rung: Rung, from: BlockId, to: BlockId): BlockId {
    const { emit, agenda } = this.#site;
    for (let block = from + 1; block <= to; block++) emit({ kind: "rung", rung, block, time: agenda.now });
    for (let block = from; block > to; block--) emit({ kind: "rung-lost", rung, block, time: agenda.now });
    return to;
  }

  #listener(name: string, news: CallListener): CallListener {
    const tell =
      (what: keyof CallListener, note: () => void, look: () => void) => (at: BlockRef, paid: number) => {
        note();
        news[what]?.(at, paid);
        look();
      };
    const nothing = () => {};
    const [now, soon] = [() => this.look(), () => this.#lookSoon()];
    return {
      included: tell("included", () => this.#underWay.delete(name), soon),
      reverted: tell("reverted", () => this.#underWay.add(name), now),
      final: tell("final", nothing, soon),
      reversed: tell("reversed", nothing, now),
    };
  }
}
