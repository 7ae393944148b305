import type { Ledger } from "../ledger/ledger.ts";
import { once, type Row } from "../ledger/telling.ts";
import { Broadcast } from "../network/broadcast.ts";
import type { Site } from "../site.ts";
import type { BlockId } from "../trace.ts";
import { Rounds } from "./rounds.ts";

/** Number of the party among the nodes; the other is the user who waits for its promise. */
const own = 0;

/** Who orders a layer's transactions, and who is to know of it. */
export interface Ordering {
  readonly party: string;
  /** Time between blocks, s. */
  readonly blockTime: () => number;
  /** It has made a block. */
  readonly made?: (block: BlockId) => void;
  /** Whether it hands out what is in a block; left out: it does. */
  readonly shows?: (block: BlockId) => boolean;
  /** In how many turns what is handed on together is full where so many users wait, so that none comes into it who comes later; left out: it never is. */
  readonly turnsToFill?: (users: number) => number;
  /** Users have heard of another block. */
  readonly promised: () => void;
}

/** Orders what users send, in a block whenever anything waits. Whoever hears of the block has the layer's own promise. */
export class Orderer {
  #site: Site;
  #ledger: Ledger;
  #ordering: Ordering;
  #rounds: Rounds;
  #tip: BlockId = 0;
  #broadcast: Broadcast;

  constructor(site: Site, ledger: Ledger, ordering: Ordering) {
    this.#site = site;
    this.#ledger = ledger;
    this.#ordering = ordering;
    this.#rounds = new Rounds(site, ordering.party, ordering.blockTime, () => this.#work());
    ledger.mempool.submitted = () => {
      const { bidding, calls } = ledger.mempool;
      if (calls.worth > 0 || ordering.turnsToFill?.(bidding) === 0) this.#rounds.hurry();
      else this.#rounds.ask();
    };
    this.#broadcast = new Broadcast(site, site.network(2), [1], (block, nodes) => {
      const { found, height } = ledger.tree.block(block);
      site.emit({ kind: "heard", block, nodes, delay: site.agenda.now - found, found });
      if (height <= ledger.head().height) return;
      ledger.adopt(block);
      ordering.promised();
    });
  }

  /** Makes a block at once, though nothing may wait. */
  make(): BlockId {
    const { tree } = this.#ledger;
    const { party, made, shows } = this.#ordering;
    const making = { permits: this.#site.decide(party).include, row: this.#row };
    this.#tip = this.#ledger.extend(this.#tip, own, making);
    made?.(this.#tip);
    if (shows?.(this.#tip) !== false) this.#broadcast.send(own, this.#tip, tree.wireBytes(this.#tip));
    return this.#tip;
  }

  /** Its turns since users began to come for it, as far as they may be told as one. */
  get #row(): Row {
    const { telling } = this.#ledger;
    if (!telling.isCalm) return once;
    // Because users are not looked at in the very moment of each block, some may have come in the turn before.
    const turns = Math.min(telling.turns + 1, Math.max(1, this.#turnsSince));
    return { turns, every: this.#every, makesEmpty: false };
  }

  /** Turns since the first came of those who wait; 0: nobody has come since the last block. */
  get #turnsSince(): number {
    return Math.max(0, Math.round((this.#site.agenda.now - this.#ledger.mempool.since) / this.#every));
  }

  /** Microseconds between blocks. */
  get #every(): number {
    return Math.round(this.#ordering.blockTime() * 1e6);
  }

  #work(): void {
    const ledger = this.#ledger;
    const mayAnybodyCome = ledger.telling.isCalm && ledger.beforeBlock();
    if (!ledger.isAwaited(this.#tip)) {
      if (mayAnybodyCome) this.#rest();
      return;
    }
    const turns = mayAnybodyCome ? this.#turnsLeft(this.#turnsSince) : 0;
    if (turns > 0) {
      this.#rounds.rest(turns);
      return;
    }
    const { takes } = ledger.tree.block(this.make());
    // Because what a block leaves out may be left out for good, only a block that took something asks for the next one.
    const tookAny = takes.keys.length + takes.calls.length > 0 || takes.data !== null;
    if (tookAny && ledger.isAwaited(this.#tip)) this.#rounds.ask();
    else if (ledger.telling.isCalm) this.#rounds.rest(this.#turnsLeft(0));
  }

  /** For how many turns more a row goes on that has had some, as far as can be told now; 0: it ends. */
  #turnsLeft(had: number): number {
    const { telling, mempool } = this.#ledger;
    if (mempool.calls.worth > 0) return 0;
    const toFill = this.#ordering.turnsToFill?.(mempool.bidding) ?? Number.POSITIVE_INFINITY;
    return Math.max(0, Math.min(telling.turns - had, toFill));
  }

  /** Nobody came in a row of turns: it waits for the next one. */
  #rest(): void {
    const { telling, mempool } = this.#ledger;
    telling.lookAhead(this.#tip, mempool.bidding);
    this.#rounds.rest(this.#turnsLeft(0));
  }
}
