/** Cohorts in the order in which they came, each of which is looked at again after the same times. */
export class Line {
  #waits: readonly number[];
  #cohorts: number[] = [];
  #came: number[] = [];
  /** By wait: the first cohort that is not yet due. */
  #next: Int32Array;

  /** `waits` rise, microseconds. */
  constructor(waits: readonly number[]) {
    this.#waits = waits;
    this.#next = new Int32Array(waits.length);
  }

  add(cohort: number, now: number): void {
    this.#cohorts.push(cohort);
    this.#came.push(now);
  }

  /** When the next cohort is due, whichever of its waits that ends, microseconds; Infinity: there is none. */
  get next(): number {
    let next = Number.POSITIVE_INFINITY;
    for (let wait = 0; wait < this.#waits.length; wait++) {
      const came = this.#came[this.#next[wait] as number];
      if (came !== undefined) next = Math.min(next, came + (this.#waits[wait] as number));
    }
    return next;
  }

  /** The next cohort whose wait of that number has passed, each once; -1 when there is none. */
  due(wait: number, now: number): number {
    const next = this.#next[wait] as number;
    if (next < this.#came.length && (this.#came[next] as number) <= now - (this.#waits[wait] as number)) {
      this.#next[wait] = next + 1;
      return this.#cohorts[next] as number;
    }
    if (wait === this.#waits.length - 1 && next >= 1_024) this.#forget(next);
    return -1;
  }

  /** Because the last wait is the longest, nobody looks at those before it again. */
  #forget(count: number): void {
    this.#cohorts = this.#cohorts.slice(count);
    this.#came = this.#came.slice(count);
    for (let wait = 0; wait < this.#next.length; wait++)
      this.#next[wait] = (this.#next[wait] as number) - count;
  }
}
