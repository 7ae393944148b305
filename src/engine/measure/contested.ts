import type { Counted, Fold } from "./fold.ts";

/** How many attempts to undo what is settled came true, of those that were made or given up. */
export class Contested implements Fold {
  #reversals = 0;
  #last = -1;
  #published = 0;
  #abandoned = 0;

  see: Fold["see"] = (event) => {
    if (event.kind === "attempt" && event.outcome === "published") this.#published++;
    if (event.kind === "attempt" && event.outcome === "abandoned") this.#abandoned++;
    // Because one attempt undoes several blocks at once.
    if (event.kind !== "reversed" || event.time === this.#last) return;
    this.#reversals++;
    this.#last = event.time;
  };

  get counted(): Counted {
    return {
      count: Math.min(this.#reversals, this.#published),
      of: this.#published + this.#abandoned,
    };
  }

  readings: Fold["readings"] = () => (this.counted.of === 0 ? {} : { settlementError: this.counted });
}
