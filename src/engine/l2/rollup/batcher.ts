import type { Deployed } from "../../ledger/contract.ts";
import type { Ledger } from "../../ledger/ledger.ts";
import type { Site } from "../../site.ts";
import { type BlockId, blocksIn } from "../../trace.ts";
import { anyPrice } from "../calls.ts";
import { Rounds } from "../rounds.ts";
import { type Bank, crossings } from "./bank.ts";
import { type Keeping, keepingOf } from "./committee.ts";
import type { Batch, Crossing } from "./derivation.ts";
import type { L1Fee } from "./l1-fee.ts";
import type { Paid } from "./l1-pricer.ts";
import type { Node } from "./node.ts";
import type { Rollup } from "./parameters.ts";
import { type Posting, postingOf } from "./posting.ts";
import { sequencer } from "./sequencer.ts";

/** Batches that may wait for the host at once; what comes meanwhile waits to become a batch. */
const most = 16;

/** Hands the layer's blocks to whoever keeps the data, and tells the host: every so often, and whenever a batch is full. */
export class Batcher {
  #p: Rollup;
  #site: Site;
  #node: Node;
  #bank: Deployed<Bank, Crossing>;
  #fee: L1Fee;
  #rounds: Rounds;
  #next = 0;
  #waiting = 0;
  /** Last block in a batch, and the last that is counted for the next one. */
  #batched: BlockId = 0;
  #counted: BlockId = 0;
  #size = { transfers: 0, bytes: 0 };
  /** Last block that the sequencer is known to have made, bytes of all up to it, and bytes of all batches. */
  #ordered = { to: 0, bytes: 0 };
  #closed = 0;

  constructor(p: Rollup, site: Site, node: Node, bank: Deployed<Bank, Crossing>, fee: L1Fee) {
    this.#p = p;
    this.#site = site;
    this.#node = node;
    this.#bank = bank;
    this.#fee = fee;
    this.#rounds = new Rounds(
      site,
      sequencer,
      () => p.batchInterval,
      () => this.#work(),
    );
    node.watch(() => this.look());
  }

  /** The layer may have grown, or the host may have taken a batch. */
  look(): void {
    if (this.#waiting >= most || this.#node.ledger.head().block === this.#batched) return;
    if (this.#keeping === null || this.#fill() < this.#p.batchBytes) this.#rounds.ask();
    else this.#work();
  }

  /** Turns until the time of the next batch comes, after which nothing more goes into it; at least one. */
  get turnsInTime(): number {
    const every = this.#p.batchInterval * 1e6;
    const { now } = this.#site.agenda;
    const time = Math.ceil((now + 1) / every) * every - now;
    // Because what is made at that moment is not heard of in time.
    return Math.max(1, Math.ceil(time / (this.#p.blockTime * 1e6)) - 1);
  }

  /** Turns until the next batch is full, where so many users wait and more come as they have so far; 0: it is. */
  turnsToFill(users: number): number {
    this.#keepUp();
    const { batchBytes, postedBytes, blockTime } = this.#p;
    const left = batchBytes - ((this.#ordered.bytes - this.#closed) % batchBytes) - users * postedBytes;
    if (left <= 0) return 0;
    const perTurn = (this.#ordered.bytes / Math.max(1, this.#site.agenda.now)) * blockTime * 1e6;
    return Math.ceil(left / perTurn);
  }

  /** Counts what the sequencer has made, though users may not have heard of it. */
  #keepUp(): void {
    const { ledger } = this.#node;
    while (this.#ordered.to < ledger.tree.size - 1)
      this.#ordered.bytes += posted(this.#p, ledger, ++this.#ordered.to).bytes;
  }

  get #keeping(): Keeping | null {
    return keepingOf(this.#p, this.#site);
  }

  #work(): void {
    const keeping = this.#keeping;
    if (keeping === null) return;
    while (this.#waiting < most && this.#fill() > 0) this.#post(keeping);
  }

  /** Counts blocks for the next batch until it is full; returns its bytes. */
  #fill(): number {
    const { ledger } = this.#node;
    const head = ledger.head().block;
    while (this.#counted < head && this.#size.bytes < this.#p.batchBytes) {
      const { transfers, bytes } = posted(this.#p, ledger, ++this.#counted);
      this.#size.transfers += transfers;
      this.#size.bytes += bytes;
    }
    return this.#size.bytes;
  }

  #post(keeping: Keeping): void {
    const [from, to] = [this.#batched, this.#counted];
    const crossed = crossings(this.#bank.state("head"), from, to);
    const { batchGas: gas } = this.#p;
    const isWithheld = keeping === "withheld";
    const batch: Batch = { number: this.#next++, from, to, ...this.#size, isWithheld, crossings: crossed };
    this.#batched = to;
    this.#closed += batch.bytes;
    this.#size = { transfers: 0, bytes: 0 };
    this.#waiting++;
    const posting = this.#posting(batch.bytes, keeping);
    this.#price(batch, posting, keeping);
    const due = dueFor(this.#node.ledger, from, to);
    const { bytes, blobs } = posting;
    const order = { by: sequencer, bytes, blobs, gas, highestFee: anyPrice };
    this.#node.post(batch, order, {
      included: (_, paid) => {
        this.#waiting--;
        this.#node.tellPaid(paid, due.charged);
      },
      reverted: (_, paid) => {
        this.#waiting++;
        this.#node.tellPaid(-paid, -due.charged);
      },
      final: (_, paid) => this.#fee.posted({ ...due, paid }),
    });
  }

  #posting(bytes: number, keeping: Keeping): Posting {
    const { posting, batchGas } = this.#p;
    const fallsBack = posting === "committee" && keeping === "host";
    return postingOf({ posting: fallsBack ? "auto" : posting, batchGas }, this.#node.data, bytes);
  }

  /** Users share what their batch costs; where there are none, the next are asked what a full one would cost each of them. */
  #price({ transfers, crossings }: Batch, { cost }: Posting, keeping: Keeping): void {
    const { batchBytes, postedBytes } = this.#p;
    const { costs } = this.#fee;
    if (transfers > crossings.length) costs.batch(cost, transfers);
    else costs.batch(this.#posting(batchBytes, keeping).cost, batchBytes / postedBytes);
  }
}

/** What a block of the layer takes in a batch: its payments compressed, the data of layers above as it is. */
function posted({ transferBytes, postedBytes }: Rollup, { tree, terms }: Ledger, block: BlockId) {
  const { takes, bytes, span } = tree.block(block);
  let transfers = takes.calls.length;
  for (let row = 0; row < takes.counts.length; row++) transfers += takes.counts[row] as number;
  const above = bytes - blocksIn(span) * terms.headerBytes - transfers * transferBytes;
  return { transfers, bytes: Math.round(transfers * postedBytes + above) };
}

/** What a batch's blocks charge their users for the host, $, and how many payments that is for; whoever takes more room pays for as many. */
function dueFor({ tree, terms }: Ledger, from: BlockId, to: BlockId): Omit<Paid, "paid"> {
  let [charged, payments] = [0, 0];
  for (let block = from + 1; block <= to; block++) {
    const { surcharge, space } = tree.block(block);
    charged += (surcharge * space) / terms.size;
    payments += space / terms.size;
  }
  return { charged: charged * terms.dollars, payments };
}
