import { type BlockId, burial, type TraceEvent } from "../trace.ts";
import type { Unrest } from "../unrest.ts";

type Final = TraceEvent & { readonly kind: "final" };

/**
 * Keeps back what is final until it has lasted: a block that was settled and undone again served nobody, and must not be
 * counted beside the one that took its place. All else is passed on at once.
 */
export class Lasting {
  #pass: (event: TraceEvent) => void;
  #unrest: Unrest;
  #waiting = new Map<BlockId, Final>();
  /** Moments at which those that wait were settled, and how many were at each. */
  #moments = new Map<number, number>();

  constructor(unrest: Unrest, pass: (event: TraceEvent) => void) {
    this.#unrest = unrest;
    this.#pass = pass;
  }

  see(event: TraceEvent): void {
    if (event.kind === "reversed") this.#forget(event.block);
    if (event.kind !== "final") {
      this.#pass(event);
      return;
    }
    this.#waiting.set(event.block, event);
    this.#moments.set(event.time, (this.#moments.get(event.time) ?? 0) + 1);
    // Because looking for the oldest steps over all that were forgotten before, nobody looks while none is due.
    if (this.#moments.size <= burial || this.#unrest(event.time)) return;
    for (const [block, oldest] of this.#waiting) {
      if (this.#moments.size <= burial) break;
      this.#forget(block);
      this.#pass(oldest);
    }
  }

  #forget(block: BlockId): void {
    const time = this.#waiting.get(block)?.time;
    if (time === undefined) return;
    this.#waiting.delete(block);
    const left = (this.#moments.get(time) ?? 0) - 1;
    if (left > 0) this.#moments.set(time, left);
    else this.#moments.delete(time);
  }

  /** The run is over: what is final now has lasted. */
  end(): void {
    for (const event of this.#waiting.values()) this.#pass(event);
    this.#waiting.clear();
    this.#moments.clear();
  }
}
