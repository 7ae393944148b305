import type { Cohorts } from "./cohorts.ts";

/** Keys that a list may hold whether they are of use or not. */
const shortList = 1_024;

/** Keys of cohorts in the order in which they came. As it grows it drops those that are of no use any more: nobody else may ever look at it. */
export class KeyList {
  readonly keys: number[] = [];
  #cohorts: Cohorts;
  #isOfUse: (row: number) => boolean;
  /** Length at which it is tidied. */
  #longest = shortList;

  /** `isOfUse` says of a living cohort's row whether its key still belongs here. */
  constructor(cohorts: Cohorts, isOfUse: (row: number) => boolean) {
    this.#cohorts = cohorts;
    this.#isOfUse = isOfUse;
  }

  add(key: number): void {
    if (this.keys.length >= this.#longest) this.#tidy();
    this.keys.push(key);
  }

  #tidy(): void {
    const { keys } = this;
    let kept = 0;
    for (const key of keys) {
      const row = this.#cohorts.living(key);
      if (row >= 0 && this.#isOfUse(row)) keys[kept++] = key;
    }
    keys.length = kept;
    this.#longest = Math.max(shortList, 2 * kept);
  }
}
