import type { Ledger } from "../../ledger/ledger.ts";
import { Broadcast } from "../../network/broadcast.ts";
import type { Site } from "../../site.ts";
import type { BlockId } from "../../trace.ts";
import type { Rollup } from "./parameters.ts";
import { Rounds } from "./rounds.ts";

export const sequencer = "sequencer";

/** Number of the sequencer among the nodes; the other is the user who waits for its promise. */
const own = 0;

/** Orders what users send, in a block whenever anything waits. Whoever hears of the block has the layer's own promise. */
export class Sequencer {
  #site: Site;
  #ledger: Ledger;
  #rounds: Rounds;
  #tip: BlockId = 0;
  #broadcast: Broadcast;

  /** `promised` is called when users have heard of another block. */
  constructor(p: Rollup, site: Site, ledger: Ledger, promised: () => void) {
    this.#site = site;
    this.#ledger = ledger;
    this.#rounds = new Rounds(
      site,
      sequencer,
      () => p.blockTime,
      () => this.#work(),
    );
    ledger.mempool.submitted = () => this.#rounds.ask();
    this.#broadcast = new Broadcast(site, site.network(2), [1], (block, nodes) => {
      const { found, height } = ledger.tree.block(block);
      site.emit({ kind: "heard", block, nodes, delay: site.agenda.now - found, found });
      if (height <= ledger.head().height) return;
      ledger.adopt(block);
      promised();
    });
  }

  #work(): void {
    const { tree } = this.#ledger;
    if (!this.#isAnything) return;
    this.#tip = this.#ledger.extend(this.#tip, own, { permits: this.#site.decide(sequencer).include });
    const { bytes, takes } = tree.block(this.#tip);
    this.#broadcast.send(own, this.#tip, bytes);
    // Because what a block leaves out may be left out for good, only a block that took something asks for the next one.
    const tookAny = takes.keys.length + takes.calls.length > 0 || takes.data !== null;
    if (this.#isAnything && tookAny) this.#rounds.ask();
  }

  get #isAnything(): boolean {
    const { waiting, calls } = this.#ledger.mempool;
    return waiting > 0 || calls.worth > 0 || this.#ledger.lastBid(this.#tip) !== null;
  }
}
