import type { Counted, Fold } from "./fold.ts";

/** How many attempts to undo what is settled came true, of those that were made or given up. */
export class Contested implements Fold {
  #reversals = 0;
  #last = -1;
  #published = 0;
  #abandoned = 0;

  hears: Fold["hears"] = {
    attempt: ({ outcome }) => {
      if (outcome === "published") this.#published++;
      if (outcome === "abandoned") this.#abandoned++;
    },
    reversed: ({ time }) => {
      // Because one attempt undoes several blocks at once.
      if (time === this.#last) return;
      this.#reversals++;
      this.#last = time;
    },
  };

  get counted(): Counted {
    return {
      count: Math.min(this.#reversals, this.#published),
      of: this.#published + this.#abandoned,
    };
  }

  readings: Fold["readings"] = () => (this.counted.of === 0 ? {} : { settlementError: this.counted });
}
