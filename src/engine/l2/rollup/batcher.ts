import type { Deployed } from "../../ledger/contract.ts";
import type { Ledger } from "../../ledger/ledger.ts";
import type { Site } from "../../site.ts";
import type { BlockId } from "../../trace.ts";
import { anyPrice } from "../calls.ts";
import { Rounds } from "../rounds.ts";
import { type Bank, crossings } from "./bank.ts";
import { type Keeping, keepingOf } from "./committee.ts";
import type { Costs } from "./costs.ts";
import type { Batch, Crossing } from "./derivation.ts";
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
  #costs: Costs;
  #rounds: Rounds;
  #next = 0;
  #waiting = 0;
  /** Last block in a batch, and the last that is counted for the next one. */
  #batched: BlockId = 0;
  #counted: BlockId = 0;
  #size = { transfers: 0, bytes: 0 };

  constructor(p: Rollup, site: Site, node: Node, bank: Deployed<Bank, Crossing>, costs: Costs) {
    this.#p = p;
    this.#site = site;
    this.#node = node;
    this.#bank = bank;
    this.#costs = costs;
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
    this.#size = { transfers: 0, bytes: 0 };
    this.#waiting++;
    const posting = this.#posting(batch.bytes, keeping);
    this.#price(batch, posting, keeping);
    const charged = chargedFor(this.#node.ledger, from, to);
    const { bytes, blobs } = posting;
    const order = { by: sequencer, bytes, blobs, gas, highestFee: anyPrice };
    this.#node.post(batch, order, {
      included: (_, paid) => {
        this.#waiting--;
        this.#node.tellPaid(paid, charged);
      },
      reverted: (_, paid) => {
        this.#waiting++;
        this.#node.tellPaid(-paid, -charged);
      },
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
    if (transfers > crossings.length) this.#costs.batch(cost, transfers);
    else this.#costs.batch(this.#posting(batchBytes, keeping).cost, batchBytes / postedBytes);
  }
}

/** What a block of the layer takes in a batch: its payments compressed, the data of layers above as it is. */
function posted({ transferBytes, postedBytes }: Rollup, { tree, terms }: Ledger, block: BlockId) {
  const { takes, bytes } = tree.block(block);
  let transfers = takes.calls.length;
  for (let row = 0; row < takes.counts.length; row++) transfers += takes.counts[row] as number;
  const above = bytes - terms.headerBytes - transfers * transferBytes;
  return { transfers, bytes: Math.round(transfers * postedBytes + above) };
}

/** What a batch's blocks charge their users for the host, $. */
function chargedFor({ tree, terms }: Ledger, from: BlockId, to: BlockId): number {
  let charged = 0;
  for (let block = from + 1; block <= to; block++) {
    const { surcharge, space } = tree.block(block);
    charged += (surcharge * space) / terms.size;
  }
  return charged * terms.dollars;
}
