import type { Ledger } from "../../ledger.ts";
import { subsidy } from "../../rules/subsidy.ts";
import type { Site } from "../../site.ts";
import type { BlockId } from "../../trace.ts";
import type { Nakamoto } from "./parameters.ts";

/**
 * The one who is paid: a node without hash power that calls a block settled once `confirmations` blocks of its chain
 * hold it, and notices when that turns out wrong.
 */
export class Receiver {
  #confirmations: number;
  #startHeight: number;
  #halvingInterval: number;
  #site: Site;
  #ledger: Ledger;
  /** Last settled block of its chain, and when it saw each block it has not settled yet. */
  #settled: BlockId = 0;
  #seen = new Map<BlockId, number>();

  constructor(p: Nakamoto, site: Site, ledger: Ledger) {
    this.#confirmations = p.confirmations;
    this.#startHeight = p.startHeight;
    this.#halvingInterval = p.halvingInterval;
    this.#site = site;
    this.#ledger = ledger;
  }

  /** Its chain now ends in `head` instead of `old`. */
  adopt(old: BlockId, head: BlockId): void {
    const fork = this.#ledger.commonAncestor(old, head);
    const depth = this.#ledger.height(old) - this.#ledger.height(fork);
    if (depth > 0) this.#site.emit({ kind: "reorganized", time: this.#site.agenda.now, depth });
    for (let at = head; at !== fork; at = this.#ledger.parent(at)) {
      if (!this.#seen.has(at)) this.#seen.set(at, this.#site.agenda.now);
    }
    this.#undo(fork);
    this.#settle(head);
  }

  /** What was settled above the fork was not. */
  #undo(fork: BlockId): void {
    while (this.#ledger.height(this.#settled) > this.#ledger.height(fork)) {
      const { height, found, parent } = this.#ledger.block(this.#settled);
      this.#ledger.unsettle(this.#settled);
      this.#site.emit({ kind: "reversed", block: this.#settled, height, found, time: this.#site.agenda.now });
      this.#settled = parent;
    }
  }

  #settle(head: BlockId): void {
    const deepest = this.#ledger.height(head) - this.#confirmations + 1;
    const fresh: BlockId[] = [];
    for (
      let at = head;
      this.#ledger.height(at) > this.#ledger.height(this.#settled);
      at = this.#ledger.parent(at)
    ) {
      if (this.#ledger.height(at) <= deepest) fresh.push(at);
    }
    for (const block of fresh.reverse()) this.#settleOne(block, head);
  }

  #settleOne(block: BlockId, head: BlockId): void {
    const { by, height, found, space, bytes } = this.#ledger.block(block);
    const time = this.#site.agenda.now;
    const seen = this.#seen.get(block) ?? time;
    this.#seen.delete(block);
    this.#settled = block;
    const parts = this.#ledger.settle(block, head);
    this.#site.emit({
      kind: "final",
      block,
      by,
      height,
      found,
      seen,
      time,
      space,
      room: this.#ledger.space,
      bytes,
      subsidy: subsidy(this.#startHeight + height, this.#halvingInterval),
      parts,
    });
  }
}
