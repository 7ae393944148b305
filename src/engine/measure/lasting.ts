import type { BlockId, TraceEvent } from "../trace.ts";

/** Settled blocks that must stand on one before it is believed to last. */
const burial = 24;

/**
 * Keeps back what is final until it has lasted: a block that was settled and undone again served nobody, and must not be
 * counted beside the one that took its place. All else is passed on at once.
 */
export class Lasting {
  #pass: (event: TraceEvent) => void;
  #waiting = new Map<BlockId, TraceEvent>();

  constructor(pass: (event: TraceEvent) => void) {
    this.#pass = pass;
  }

  see(event: TraceEvent): void {
    if (event.kind === "reversed") this.#waiting.delete(event.block);
    if (event.kind !== "final") {
      this.#pass(event);
      return;
    }
    this.#waiting.set(event.block, event);
    if (this.#waiting.size <= burial) return;
    for (const [block, oldest] of this.#waiting) {
      this.#waiting.delete(block);
      this.#pass(oldest);
      break;
    }
  }

  /** The run is over: what is final now has lasted. */
  end(): void {
    for (const event of this.#waiting.values()) this.#pass(event);
    this.#waiting.clear();
  }
}
