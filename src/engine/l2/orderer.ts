import type { Ledger } from "../ledger/ledger.ts";
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
    ledger.mempool.submitted = () => this.#rounds.ask();
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
    this.#tip = this.#ledger.extend(this.#tip, own, { permits: this.#site.decide(party).include });
    made?.(this.#tip);
    if (shows?.(this.#tip) !== false) this.#broadcast.send(own, this.#tip, tree.block(this.#tip).bytes);
    return this.#tip;
  }

  #work(): void {
    if (!this.#isAnything) return;
    const { takes } = this.#ledger.tree.block(this.make());
    // Because what a block leaves out may be left out for good, only a block that took something asks for the next one.
    const tookAny = takes.keys.length + takes.calls.length > 0 || takes.data !== null;
    if (this.#isAnything && tookAny) this.#rounds.ask();
  }

  get #isAnything(): boolean {
    const { waiting, calls } = this.#ledger.mempool;
    return waiting > 0 || calls.worth > 0 || this.#ledger.lastBid(this.#tip) !== null;
  }
}
