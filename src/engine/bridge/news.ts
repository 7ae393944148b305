import type { Site } from "../site.ts";
import { type BlockId, emptyParts, type Way } from "../trace.ts";
import type { Cohort } from "./message.ts";

/** Tells what becomes of the messages of one direction. */
export class News {
  #site: Site;
  #way: Way;
  /** Bytes of what shows a message to be so. */
  #bytes: () => number;
  /** Numbers what is final, in both directions together. */
  #nextBlock: () => BlockId;

  constructor(site: Site, way: Way, bytes: () => number, nextBlock: () => BlockId) {
    this.#site = site;
    this.#way = way;
    this.#bytes = bytes;
    this.#nextBlock = nextBlock;
  }

  sent(from: number, to: number, count: number): void {
    if (count > 0) this.#site.emit({ kind: "sent", way: this.#way, from, to, count });
  }

  delivered({ from, to }: Cohort, count: number): void {
    const { agenda, emit } = this.#site;
    emit({ kind: "delivered", way: this.#way, from, to, count, time: agenda.now });
  }

  failed({ from, to }: Cohort, count: number): void {
    this.#site.emit({ kind: "failed", way: this.#way, from, to, count });
  }

  /** Once for each cohort, however often its lock is undone. */
  unbacked(cohort: Cohort): void {
    if (cohort.wasUndone) return;
    cohort.wasUndone = true;
    const { from, to, told: count } = cohort;
    this.#site.emit({ kind: "unbacked", from, to, count, time: this.#site.agenda.now });
  }

  reversed(block: BlockId, found: number): void {
    const { agenda, emit } = this.#site;
    emit({ kind: "reversed", block, height: block, found, time: agenda.now });
  }

  /** Each of so many users paid `fee` for calls on the two chains, and `kept` to providers, $. Returns the number under which they are final. */
  final({ from, to }: Cohort, count: number, seen: number, fee: number, kept: number): BlockId {
    const { agenda, emit } = this.#site;
    const block = this.#nextBlock();
    const parts = emptyParts(1);
    [parts.from[0], parts.to[0], parts.count[0], parts.fee[0]] = [from, to, count, fee + kept];
    const costs = { surcharge: fee, bytes: count * this.#bytes() };
    const nothing = { space: 0, room: 0, subsidy: 0, baseFee: 0, blobs: null, calls: 0 };
    emit({
      ...{ kind: "final", block, by: 0, height: block, found: seen, seen, time: agenda.now },
      ...costs,
      ...nothing,
      parts,
    });
    return block;
  }
}
