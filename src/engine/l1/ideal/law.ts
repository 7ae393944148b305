import type { Law } from "../../ledger/law.ts";
import type { Ledger } from "../../ledger/ledger.ts";
import type { Site } from "../../site.ts";
import type { Ideal } from "./parameters.ts";

/** The only party of an ideal chain, which stands still in an outage and is in nobody's hand. */
export const clock = "clock";

/** A clock that makes a block at each tick, which everybody sees and nobody can undo (A18). */
export class Clockwork implements Law {
  #site: Site;
  #ledger: Ledger;
  #interval: number;
  #tick: number;
  #handle = -1;

  constructor(p: Ideal, site: Site, ledger: Ledger) {
    this.#site = site;
    this.#ledger = ledger;
    this.#interval = Math.round(p.blockInterval * 1e6);
    this.#tick = site.agenda.action(() => this.#ticks());
  }

  start(): void {
    this.#ledger.settle(this.#ledger.head().block);
    this.#wind();
  }

  stop(): void {
    this.#site.agenda.cancel(this.#handle);
  }

  #ticks(): void {
    const { agenda, incidents } = this.#site;
    this.#wind();
    if (incidents.isDown(clock, agenda.now)) return;
    const block = this.#ledger.extend(this.#ledger.head().block, 0);
    this.#ledger.adopt(block);
    this.#ledger.settle(block);
  }

  #wind(): void {
    this.#handle = this.#site.agenda.after(this.#interval, this.#tick);
  }
}
